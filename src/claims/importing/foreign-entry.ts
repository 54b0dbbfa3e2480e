import type { ForeignClaim } from '../foreign-claim.ts';
import type { Problem } from '../problem.ts';
import type { Wrong } from '../wrong.ts';

/**
 * One claim of a file that came from outside, with the line where it begins: as a claim, or with the reason why it is
 * none of ours, or with what is wrong with it. One that is wrong spoils none of the others.
 */
export type ForeignEntry = { line: number } & (
  | { claim: ForeignClaim }
  | { statement: string; skip: Wrong }
  | { statement: string; problems: Problem[] }
);

/** What a file from outside holds; `problems` are those of the file as a whole, with which nothing in it can be read. */
export type ForeignFile = { entries: ForeignEntry[]; problems: Problem[] };
