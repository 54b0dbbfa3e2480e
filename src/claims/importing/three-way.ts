import { type Conflict, mergeSources, takeTheirs } from '../editing/merge.ts';

/** What comes of two texts of one file that may both have been changed. */
export type Merging = {
  /**
   * same: both are one text. mine: theirs brings nothing new. theirs: only they changed it, or it is new here. merged:
   * both did, in different places. conflict: both did in the same place; `text` keeps mine there.
   */
  kind: 'same' | 'mine' | 'theirs' | 'merged' | 'conflict';
  text: string;
  conflicts: Conflict[];
};

/**
 * Merges two texts of a file.
 * @param base the text from which both began; null if there was none, or nobody knows
 * @param mine null if the file is not there on this side
 */
export function threeWay(base: string | null, mine: string | null, theirs: string): Merging {
  if (mine === null) return { kind: 'theirs', text: theirs, conflicts: [] };
  if (mine === theirs) return { kind: 'same', text: mine, conflicts: [] };
  if (theirs === base) return { kind: 'mine', text: mine, conflicts: [] };
  if (mine === base) return { kind: 'theirs', text: theirs, conflicts: [] };
  if (base === null) return apart(mine, theirs);
  const both = mergedFields(base, mine, theirs);
  if (both === null) return apart(mine, theirs);
  const { text, conflicts } = both;
  if (conflicts.length > 0) return { kind: 'conflict', text, conflicts };
  return { kind: text === mine ? 'mine' : text === theirs ? 'theirs' : 'merged', text, conflicts };
}

/** Null for texts that have no fields to tell apart, since one of them is no YAML. */
function mergedFields(base: string, mine: string, theirs: string): ReturnType<typeof mergeSources> | null {
  try {
    return mergeSources(base, mine, theirs);
  } catch {
    return null;
  }
}

/** Nothing is known of what both began from: one of the two has to be chosen whole. */
function apart(mine: string, theirs: string): Merging {
  return { kind: 'conflict', text: mine, conflicts: [{ field: '', base: null, mine, theirs }] };
}

/**
 * The merged text with their words in the fields that the curator chose; in the others mine stand.
 * @param fields names of fields in `conflicts`; '' is the whole file
 */
export function settled(merging: Merging, theirs: string, fields: ReadonlySet<string>): string {
  return merging.conflicts
    .filter(({ field }) => fields.has(field))
    .reduce((text, { field }) => (field === '' ? theirs : takeTheirs(text, theirs, field)), merging.text);
}
