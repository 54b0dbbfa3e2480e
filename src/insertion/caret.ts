/** The caret in a rich editor: where it stands, and what is before and after it. */

/** The selection that sees into the box, also where it stands in a shadow root or a frame. */
export function selectionOf(box: HTMLElement): Selection | null {
  const root = box.getRootNode() as (Document | ShadowRoot) & { getSelection?(): Selection | null };
  // Chromium keeps a selection for each shadow root; Firefox lets the document's see into open ones.
  return root.getSelection?.() ?? box.ownerDocument.getSelection();
}

/** Is the caret (or a selection) inside the box? */
export function caretInside(box: HTMLElement): boolean {
  const node = selectionOf(box)?.anchorNode;
  return node ? box.contains(node) : false;
}

/** The deepest place at the end of what stands in the box: the end of its last text, else of its last block. */
function endOf(box: HTMLElement): [Node, number] {
  let at: Node = box;
  while (at.lastChild && at.lastChild.nodeName !== 'BR') at = at.lastChild;
  return [at, at.nodeType === Node.TEXT_NODE ? (at as Text).length : at.childNodes.length];
}

/** Puts the caret behind what stands in the box. */
export function caretToEnd(box: HTMLElement): void {
  const [node, offset] = endOf(box);
  // A final <br> only holds an empty line open: the caret belongs before it.
  selectionOf(box)?.collapse(node, node.lastChild?.nodeName === 'BR' ? offset - 1 : offset);
}

/** Nothing selected is replaced: the caret goes behind it. */
export function collapseSelection(box: HTMLElement): void {
  const selection = selectionOf(box);
  if (selection && !selection.isCollapsed) selection.collapseToEnd();
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
