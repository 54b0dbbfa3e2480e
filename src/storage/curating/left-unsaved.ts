import { z } from 'zod';

/**
 * What a curator had typed, and was not saved, when its page was closed. A page that is being closed does not live until
 * the database has answered; the small store of pages is written to at once. The page that is opened next saves it.
 */

const leftUnsaved = z.strictObject({
  file: z.string(),
  text: z.string(),
  /** What may be stored of the file if nobody else changed it: the text it was typed over, and what was being saved. */
  over: z.array(z.string()),
});
export type LeftUnsaved = z.infer<typeof leftUnsaved>;

const key = 'second-opinion-unsaved';

/** Leaves texts for the next page, beside what others left. */
export function leaveUnsaved(texts: readonly LeftUnsaved[]): void {
  const left = readLeft();
  const others = left.filter((one) => !texts.some((other) => isSame(one, other)));
  if (texts.length > 0) keep([...others, ...texts]);
}

/** What was left, the latest last; nothing where it cannot be read. */
export function readLeft(): LeftUnsaved[] {
  try {
    return z.array(leftUnsaved).parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

/** Forgets a text that was left: it is saved, or she has it before her. */
export function forgetLeft(text: Pick<LeftUnsaved, 'file' | 'text'>): void {
  const left = readLeft();
  const others = left.filter((one) => !isSame(one, text));
  if (others.length < left.length) keep(others);
}

function isSame(one: Pick<LeftUnsaved, 'file' | 'text'>, other: Pick<LeftUnsaved, 'file' | 'text'>): boolean {
  return one.file === other.file && one.text === other.text;
}

function keep(texts: readonly LeftUnsaved[]): void {
  try {
    if (texts.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(texts));
  } catch {
    // There is no room for it either, and a page that is being closed can tell nobody.
  }
}
