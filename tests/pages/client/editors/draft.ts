import { Editor as DraftEditor, EditorState, getDefaultKeyBinding, Modifier } from 'draft-js';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type Mount, setAttributes } from './editor.ts';

/** X, TikTok. The wrapper around it is what Draft.js itself makes; the site's attributes go onto the editable element. */
export const mountDraft: Mount = (host, { attributes, placeholder, onChange, onEnter }) => {
  const root = createRoot(host);
  let state = EditorState.createEmpty();
  const text = () => state.getCurrentContent().getPlainText();
  const render = () =>
    root.render(
      createElement(DraftEditor, {
        editorState: state,
        role: 'textbox',
        ...(placeholder === undefined ? {} : { placeholder }),
        onChange: (next: EditorState) => {
          state = next;
          render();
          onChange?.(text());
        },
        keyBindingFn: (event) =>
          event.key === 'Enter' && onEnter?.(event.nativeEvent) ? 'send' : getDefaultKeyBinding(event),
        handleKeyCommand: (command) => (command === 'send' ? 'handled' : 'not-handled'),
      }),
    );
  flushSync(render);
  const element = host.querySelector<HTMLElement>('.public-DraftEditor-content');
  if (!element) throw new Error('Draft.js drew no editor.');
  setAttributes(element, attributes);
  return {
    element,
    text,
    clear: () => {
      const content = state.getCurrentContent();
      const all = state.getSelection().merge({
        anchorKey: content.getFirstBlock().getKey(),
        anchorOffset: 0,
        focusKey: content.getLastBlock().getKey(),
        focusOffset: content.getLastBlock().getLength(),
        isBackward: false,
      });
      const emptied = Modifier.removeRange(content, all, 'backward');
      const pushed = EditorState.push(state, emptied, 'remove-range');
      state = EditorState.acceptSelection(pushed, emptied.getSelectionAfter());
      render();
      onChange?.('');
    },
    unmount: () => root.unmount(),
  };
};
