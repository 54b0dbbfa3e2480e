import { type Mount, setAttributes } from './editor.ts';

/** A contenteditable without an engine: YouTube's comment box, LinkedIn's messages. Its model is what stands in it. */
function editableOf(fixed: Record<string, string>): Mount {
  return (host, { attributes, placeholder, onChange, onEnter }) => {
    const element = document.createElement('div');
    setAttributes(element, { contenteditable: 'true', ...fixed, ...attributes });
    if (placeholder !== undefined) element.setAttribute('aria-label', placeholder);
    // What is drawn, with its line breaks.
    const text = () => element.innerText.replace(/\n$/, '');
    element.addEventListener('input', () => onChange?.(text()));
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && onEnter?.(event)) event.preventDefault();
    });
    host.append(element);
    return {
      element,
      text,
      clear: () => {
        element.replaceChildren();
        onChange?.('');
      },
      unmount: () => element.remove(),
    };
  };
}

export const mountEditable = editableOf({});
export const mountPreWrap = editableOf({ style: 'white-space: pre-wrap' });
export const mountPlaintextOnly = editableOf({ contenteditable: 'plaintext-only' });
