import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  getNearestEditorFromDOMNode,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { type Editor, type EditorOptions, type Mount, setAttributes } from './editor.ts';

/** Facebook, Reddit, Threads. */
export const mountLexicalRich: Mount = (host, options) => lexicalOn(madeIn(host, options), options);
export const mountLexicalPlain: Mount = (host, options) => lexicalOn(madeIn(host, options), options, registerPlainText);

function madeIn(host: HTMLElement, { attributes }: EditorOptions): HTMLElement {
  const element = document.createElement('div');
  setAttributes(element, { role: 'textbox', ...attributes });
  host.append(element);
  return element;
}

/** Makes an element of the page's own a real Lexical editor with history. */
export function lexicalOn(
  element: HTMLElement,
  { onChange, onEnter }: EditorOptions = {},
  register: (editor: LexicalEditor) => () => void = registerRichText,
): Editor & { focus(): void } {
  const editor = createEditor({
    namespace: 'fixture',
    nodes: [HeadingNode, QuoteNode],
    theme: { paragraph: 'editor-paragraph' },
    onError: (error) => console.error(error),
  });
  element.setAttribute('contenteditable', 'true');
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
    focus: () => editor.focus(),
    unmount: () => {
      for (const each of undo) each();
      editor.setRootElement(null);
    },
  };
}

/** The text of the editor that an element belongs to, from Lexical's state; a field's value; else null. */
export function lexicalText(element: Element): string | null {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
  const editor = getNearestEditorFromDOMNode(element);
  return editor ? editor.getEditorState().read(() => $getRoot().getTextContent()) : null;
}
