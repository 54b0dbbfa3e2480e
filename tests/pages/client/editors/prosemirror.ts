import { baseKeymap } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import type { Mount } from './editor.ts';

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    text: { group: 'inline' },
  },
});

/** ProseMirror by itself. */
export const mountProseMirror: Mount = (host, { attributes, onChange, onEnter }) => {
  const empty = () =>
    EditorState.create({
      schema,
      plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)],
    });
  const view = new EditorView(host, {
    state: empty(),
    attributes: { role: 'textbox', ...attributes },
    handleKeyDown: (_, event) => event.key === 'Enter' && (onEnter?.(event) ?? false),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) onChange?.(text());
    },
  });
  const text = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n\n');
  return {
    element: view.dom,
    text,
    clear: () => {
      view.updateState(empty());
      onChange?.('');
    },
    unmount: () => view.destroy(),
  };
};
