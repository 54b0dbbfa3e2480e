/**
 * Rich editors: Lexical (Facebook, Reddit), Draft.js (X), ProseMirror and Tiptap (LinkedIn, Bluesky), Quill, Slate, and
 * plain contenteditables. They hold their text in a model of their own and mirror it into the page, so that typing into
 * the DOM scrambles them; all of them read a paste.
 *
 * - `execCommand` first would scramble Lexical and destroy Draft.js (draft-js#36, harper#2494): it is only the fallback
 *   for contenteditables that do not know paste.
 * - Chromium reads the paste's `clipboardData`. In Firefox a DataTransfer filled by a content script arrives empty, but
 *   there the event takes `dataType` and `data`: both go into one event.
 * - text/plain only: Slate ignores a paste that carries text/html.
 */

interface PasteInit extends ClipboardEventInit {
  dataType: string;
  data: string;
}

/** The selection that sees into the box, also where it stands in a shadow root. */
function selectionOf(box: HTMLElement): Selection | null {
  const root = box.getRootNode();
  const inShadow = root instanceof ShadowRoot ? (root as ShadowRoot & { getSelection?(): Selection | null }) : null;
  return inShadow?.getSelection?.() ?? box.ownerDocument.getSelection();
}

/** Is the caret (or a selection) inside the box? */
export function caretInside(box: HTMLElement): boolean {
  const node = selectionOf(box)?.anchorNode;
  return node ? box.contains(node) : false;
}

/** The deepest place at the end of what stands in the box: the end of its last text, else of its last block. */
function endOf(box: HTMLElement): [Node, number] {
  let at: Node = box;
  while (at.lastChild && !(at.lastChild instanceof HTMLBRElement)) at = at.lastChild;
  return [at, at.nodeType === Node.TEXT_NODE ? (at as Text).length : at.childNodes.length];
}

/** Puts the caret behind what stands in the box. */
export function caretToEnd(box: HTMLElement): void {
  const [node, offset] = endOf(box);
  // A final <br> only holds an empty line open: the caret belongs before it.
  selectionOf(box)?.collapse(node, node.lastChild instanceof HTMLBRElement ? offset - 1 : offset);
}

/** What stands before and after the caret; all of it before, where the caret is elsewhere. */
export function aroundCaret(box: HTMLElement): { before: string; after: string } {
  const selection = selectionOf(box);
  if (!selection?.focusNode || !box.contains(selection.focusNode)) return { before: box.textContent ?? '', after: '' };
  const range = box.ownerDocument.createRange();
  range.selectNodeContents(box);
  range.setEnd(selection.focusNode, selection.focusOffset);
  const before = range.toString();
  range.selectNodeContents(box);
  range.setStart(selection.focusNode, selection.focusOffset);
  return { before, after: range.toString() };
}

/** Nothing selected is replaced: the caret goes behind it. */
export function collapseSelection(box: HTMLElement): void {
  const selection = selectionOf(box);
  if (selection && !selection.isCollapsed) selection.collapseToEnd();
}

/** Offers the text to the editor as one paste. Whether it was taken shows only later, in the box. */
export function pasteInto(box: HTMLElement, text: string): void {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', text);
  const init: PasteInit = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: transfer,
    dataType: 'text/plain',
    data: text,
  };
  box.dispatchEvent(new ClipboardEvent('paste', init));
}

/** Types the text at the caret by the browser's own editing; for contenteditables that know no paste. */
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
