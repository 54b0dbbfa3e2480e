import type { IDBPTransaction, StoreNames } from 'idb';
import { database, type Schema } from '../database.ts';
import { DiskFull, saysDiskFull } from './disk-full.ts';

type Stores = ArrayLike<StoreNames<Schema>>;
/** Reads and writes of these stores that belong together. */
export type Writing<Names extends Stores> = IDBPTransaction<Schema, Names, 'readwrite'>;

/**
 * Reads and writes these stores in one go: no other tab comes between, and all of it is stored or nothing. It has
 * reached the disk when this answers, so that a crash right after takes nothing back.
 * @param work does nothing but these reads and writes: it may be called once more
 * @throws DiskFull if there is no room left
 */
export async function allOrNothing<const Names extends Stores, Result>(
  stores: Names,
  work: (writing: Writing<Names>) => Promise<Result>,
): Promise<Result> {
  try {
    return await inOneGo(stores, work);
  } catch (error) {
    if (!mayOnlyDelete(error)) throw error;
    return inOneGo(stores, work);
  }
}

/**
 * After a transaction for which there was no room, Firefox lets the next one of this page delete and nothing else: its
 * first write throws this. The one after that may write again, if there is room by now.
 */
function mayOnlyDelete(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

async function inOneGo<const Names extends Stores, Result>(
  stores: Names,
  work: (writing: Writing<Names>) => Promise<Result>,
): Promise<Result> {
  const writing = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
  // Where the work itself fails, that is the error to tell.
  writing.done.catch(() => {});
  try {
    const result = await work(writing);
    await writing.done;
    return result;
  } catch (error) {
    try {
      writing.abort();
    } catch {
      // The browser has already ended it: nothing was stored.
    }
    // A full disk ends the whole transaction, and the request that was waited for may only say that it was ended.
    throw saysDiskFull(error) || saysDiskFull(writing.error) ? new DiskFull(error) : error;
  }
}
