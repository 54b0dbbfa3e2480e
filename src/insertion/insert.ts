import { boxText, compact, copies, isField } from './box-text.ts';
import { afterFieldCaret, beforeFieldCaret, insertIntoField, placeFieldCaret } from './field.ts';
import { aroundCaret, caretInside, caretToEnd, collapseSelection, pasteInto, typeInto } from './rich.ts';

/** What became of an insertion: exactly one copy in the box; the box as it was; or something else, to be looked at. */
export type Landing = 'one-copy' | 'nothing' | 'changed';

/** Editors apply a paste asynchronously; all that were measured had done so well within this time. */
const LANDING_MS = 300;
/** After the text has landed an editor may still settle (links, a second render): the count is taken after it. */
const SETTLING_MS = 60;
/** Editors hear of a moved caret by `selectionchange`, which comes a task later. */
const CARET_MS = 30;

/**
 * Puts the text into somebody else's editor, once, and says what became of it. Goes to the caret where the reader is in
 * the box, else behind what stands there; keeps what stands there; never presses a key and never submits.
 */
export async function insertText(box: HTMLElement, text: string): Promise<Landing> {
  const before = compact(boxText(box));
  if (copies(before, compact(text)) > 0) {
    // Pressed twice: the one copy that stands there is the one that was asked for.
    box.focus();
    return 'one-copy';
  }
  const wasIn = isFocused(box);
  if (isField(box)) {
    box.focus();
    placeFieldCaret(box, wasIn);
    const max = box.maxLength;
    const whole = spaced(beforeFieldCaret(box), text, afterFieldCaret(box));
    if (max >= 0 && box.value.length + whole.length > max) return 'nothing';
    insertIntoField(box, whole);
  } else {
    const keepCaret = wasIn && caretInside(box);
    box.focus();
    if (keepCaret) collapseSelection(box);
    else if (before !== '') caretToEnd(box);
    await pause(CARET_MS);
    const around = before === '' ? { before: '', after: '' } : aroundCaret(box);
    const whole = spaced(around.before, text, around.after);
    pasteInto(box, whole);
    if ((await changed(box, before)) === false) typeInto(box, whole);
  }
  await changed(box, before);
  await pause(SETTLING_MS);
  return judge(before, compact(boxText(box)), compact(text));
}

/** What the box says, compared: before, after, and the text that was to come. All compact. */
export function judge(before: string, after: string, text: string): Landing {
  if (after === before) return 'nothing';
  const grewByOne = after.length === before.length + text.length;
  return grewByOne && copies(after, text) === copies(before, text) + 1 ? 'one-copy' : 'changed';
}

/** The text as a paragraph of its own, apart from the words before and after the caret. */
function spaced(before: string, text: string, after: string): string {
  const lead = before.trim() === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return lead + text + (after.trim() === '' ? '' : '\n\n');
}

function isFocused(box: HTMLElement): boolean {
  const root = box.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active !== null && (active === box || box.contains(active));
}

/** Waits until the box says something else than before, at most LANDING_MS; false if it never did. */
async function changed(box: HTMLElement, before: string): Promise<boolean> {
  const deadline = performance.now() + LANDING_MS;
  while (compact(boxText(box)) === before) {
    if (performance.now() > deadline) return false;
    await pause(15);
  }
  return true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
