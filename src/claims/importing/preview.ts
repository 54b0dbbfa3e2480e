import type { Claim, Draft } from '../claim.ts';
import type { Problem } from '../problem.ts';
import type { Reference } from '../reference.ts';
import type { Wrong } from '../wrong.ts';
import type { ToReview } from './review.ts';
import type { Merging } from './three-way.ts';

/** A file that somebody chose, dropped or pasted. */
export type ImportFile = {
  /** Its name, with the folders above it where a folder was chosen: "claims-db/covid-19/x.yaml". */
  name: string;
  bytes: Uint8Array;
};

/**
 * A file of the claims folder as it is now, and as the list has it, be it in another folder (null: it is not in the list).
 */
export type KnownFile = { text: string; base: string | null };

/** What is here when something is imported. File names are relative to the claims folder. */
export type Known = {
  files: ReadonlyMap<string, KnownFile>;
  claims: readonly { file: string; value: Claim | Draft }[];
  references: readonly Reference[];
};

export const rowKinds = ['new', 'changed', 'same', 'left out'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What an import does with one claim, reference or lexicon file. Nothing is written yet. */
export type ImportRow = {
  kind: RowKind;
  what: 'claim' | 'reference' | 'lexicon' | 'file';
  /** Where it stands in what was chosen: "claims.csv:12". */
  place: string;
  /** The file of the claims folder that it goes to; null if it goes to none. */
  file: string | null;
  /** The file in which the claim stands here, where that is in the folder of another topic; else null. */
  from: string | null;
  /** The claim in its own words, a reference's title. */
  statement: string;
  /** Why it is left out or the same, where that is no fault. */
  why: Wrong | null;
  /** What keeps it out; or, where it comes in, what has to be mended in it. */
  problems: Problem[];
  /** How its text comes together with what is here; null if it brings no text of its own. */
  merging: (Merging & { theirs: string; here: string | null }) | null;
  /** The record of a reference that is new or changed. */
  reference: Reference | null;
};

/** What was read, before anything is written: rows to look at, or a colleague's changes to be reviewed. */
export type ImportPreview = {
  rows: ImportRow[];
  counts: Record<RowKind, number>;
  toReview: ToReview | null;
  /** The text of a whole references.json that can take the place of ours, since all of ours are in it. */
  wholeReferences: string | null;
};

export type ImportOptions = {
  /** The topic folder of claims that name none. */
  topic: string;
  /** When somebody must look at new drafts again, an ISO date. */
  due: string;
  /** The day of the import, an ISO date. */
  today: string;
};

/** How many rows there are of each kind. */
export function countRows(rows: readonly ImportRow[]): Record<RowKind, number> {
  const counts: Record<RowKind, number> = { new: 0, changed: 0, same: 0, 'left out': 0 };
  for (const { kind } of rows) counts[kind]++;
  return counts;
}
