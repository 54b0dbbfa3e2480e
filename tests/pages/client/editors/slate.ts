import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor as SlateEditor, Node as SlateNode, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import type { Mount } from './editor.ts';

/** Discord, Grammarly's own boxes, many help desks. */
export const mountSlate: Mount = (host, { attributes, placeholder, onChange, onEnter }) => {
  const editor = withHistory(withReact(createEditor()));
  const text = () => editor.children.map((node) => SlateNode.string(node)).join('\n');
  const root = createRoot(host);
  flushSync(() =>
    root.render(
      createElement(Slate, {
        editor,
        initialValue: [{ type: 'paragraph', children: [{ text: '' }] } as never],
        onChange: () => onChange?.(text()),
        children: createElement(Editable, {
          ...(placeholder === undefined ? {} : { placeholder }),
          ...attributes,
          onKeyDown: (event) => {
            if (event.key === 'z' && event.ctrlKey) {
              event.preventDefault();
              editor.undo();
            } else if (event.key === 'Enter' && onEnter?.(event.nativeEvent)) event.preventDefault();
          },
        }),
      }),
    ),
  );
  const element = host.querySelector<HTMLElement>('[data-slate-editor]');
  if (!element) throw new Error('Slate drew no editor.');
  return {
    element,
    text,
    clear: () => Transforms.delete(editor, { at: SlateEditor.range(editor, []) }),
    unmount: () => root.unmount(),
  };
};
