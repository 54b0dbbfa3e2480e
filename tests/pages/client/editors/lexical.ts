import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { type Mount, setAttributes } from './editor.ts';

/** Facebook, Reddit, Threads. */
export const mountLexicalRich: Mount = (host, options) => mountLexical(host, options, registerRichText);
export const mountLexicalPlain: Mount = (host, options) => mountLexical(host, options, registerPlainText);

function mountLexical(
  host: HTMLElement,
  { attributes, onChange, onEnter }: Parameters<Mount>[1],
  register: (editor: LexicalEditor) => () => void,
): ReturnType<Mount> {
  const element = document.createElement('div');
  setAttributes(element, { contenteditable: 'true', role: 'textbox', ...attributes });
  host.append(element);
  const editor = createEditor({
    namespace: 'fixture',
    nodes: [HeadingNode, QuoteNode],
    theme: { paragraph: 'editor-paragraph' },
    onError: (error) => console.error(error),
  });
  editor.setRootElement(element);
  const fill = () => {
    $getRoot().clear().append($createParagraphNode());
  };
  editor.update(fill, { discrete: true, tag: 'history-merge' });
  const text = () => editor.getEditorState().read(() => $getRoot().getTextContent());
  const undo = [
    register(editor),
    registerHistory(editor, createEmptyHistoryState(), 1000),
    editor.registerUpdateListener(() => onChange?.(text())),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!event || !onEnter?.(event)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ];
  return {
    element,
    text,
    clear: () => editor.update(fill, { discrete: true }),
    unmount: () => {
      for (const each of undo) each();
      editor.setRootElement(null);
    },
  };
}
