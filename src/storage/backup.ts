import { z } from 'zod';
import { replyLength, tone } from '../claims/claim.ts';
import { sayIssue } from '../claims/say-issue.ts';
import { sentences } from '../claims/sentences.ts';
import { type Wrong, wrong } from '../claims/wrong.ts';
import { type CarriedPreview, carried, carryAll, previewCarried, takeCarried } from './curating/carried.ts';
import { allDismissals, putDismissals } from './dismissed.ts';
import { allDrafts, putDrafts } from './drafts.ts';
import { allRows, deleteAllRows, putRows, type StoredRow } from './ledger.ts';
import { entryOf, ledgerEntry, rowOf } from './ledger-file.ts';
import { allSeen, clearSeen, putSeen } from './seen.ts';
import { type Settings, settings } from './settings.ts';
import { settingsItem } from './stored.ts';

/**
 * Everything in one file: settings, ledger, what was seen, drafts, what was taken off which posts, and what a curator
 * made. To take along to another machine, or to keep.
 */

/** Raise it with every change of the shape, and read the shape before as well. */
const format = 1;

/** A larger file is none of ours, or would choke the page: a curator's five thousand changed claims are half of it. */
export const mostBytes = 200_000_000;

const backup = z.strictObject({
  kind: z.literal('second-opinion', sentences.notOurs),
  format: z.literal(format, sentences.otherVersion),
  at: z.iso.datetime(),
  settings,
  ledger: z.array(ledgerEntry),
  seen: z.array(
    z.strictObject({
      day: z.iso.date(),
      claim: z.string(),
      topic: z.string(),
      posts: z.number().int().min(0),
      flags: z.number().int().min(0),
    }),
  ),
  drafts: z.record(
    z.string(),
    z.strictObject({
      text: z.string(),
      tone,
      length: replyLength,
      variant: z.number().int().min(0),
      at: z.number(),
    }),
  ),
  dismissed: z.record(z.string().regex(/^[0-9a-f]{64}$/, 'must be the fingerprint of a post'), z.number()),
  /** Only where something was made: most readers never curate. */
  curating: carried.optional(),
});
export type Backup = z.infer<typeof backup>;

/** Everything that is stored, as one file holds it. */
export async function takeBackup(now = Date.now()): Promise<Backup> {
  const [stored, rows, seen, drafts, dismissed, curating] = await Promise.all([
    settingsItem.getValue(),
    allRows(),
    allSeen(),
    allDrafts(),
    allDismissals(),
    carryAll(),
  ]);
  return {
    kind: 'second-opinion',
    format,
    at: new Date(now).toISOString(),
    settings: stored,
    ledger: rows.map(entryOf),
    seen,
    drafts,
    dismissed,
    ...(curating && { curating }),
  };
}

/** One thing wrong with a file: in which field, and what. */
export type BackupFault = Wrong & { field: string };

/** Reads a file that was exported. Nothing is stored yet. @returns the first few faults if it cannot be used */
export function readBackup(text: string): { backup: Backup } | { faults: BackupFault[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { faults: [{ field: '', ...wrong('notJson') }] };
  }
  const read = backup.safeParse(content);
  if (read.success) return { backup: read.data };
  const faults = read.error.issues
    .flatMap((issue) => sayIssue(issue, backup, content))
    .slice(0, faultsShown)
    .map(({ path, ...found }) => ({ field: path.map(String).join('.'), ...found }));
  return { faults };
}
const faultsShown = 5;

/** What taking a file in would change. */
export type BackupPreview = {
  at: string;
  /** Parts of the settings that differ from today's. */
  settings: (keyof Settings)[];
  /** Replies in the file that the ledger has not, and all of them. */
  newReplies: number;
  replies: number;
  drafts: number;
  dismissed: number;
  /** Null: the file has nothing that a curator made. */
  curating: CarriedPreview | null;
};

export async function previewBackup(file: Backup): Promise<BackupPreview> {
  const [now, rows] = await Promise.all([settingsItem.getValue(), allRows()]);
  const parts = Object.keys(now) as (keyof Settings)[];
  return {
    at: file.at,
    settings: parts.filter((part) => JSON.stringify(now[part]) !== JSON.stringify(file.settings[part])),
    newReplies: notYetIn(rows, file).length,
    replies: file.ledger.length,
    drafts: Object.keys(file.drafts).length,
    dismissed: Object.keys(file.dismissed).length,
    curating: file.curating ? await previewCarried(file.curating) : null,
  };
}

/**
 * Takes a file in: its settings take the place of today's; replies, counts, drafts, dismissals, and what a curator made
 * are added to those that are there.
 * @returns how to undo it
 * @throws DiskFull if there is no room left for what a curator made
 */
export async function takeIn(file: Backup): Promise<() => Promise<void>> {
  const before = await takeBackup();
  const rows = await allRows();
  await putRows(notYetIn(rows, file).map(({ id: _, ...row }) => row));
  await putSeen(file.seen);
  // A draft of today is newer than one in a file.
  await putDrafts({ ...file.drafts, ...before.drafts });
  await putDismissals(file.dismissed);
  const giveBack = file.curating ? await takeCarried(file.curating) : null;
  await settingsItem.setValue(file.settings);
  return async () => {
    await deleteAllRows();
    await putRows(before.ledger.map(rowOf));
    await clearSeen();
    await putSeen(before.seen);
    await putDrafts(before.drafts);
    await settingsItem.setValue(before.settings);
    await giveBack?.();
  };
}

/** Replies of a file that the ledger does not have; the same reply may have another number on another machine. */
function notYetIn(rows: readonly StoredRow[], file: Backup): StoredRow[] {
  const nameOf = ({ at, claim, text }: StoredRow) => `${at} ${claim} ${text}`;
  const known = new Set(rows.map(nameOf));
  return file.ledger.map(rowOf).filter((row) => !known.has(nameOf(row)));
}
