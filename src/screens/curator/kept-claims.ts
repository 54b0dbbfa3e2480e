import { begun, caughtUp, type History } from '../../claims/editing/history.ts';

/**
 * What the page keeps of the claims that were opened, by their files, as long as it is open: she leaves a claim and
 * comes back to it as if she had stayed. A page that is closed or loaded anew begins afresh.
 */
export type KeptClaims = {
  /** The way back in each; the one opened last stands last. */
  histories: Map<string, History>;
  /** What was typed and is not saved yet, the stored text that it was typed over, and what of it is being saved. */
  unsaved: Map<string, { text: string; over: string; saving?: string }>;
};

export function keepClaims(): KeptClaims {
  return { histories: new Map(), unsaved: new Map() };
}

/** All histories together hold at most so many letters, which are hardly more bytes; then the oldest are forgotten. */
const mostLetters = 50_000_000;

/**
 * The history of a claim that is opened, gone on with where it was left. What changed in between is a step of its own,
 * as it is in a claim that is open.
 * @param text as it is to be shown
 */
export function historyOf({ histories }: KeptClaims, file: string, text: string): History {
  const kept = histories.get(file);
  const history = kept ? caughtUp(kept, text) : begun(text);
  histories.delete(file);
  histories.set(file, history);
  let letters = 0;
  for (const [name, one] of [...histories].reverse()) {
    letters += lettersIn(one);
    if (letters > mostLetters && name !== file) histories.delete(name);
  }
  return history;
}

/**
 * What could not be saved before a claim was left is no longer to be saved where the file was changed meanwhile: it would
 * overwrite that. It stays a step in the history.
 * @param stored the text of the file now
 */
export function letGoOutdated({ unsaved }: KeptClaims, file: string, stored: string): void {
  const waiting = unsaved.get(file);
  if (waiting && waiting.over !== stored && waiting.text !== stored) unsaved.delete(file);
}

function lettersIn({ past, now, future }: History): number {
  return [...past, now, ...future].reduce((sum, { text }) => sum + text.length, 0);
}
