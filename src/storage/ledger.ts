import { database, type LedgerRow } from './database.ts';

/**
 * The ledger: what was inserted or copied, kept on this machine. Rows are written by the background, read and deleted by
 * the ledger's own page.
 */

export type { LedgerRow };
/** A row as it stands in the ledger. */
export type StoredRow = LedgerRow & { id: number };

const dayMs = 24 * 60 * 60 * 1000;
/** "This week": so long back a wording counts as used. */
const recentDays = 7;
/** More wordings than these of one claim in a week are not compared. */
const mostWordings = 50;

/** Writes a reply down. @returns the row's number */
export async function addReply(row: LedgerRow): Promise<number> {
  return (await database()).add('replies', row);
}

/**
 * What was said before, for the reply check.
 * @param thread empty where there is no thread to look at
 */
export async function historyOf(
  claim: string,
  thread: string,
  now = Date.now(),
): Promise<{ inThread: string | null; wordings: string[] }> {
  const db = await database();
  const recent = IDBKeyRange.bound([claim, now - recentDays * dayMs], [claim, now]);
  const [ofClaim, ofThread] = await Promise.all([
    db.getAllFromIndex('replies', 'claimAt', recent, mostWordings),
    thread === '' ? [] : db.getAllFromIndex('replies', 'thread', thread),
  ]);
  const last = ofThread.reduce((latest, { at }) => Math.max(latest, at), 0);
  return {
    inThread: last === 0 ? null : new Date(last).toISOString(),
    wordings: ofClaim.map(({ text }) => text),
  };
}

/** The newest rows, newest first. */
export async function newestRows(count: number): Promise<StoredRow[]> {
  const index = (await database()).transaction('replies').store.index('at');
  // A cursor that goes from row to row asks the browser's database for each; this asks three times, however many.
  let oldest = await index.openKeyCursor(null, 'prev');
  if (count > 1) oldest = (await oldest?.advance(count - 1)) ?? null;
  const rows = await index.getAll(oldest ? IDBKeyRange.lowerBound(oldest.key) : null);
  // Of rows of the same instant there may be more than asked for.
  return rows.map(stored).reverse().slice(0, count);
}

/** Every row, newest first. */
export async function allRows(): Promise<StoredRow[]> {
  return (await (await database()).getAllFromIndex('replies', 'at')).map(stored).reverse();
}

export async function deleteRows(ids: readonly number[]): Promise<void> {
  const transaction = (await database()).transaction('replies', 'readwrite');
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
}

/** Deletes everything that was said. @returns what was deleted, to be put back on request */
export async function deleteAllRows(): Promise<StoredRow[]> {
  const rows = await allRows();
  await (await database()).clear('replies');
  return rows;
}

/** Puts rows back, or in from another machine; a row with the number of another takes its place. */
export async function putRows(rows: readonly LedgerRow[]): Promise<void> {
  const transaction = (await database()).transaction('replies', 'readwrite');
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
}

/** Forgets what is older than so many days; null keeps everything, 0 nothing. */
export async function forgetOldReplies(days: number | null, now = Date.now()): Promise<void> {
  if (days === null) return;
  const transaction = (await database()).transaction('replies', 'readwrite');
  const old = IDBKeyRange.upperBound(now - days * dayMs);
  for await (const cursor of transaction.store.index('at').iterate(old)) await cursor.delete();
  await transaction.done;
}

/** Claims of the latest replies, each once, the latest first: what she is likely to need again. */
export async function recentClaims(most: number): Promise<string[]> {
  const claims = new Set<string>();
  for (const { claim } of await newestRows(recentRows)) {
    claims.add(claim);
    if (claims.size === most) break;
  }
  return [...claims];
}
/** So many replies back are looked at for recent claims. */
const recentRows = 100;

/** The database gives every row its number; the type of its values does not know that. */
function stored(row: LedgerRow): StoredRow {
  return { ...row, id: row.id ?? 0 };
}
