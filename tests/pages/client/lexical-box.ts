import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  getNearestEditorFromDOMNode,
  KEY_ENTER_COMMAND,
} from 'lexical';

export interface LexicalBox {
  text(): string;
  clear(): void;
  focus(): void;
  unmount(): void;
}

/**
 * Makes an element a real Lexical rich-text editor with history, as both sites have it.
 * @param options.onEnter called for Enter; answers whether it was taken (sent), so that no line is broken.
 * @param options.onChange called with the editor's text after each change.
 */
export function mountLexical(
  root: HTMLElement,
  options: { onEnter?: (event: KeyboardEvent) => boolean; onChange?: (text: string) => void } = {},
): LexicalBox {
  const editor = createEditor({
    namespace: 'fixture',
    nodes: [HeadingNode, QuoteNode],
    theme: { paragraph: 'editor-paragraph' },
    onError: (error) => console.error(error),
  });
  root.setAttribute('contenteditable', 'true');
  editor.setRootElement(root);
  const fill = () => {
    const page = $getRoot();
    page.clear();
    page.append($createParagraphNode());
  };
  const read = () => editor.getEditorState().read(() => $getRoot().getTextContent());
  editor.update(fill, { discrete: true, tag: 'history-merge' });
  const undo = [
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 1000),
    editor.registerUpdateListener(() => options.onChange?.(read())),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!event || !options.onEnter?.(event)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ];
  return {
    text: read,
    clear: () => editor.update(fill, { discrete: true }),
    focus: () => editor.focus(),
    unmount: () => {
      for (const each of undo) each();
      editor.setRootElement(null);
    },
  };
}

/** The text of the editor that an element belongs to, from Lexical's state; a field's value; else null. */
export function editorText(element: Element): string | null {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
  const editor = getNearestEditorFromDOMNode(element);
  return editor ? editor.getEditorState().read(() => $getRoot().getTextContent()) : null;
}
