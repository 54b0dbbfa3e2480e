import { type Conflict, mergeSources, takeTheirs } from '../../claims/editing/merge.ts';

/** Two texts of one file that both came from a third. */
export type Merge = {
  /** Both together; where both say something else, mine. Null: I took the file away. */
  text: string | null;
  /** Where both changed the same. A field '' is the whole file: it cannot be told apart into fields. */
  conflicts: Conflict[];
};
export type Side = 'mine' | 'theirs';

/**
 * Merges field by field. Where one side took the file away (null), one of the two can only be chosen as a whole.
 */
export function mergedFrom(base: string | null, mine: string | null, theirs: string | null): Merge {
  if (mine === null || theirs === null) return { text: mine, conflicts: [{ field: '', base, mine, theirs }] };
  return mergeSources(base ?? '', mine, theirs);
}

/** The text as the curator chose it, field by field; null: no file. */
export function chosenText(merge: Merge, theirs: string | null, chosen: ReadonlyMap<string, Side>): string | null {
  const taken = merge.conflicts.filter(({ field }) => chosen.get(field) === 'theirs');
  if (merge.text === null || theirs === null) return taken.length > 0 ? theirs : merge.text;
  return taken.reduce((text, { field }) => takeTheirs(text, theirs, field), merge.text);
}
