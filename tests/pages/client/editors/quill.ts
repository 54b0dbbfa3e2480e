import Quill from 'quill';
import { type Mount, setAttributes } from './editor.ts';

/** LinkedIn's classic pages. */
export const mountQuill: Mount = (host, { attributes, placeholder = '', onChange, onEnter }) => {
  const quill = new Quill(host, { placeholder, modules: { toolbar: false } });
  setAttributes(quill.root, attributes);
  const text = () => quill.getText().replace(/\n$/, '');
  quill.on('text-change', () => onChange?.(text()));
  quill.root.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !onEnter?.(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  return { element: quill.root, text, clear: () => quill.setText(''), unmount: () => host.replaceChildren() };
};
