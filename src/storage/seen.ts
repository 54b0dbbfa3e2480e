import { database, type SeenRow } from './database.ts';

export type { SeenRow };

/** How many claims were seen, by day; counts only: not where, nor in which posts. */

/** The day of a time, in the reader's own time: "2026-11-27". */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Counts claims that were seen just now, one entry a post and claim. */
export async function countSeen(
  found: readonly { claim: string; topic: string; flag: boolean }[],
  now = Date.now(),
): Promise<void> {
  if (found.length === 0) return;
  const day = dayOf(now);
  const transaction = (await database()).transaction('seen', 'readwrite');
  for (const { claim, topic, flag } of found) {
    const before = (await transaction.store.get([day, claim])) ?? { day, claim, topic, posts: 0, flags: 0 };
    await transaction.store.put({ ...before, topic, posts: before.posts + 1, flags: before.flags + (flag ? 1 : 0) });
  }
  await transaction.done;
}

export async function allSeen(): Promise<SeenRow[]> {
  return (await database()).getAll('seen');
}

/** Forgets the counts of days before the one so many days ago; null keeps everything. */
export async function forgetOldSeen(days: number | null, now = Date.now()): Promise<void> {
  if (days === null) return;
  const first = dayOf(now - days * 24 * 60 * 60 * 1000);
  await (await database()).delete('seen', IDBKeyRange.upperBound([first], true));
}

export async function putSeen(rows: readonly SeenRow[]): Promise<void> {
  const transaction = (await database()).transaction('seen', 'readwrite');
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
}

export async function clearSeen(): Promise<void> {
  await (await database()).clear('seen');
}
