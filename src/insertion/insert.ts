import { boxText, compact, copies } from './box-text.ts';
import { aroundCaret, caretInside, caretToEnd, collapseSelection } from './caret.ts';
import { isClosed, isField } from './editable.ts';
import { underGuard } from './guard.ts';
import { pasteInto } from './pasting.ts';
import { typeInto } from './typing.ts';
import { aroundFieldCaret, placeFieldCaret, roomIn, typeIntoField } from './typing-into-fields.ts';

/**
 * What became of an insertion: exactly one copy in the box; the box as it was; something else, to be looked at; the box
 * cannot be written in; or it has no room for so much text. Only the first two leave no doubt about what stands there.
 */
export type Landing = 'one-copy' | 'nothing' | 'changed' | 'closed' | 'too-long';

export interface InsertOptions {
  /** Selector of the site's controls that send; the guard lets none of them be pressed by a script meanwhile. */
  submit?: string;
  /** Finds the box anew, where the site puts another in its place while we wait. */
  again?: () => HTMLElement | null;
}

/** Editors apply a paste asynchronously, all that were measured within 100 ms; a busy page may take longer. */
const LANDING_MS = 1_500;
/** Where no editor answered the paste, it is given so long all the same before the text is typed. */
const UNANSWERED_MS = 150;
/** After the text has landed an editor may still settle (links, a second render): the count is taken after it. */
const SETTLING_MS = 60;
/** Editors hear of a moved caret by `selectionchange`, which comes a task later; Slate looks every 100 ms at most. */
const CARET_MS = 120;
/** A box that takes the place of another is given so long to bring along what the other held. */
const CARRYING_MS = 300;
/** A site that puts another box in the place of one mounts it within this time. */
const REPLACING_MS = 1_500;

/**
 * Puts the text into somebody else's editor, once, and says what became of it. Goes to the caret where the reader is in
 * the box, else behind what stands there; keeps what stands there; never presses a key and never submits. The technique
 * is chosen by what the element is, never by the site.
 */
export async function insertText(box: HTMLElement, text: string, options: InsertOptions = {}): Promise<Landing> {
  const landing = await insertInto(box, text, options.submit ?? '');
  if (landing !== 'gone') return landing;
  const next = await replacement(box, text, options.again ?? (() => null));
  const second = next ? await insertInto(next, text, options.submit ?? '') : 'nothing';
  return second === 'gone' ? 'nothing' : second;
}

async function insertInto(box: HTMLElement, text: string, submit: string): Promise<Landing | 'gone'> {
  if (isClosed(box)) return 'closed';
  const view = box.ownerDocument.defaultView ?? window;
  const act = <T>(what: () => T) => underGuard(view, submit, what);
  const before = compact(boxText(box));
  const wasIn = isFocused(box);
  act(() => box.focus());
  // Pressed twice: the one copy that stands there is the one that was asked for.
  if (copies(before, compact(text)) > 0) return 'one-copy';
  if (isField(box)) {
    placeFieldCaret(box, wasIn);
    const { before, after } = aroundFieldCaret(box);
    const whole = box.localName === 'input' ? oneLine(before, text, after) : paragraph(before, text, after);
    if (whole.length > roomIn(box)) return 'too-long';
    act(() => typeIntoField(box, whole));
  } else {
    if (wasIn && caretInside(box)) collapseSelection(box);
    else if (before !== '') caretToEnd(box);
    // Also where nothing was moved: the box may have been opened, and given its caret, just now.
    await pause(CARET_MS);
    if (!box.isConnected) return 'gone';
    const around = before === '' ? { before: '', after: '' } : aroundCaret(box);
    const whole = paragraph(around.before, text, around.after);
    const answered = act(() => pasteInto(box, whole));
    const landed = await changed(box, before, answered ? LANDING_MS : UNANSWERED_MS);
    if (!landed && !answered && box.isConnected) act(() => typeInto(box, whole));
  }
  await pause(SETTLING_MS);
  return box.isConnected ? judge(before, compact(boxText(box)), compact(text)) : 'gone';
}

/** What the box says, compared: before, after, and the text that was to come. All compact. */
export function judge(before: string, after: string, text: string): Landing {
  if (after === before) return 'nothing';
  const grewByOne = after.length === before.length + text.length;
  return grewByOne && copies(after, text) === copies(before, text) + 1 ? 'one-copy' : 'changed';
}

/**
 * The box that a site has put in the place of one that is gone. It is given time to bring along what the old one held,
 * so that no second copy is added to a first that is still on its way.
 */
async function replacement(
  gone: HTMLElement,
  text: string,
  again: () => HTMLElement | null,
): Promise<HTMLElement | null> {
  const began = performance.now();
  let since = Number.POSITIVE_INFINITY;
  for (;;) {
    const found = again();
    const box = found !== gone ? found : null;
    const now = performance.now();
    if (box && copies(compact(boxText(box)), compact(text)) > 0) return box;
    if (box) since = Math.min(since, now);
    if (now - since > CARRYING_MS || now - began > REPLACING_MS) return box;
    await pause(15);
  }
}

/** The text as a paragraph of its own, apart from the words before and after the caret. */
function paragraph(before: string, text: string, after: string): string {
  const lead = before.trim() === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return lead + text + (after.trim() === '' ? '' : '\n\n');
}

/** The same for a field of one line, which would drop line breaks and glue an address to the word before it. */
function oneLine(before: string, text: string, after: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' ');
  return (/\S$/.test(before) ? ' ' : '') + line + (/^\S/.test(after) ? ' ' : '');
}

function isFocused(box: HTMLElement): boolean {
  const root = box.getRootNode();
  const active = 'activeElement' in root ? (root as Document | ShadowRoot).activeElement : null;
  return active !== null && (active === box || box.contains(active));
}

/** Waits until the box says something else than before; false if it does not in time, or is gone. */
async function changed(box: HTMLElement, before: string, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (compact(boxText(box)) === before) {
    if (performance.now() > deadline || !box.isConnected) return false;
    await pause(15);
  }
  return true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
