import { claimNameOf } from './claim-name.ts';

/**
 * A claim stands in the folder of its topic. One that moves to another topic is two changes: its file in the old folder
 * is gone, and the one in the new folder has its text. Neither means anything without the other, so they are shown,
 * judged, taken over, taken back and put in use as one.
 */

/** What is needed of a change to tell what it belongs to. */
type Part = { file: string; text: string | null };

/** Changes that stand or fall together. */
export type ChangeUnit<T extends Part> = {
  /** The change itself; of a claim that moved, that of its file in the new folder. */
  main: T;
  /** Of a claim that moved, the change by which its file in the old folder is gone; else null. */
  from: T | null;
};

/** The changes as they belong together, in their order. */
export function unitsOf<T extends Part>(changes: readonly T[]): ChangeUnit<T>[] {
  const gone = new Map<string, T>();
  const placed = new Set<string>();
  for (const change of changes) {
    const name = claimNameOf(change.file);
    if (name === null) continue;
    if (change.text === null) gone.set(name, change);
    else placed.add(name);
  }
  return changes.flatMap((main): ChangeUnit<T>[] => {
    const name = claimNameOf(main.file) ?? '';
    if (main.text === null) return placed.has(name) ? [] : [{ main, from: null }];
    const from = gone.get(name) ?? null;
    // It came from one place: should a second file have its name, that one is no part of it.
    gone.delete(name);
    return [{ main, from }];
  });
}

/** The changes of a unit; that of the old file first, so that no claim is ever there twice. */
export function changesOf<T extends Part>({ main, from }: ChangeUnit<T>): T[] {
  return from === null ? [main] : [from, main];
}

/** The file from which a claim moved to this one; null if it did not. */
export function movedFrom(changes: readonly Part[], file: string): string | null {
  const name = claimNameOf(file);
  if (name === null) return null;
  return changes.find((one) => one.text === null && one.file !== file && claimNameOf(one.file) === name)?.file ?? null;
}
