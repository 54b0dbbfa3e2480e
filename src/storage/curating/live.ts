import { z } from 'zod';
import { type Library, library } from '../../claims/library.ts';
import { database } from '../database.ts';
import { beginCurating, curatesHere } from './curates.ts';
import { DiskFull, saysDiskFull } from './disk-full.ts';
import { allOrNothing } from './writing.ts';

/**
 * The live library: the list with the changes made here, ready for the matcher. The curator's page makes it after each
 * change; the background uses it instead of the bundled one as long as it was made for that.
 */

/** What it was made of. */
const made = z.strictObject({
  /** The version of the bundled list. */
  list: z.string(),
  changes: z.array(z.strictObject({ file: z.string(), revision: z.number().int().min(1) })),
});
export type LiveMade = z.infer<typeof made>;

export type Live = { library: Library; made: LiveMade };

/** As it is stored; each that is stored has an id of its own. */
const live = z.strictObject({ id: z.string(), library, made });

/**
 * Stores it in place of the one before; the background uses it once it is told, see `libraryChanged` in the messages.
 * @throws DiskFull if there is no room left; the one before stays
 */
export async function storeLive(library: Library, made: LiveMade): Promise<void> {
  // Before the library: without this note nobody looks for it.
  await beginCurating().catch((error: unknown) => {
    throw saysDiskFull(error) ? new DiskFull(error) : error;
  });
  await allOrNothing(['live'], (writing) =>
    writing.objectStore('live').put({ id: crypto.randomUUID(), library, made }, 'library'),
  );
}

/** There are no changes any more: the bundled library is all there is. */
export async function forgetLive(): Promise<void> {
  await allOrNothing(['live'], (writing) => writing.objectStore('live').clear());
}

/**
 * The live library; null if there is none, or what is stored cannot be read: the curator's page makes it anew. It was
 * written by a page, so it is checked; once only, since that takes longer than all else at a waking of the background.
 */
export async function readLive(): Promise<Live | null> {
  if (!(await curatesHere())) return null;
  const store = (await database()).transaction('live').store;
  const [row, checked] = await Promise.all([store.get('library'), store.get('checked')]);
  if (isChecked(row, checked)) return { library: row.library, made: row.made };
  const read = live.safeParse(row);
  if (!read.success) return null;
  const { id, library, made } = read.data;
  // Where this cannot be noted, the next reader checks again.
  await allOrNothing(['live'], (writing) => writing.objectStore('live').put(id, 'checked')).catch(() => {});
  return { library, made };
}

/** Is it the very row that was checked before? */
function isChecked(row: unknown, checked: unknown): row is z.infer<typeof live> {
  return typeof checked === 'string' && typeof row === 'object' && row !== null && 'id' in row && row.id === checked;
}
