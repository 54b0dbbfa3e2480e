import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { sentences } from '../sentences.ts';
import { parseSource } from '../source-file.ts';
import { claimNameOf } from './claim-name.ts';

/**
 * What a curator made of one file of the claims folder: its whole text as it is now, beside the text that she began
 * from. Nothing else is kept of an edit, so that no edit can fail to apply later. A claim that she moves to another topic
 * is two changes, see `change-units.ts`.
 */

/**
 * A file of the claims folder by its relative name: "covid-19/x.yaml", "references.json". A change set comes from other
 * people and may be written to a disk, so a name may lead nowhere else.
 */
export const claimsFileName = z
  .string()
  .max(200)
  .regex(
    /^(?:references\.json|[\p{L}\p{N}][\p{L}\p{N} ._-]*\/[\p{L}\p{N}][\p{L}\p{N} ._-]*\.ya?ml)$/u,
    sentences.claimsFileForm,
  );

export const change = z
  .strictObject({
    file: claimsFileName,
    /**
     * The text of the list's file that was edited; null for a new claim. Both changes of a claim that moved have the text
     * that the list has in the old folder.
     */
    base: z.string().nullable(),
    /** Null: the list's file is gone. Only claims go away, since other files have nowhere to move to. */
    text: z.string().nullable(),
    /** Who made it and why, as far as they said. */
    author: z.string(),
    reason: z.string(),
    on: z.iso.datetime(),
    /** Raised by each save: by it two tabs are told apart. */
    revision: z.number().int().min(1),
  })
  .refine(({ file, text }) => text !== null || claimNameOf(file) !== null, {
    path: ['file'],
    message: sentences.cannotGo,
  });
export type Change = z.infer<typeof change>;

/**
 * All changes of one curator, as a file that a colleague can read, judge and merge. The number of the format is raised
 * with what a released reader would refuse. No release reads change sets yet, so that a text of null, which came after the
 * first of them were written, is still format 1.
 */
export const changeSet = z.strictObject({
  format: z.literal(1),
  kind: z.literal('second-opinion-changes'),
  made: z.iso.datetime(),
  /** The version of the list that was edited. */
  list: z.string(),
  by: z.string(),
  changes: z.array(change),
});
export type ChangeSet = z.infer<typeof changeSet>;

/** Reads a change set; or says at which line and field it is none. */
export function parseChangeSet(file: string, text: string): { changeSet: ChangeSet } | { problems: Problem[] } {
  const bare = text.replace(/^\uFEFF/, '');
  // JSON's own reader is many times faster; only what it or the schema refuses is read again, for the lines.
  const quick = changeSet.safeParse(readJson(bare));
  const read = quick.success ? null : parseSource({ file, text: bare }, changeSet);
  const found = quick.data ?? read?.parsed?.value;
  if (!found) return { problems: read?.problems ?? [] };
  const twice = found.changes.findIndex((one, at) => found.changes.findIndex((other) => other.file === one.file) < at);
  if (twice < 0) return { changeSet: found };
  const message = `"${found.changes[twice]?.file}" is changed twice: keep one of the two`;
  return { problems: [{ file, line: 1, field: `changes[${twice}].file`, message }] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A change set as the text of a file, in an order that stays, so that two exports can be compared. */
export function writeChangeSet(set: ChangeSet): string {
  const changes = set.changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return `${JSON.stringify({ ...set, changes }, null, 2)}\n`;
}
