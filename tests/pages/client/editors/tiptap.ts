import { Editor as TiptapEditor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import type { Mount } from './editor.ts';

/** LinkedIn's feed of 2026, Bluesky. */
export const mountTiptap: Mount = (host, { attributes, onChange, onEnter }) => {
  const editor = new TiptapEditor({
    element: host,
    extensions: [StarterKit],
    editorProps: {
      attributes: { role: 'textbox', ...attributes },
      handleKeyDown: (_, event) => event.key === 'Enter' && (onEnter?.(event) ?? false),
    },
    onUpdate: () => onChange?.(text()),
  });
  const text = () => editor.getText();
  return {
    element: editor.view.dom as HTMLElement,
    text,
    clear: () => void editor.commands.clearContent(true),
    unmount: () => editor.destroy(),
  };
};
