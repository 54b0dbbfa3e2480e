import { type ChangeOutline, database } from '../database.ts';

/**
 * What a table tells of the claims that were changed here, kept beside the changes: thousands of them take seconds to
 * read. A change that was saved, or taken back, since its outline was kept is noted with its revision, see `changes.ts`.
 */
export type { ChangeOutline };

/** The revision that is noted of a change that was taken back. */
export const noRevision = 0;

const stores = ['outlines', 'unoutlined'] as const;

export type KnownOutlines = {
  outlines: ChangeOutline[];
  /** The files of changes of which no outline is known. */
  without: string[];
  /** So many notes are there of changes that are others by now, or none: what is kept wants to be made anew. */
  notes: number;
};

export async function readChangeOutlines(): Promise<KnownOutlines> {
  const reading = (await database()).transaction(stores);
  const noted = reading.objectStore('unoutlined');
  const [kept, files, revisions] = await Promise.all([
    reading.objectStore('outlines').get('all'),
    noted.getAllKeys(),
    noted.getAll(),
  ]);
  const isNoted = new Set(files);
  return {
    outlines: read(kept).filter(({ file }) => !isNoted.has(file)),
    without: files.filter((_, index) => revisions[index] !== noRevision),
    notes: files.length,
  };
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
  const done: Promise<unknown>[] = [writing.done];
  for (const [index, file] of files.entries()) {
    const revision = revisions[index];
    const fresh = made.get(file);
    if (revision === noRevision) now.delete(file);
    else if (fresh && fresh.revision === revision) now.set(file, fresh.outline);
    else continue;
    done.push(unoutlined.delete(file));
  }
  done.push(all.put(JSON.stringify([...now.values()]), 'all'));
  await Promise.all(done);
}

function read(kept: string | undefined): ChangeOutline[] {
  return kept === undefined ? [] : (JSON.parse(kept) as ChangeOutline[]);
}
