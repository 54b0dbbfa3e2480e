import { selectionOf } from './caret.ts';

/**
 * Contenteditables without an engine, which hear no synthetic paste: YouTube's comment box, TikTok's, LinkedIn's
 * messages, `plaintext-only` ones. The browser's own editing writes into them, and can be undone.
 *
 * Only after a paste had no effect: in Lexical and Draft.js this would scramble the text (see pasting.ts).
 */
export function typeInto(box: HTMLElement, text: string): void {
  const selection = selectionOf(box);
  const node = selection?.anchorNode;
  if (selection && node && box.contains(node)) {
    const offset = selection.anchorOffset;
    // Away and back, so that the insertion is an undo step of its own.
    selection.collapse(box, 0);
    selection.collapse(node, offset);
  }
  box.ownerDocument.execCommand('insertText', false, text);
}
