import { type ChangeOutline, database } from '../database.ts';

/**
 * What a table tells of the claims that were changed here, kept beside the changes: thousands of them take seconds to
 * read. A change that was saved, or taken back, since its outline was kept is noted with its revision, see `changes.ts`.
 */
export type { ChangeOutline };

/** The revision that is noted of a change that was taken back. */
export const noRevision = 0;

const stores = ['outlines', 'unoutlined'] as const;

/** @returns the outlines, and the files of which the outline is not known; those may have no change any more */
export async function readChangeOutlines(): Promise<{ outlines: ChangeOutline[]; without: string[] }> {
  const reading = (await database()).transaction(stores);
  const [kept, without] = await Promise.all([
    reading.objectStore('outlines').get('all'),
    reading.objectStore('unoutlined').getAllKeys(),
  ]);
  const isWithout = new Set(without);
  return { outlines: read(kept).filter(({ file }) => !isWithout.has(file)), without };
}

/**
 * Keeps outlines for the next time, beside those that are kept.
 * @param outlines with the revisions of the changes that they were made of: one that is another by now stays noted
 */
export async function keepChangeOutlines(outlines: readonly (ChangeOutline & { revision: number })[]): Promise<void> {
  const writing = (await database()).transaction(stores, 'readwrite');
  const [all, unoutlined] = [writing.objectStore('outlines'), writing.objectStore('unoutlined')];
  const [kept, files, revisions] = await Promise.all([all.get('all'), unoutlined.getAllKeys(), unoutlined.getAll()]);
  const now = new Map(read(kept).map((one) => [one.file, one]));
  const made = new Map(outlines.map(({ revision, ...outline }) => [outline.file, { outline, revision }]));
  for (const [index, file] of files.entries()) {
    const revision = revisions[index];
    const fresh = made.get(file);
    if (revision === noRevision) now.delete(file);
    else if (fresh && fresh.revision === revision) now.set(file, fresh.outline);
    else continue;
    void unoutlined.delete(file);
  }
  void all.put(JSON.stringify([...now.values()]), 'all');
  await writing.done;
}

function read(kept: string | undefined): ChangeOutline[] {
  return kept === undefined ? [] : (JSON.parse(kept) as ChangeOutline[]);
}
