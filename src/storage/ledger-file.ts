import { stringify } from 'csv-stringify/browser/esm/sync';
import { z } from 'zod';
import { replyLength, tone } from '../claims/claim.ts';
import type { StoredRow } from './ledger.ts';

/** The ledger as files: for a spreadsheet, and for another machine. */

/** A row as it stands in an exported file. Times are ISO, in UTC. */
export const ledgerEntry = z.strictObject({
  id: z.number().int().positive(),
  at: z.iso.datetime(),
  how: z.enum(['inserted', 'copied']),
  site: z.string(),
  url: z.string(),
  thread: z.string(),
  author: z.string(),
  claim: z.string(),
  statement: z.string(),
  topic: z.string(),
  tone,
  length: replyLength,
  variant: z.number().int().min(0),
  edited: z.boolean(),
  text: z.string(),
  list: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const columns = Object.keys(ledgerEntry.shape);

export function entryOf(row: StoredRow): LedgerEntry {
  return { ...row, at: new Date(row.at).toISOString() };
}

export function rowOf(entry: LedgerEntry): StoredRow {
  return { ...entry, at: Date.parse(entry.at) };
}

/** For a spreadsheet. What one would take for a formula is marked as text, since posts and authors are other people's. */
export function ledgerCsv(rows: readonly StoredRow[]): string {
  return stringify(rows.map(entryOf), {
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
}

export function ledgerJson(rows: readonly StoredRow[]): string {
  return `${JSON.stringify(rows.map(entryOf), null, 1)}\n`;
}
