import type { Change } from '../../claims/editing/change.ts';
import { database, type RevertedChange } from '../database.ts';
import { noRevision } from './change-outlines.ts';
import { beginCurating } from './curates.ts';
import { hear, tell } from './news.ts';
import { allOrNothing, type Writing } from './writing.ts';

/**
 * What a curator changed, as an overlay on the list: one row a file. Nothing is overwritten that its writer has not
 * seen, and what was taken back can be put back.
 */

/** What is saved of a change. How often it was saved is written down here, and when, unless it was made before. */
export type ChangeEdit = Omit<Change, 'revision' | 'on'> & { on?: string };
/** Saved; or not, since another tab did meanwhile: what stands there now, null if it was taken back. */
export type Saved = { saved: Change } | { other: Change | null };
export type Removed = { removed: Change } | { other: Change | null };
/** What shall become of the change of one file: a new text, what it was before a step, or none. */
export type Wanted = {
  file: string;
  /** Null: what stands there is taken back. */
  edit: ChangeEdit | null;
  /** The revision last seen; null: the file had no change. */
  expected: number | null;
};
/**
 * What came of it. Saved; or taken back, null where there was nothing to take back. Or not: `other` as with a single
 * change; `kept`, where another tab was first with a change that it belongs to: what stands there stays.
 */
export type Done = Saved | { removed: Change | null } | { kept: Change | null };
/** A change that was taken back. */
export type { RevertedChange };

/** So long a change that was taken back can be put back. */
const keptDays = 90;
const dayMs = 24 * 60 * 60 * 1000;
/** So many changes are read in a few milliseconds. */
const readAtOnce = 50;

const stores = ['changes', 'reverted', 'unoutlined'] as const;
type ChangesWriting = Writing<typeof stores>;

/** Every change, in the order of the files' names. */
export async function readChanges(): Promise<Change[]> {
  return (await database()).getAll('changes');
}

/** The changes of some files; those that have none are left out. */
export async function readChangesOf(files: readonly string[]): Promise<Change[]> {
  const reading = (await database()).transaction('changes');
  const found = await Promise.all(files.map((file) => reading.store.get(file)));
  return found.filter((one) => one !== undefined);
}

/**
 * Every change, bit by bit: to read thousands at once keeps a page from drawing. What is saved meanwhile may be among
 * them or not, see `watchChanges`.
 * @param rest waited for between two bits
 */
export async function readChangesInBits(rest: () => Promise<void>): Promise<Change[]> {
  const changes: Change[] = [];
  for (let above: string | null = null; ; ) {
    const range: IDBKeyRange | null = above === null ? null : IDBKeyRange.lowerBound(above, true);
    const some: Change[] = await (await database()).getAll('changes', range, readAtOnce);
    changes.push(...some);
    if (some.length < readAtOnce) return changes;
    above = some.at(-1)?.file ?? null;
    await rest();
  }
}

/**
 * Saves a change.
 * @param expected the revision last seen; null: the file had no change. Where another stands there, nothing is saved.
 * @throws DiskFull if there is no room left
 */
export async function saveChange(edit: ChangeEdit, expected: number | null): Promise<Saved> {
  await noteCurating();
  const saved = await allOrNothing(stores, (writing) => saveIn(writing, edit, expected));
  if ('saved' in saved) tell('changes', [edit.file]);
  return saved;
}

/**
 * Saves and takes back many changes in one go: an import, a bulk retag, the undoing of either.
 * @param groups of changes that belong together, such as the two of a claim that moves: where another tab was first with
 *   one of them, none is made
 * @returns what came of each, in order
 * @throws DiskFull if there is no room left; then all stay as they are
 */
export async function saveChanges(groups: readonly (readonly Wanted[])[]): Promise<Done[][]> {
  await noteCurating();
  const all = await allOrNothing(stores, async (writing) => {
    await forgetOld(writing);
    const answers: Done[][] = [];
    for (const group of groups) answers.push(await makeTogether(writing, group));
    return answers;
  });
  tell('changes', all.flat().flatMap(madeIn));
  return all;
}

/**
 * Takes a change back: the file is again as the list has it. The change is kept aside, see `putBack`.
 * @param expected the revision last seen; where another stands there, it stays
 */
export async function removeChange(file: string, expected: number): Promise<Removed> {
  const removed = await allOrNothing(stores, async (writing) => {
    await forgetOld(writing);
    return removeIn(writing, file, expected);
  });
  if ('removed' in removed) tell('changes', [file]);
  return removed;
}

/** The last change of each file that was taken back, the latest first. */
export async function readReverted(): Promise<RevertedChange[]> {
  return (await (await database()).getAllFromIndex('reverted', 'at')).reverse();
}

/**
 * Puts the change of a file back that was taken back last.
 * @returns `other` where the file has a new change by now (it stays), or nothing is left to put back (null)
 */
export async function putBack(file: string): Promise<Saved> {
  const saved = await allOrNothing(stores, async (writing): Promise<Saved> => {
    const changes = writing.objectStore('changes');
    const reverted = writing.objectStore('reverted');
    const [there, kept] = await Promise.all([changes.get(file), reverted.get(file)]);
    if (there || !kept) return { other: there ?? null };
    const back = { ...kept.change, revision: kept.change.revision + 1 };
    await changes.put(back);
    await writing.objectStore('unoutlined').put(back.revision, file);
    await reverted.delete(file);
    return { saved: back };
  });
  if ('saved' in saved) tell('changes', [file]);
  return saved;
}

/** Calls back with the files whose change was saved, taken or put back, here or in another tab; returns how to stop. */
export function watchChanges(changed: (files: string[]) => void): () => void {
  return hear('changes', changed);
}

async function makeTogether(writing: ChangesWriting, group: readonly Wanted[]): Promise<Done[]> {
  const changes = writing.objectStore('changes');
  const all = await Promise.all(group.map(async (one) => ({ ...one, there: (await changes.get(one.file)) ?? null })));
  const isSeen = ({ there, expected }: (typeof all)[number]) => (there?.revision ?? null) === expected;
  if (!all.every(isSeen)) return all.map((one) => (isSeen(one) ? { kept: one.there } : { other: one.there }));
  const made: Done[] = [];
  for (const { file, edit, expected, there } of all) {
    if (edit) made.push(await saveIn(writing, edit, expected));
    else made.push(there ? await removeIn(writing, file, expected) : { removed: null });
  }
  return made;
}

/** The file whose change is another one now. */
function madeIn(done: Done): string[] {
  const made = 'saved' in done ? done.saved : 'removed' in done ? done.removed : null;
  return made ? [made.file] : [];
}

async function saveIn(writing: ChangesWriting, edit: ChangeEdit, expected: number | null): Promise<Saved> {
  const { file, base, text, author, reason, on = new Date().toISOString() } = edit;
  const changes = writing.objectStore('changes');
  const there = await changes.get(file);
  if ((there?.revision ?? null) !== expected) return { other: there ?? null };
  // Counted on from a change that was taken back: a tab that has still open what was there before must not take the new
  // one for it.
  const last = there ?? (await writing.objectStore('reverted').get(file))?.change;
  const saved = { file, base, text, author, reason, on, revision: (last?.revision ?? 0) + 1 };
  await changes.put(saved);
  await writing.objectStore('unoutlined').put(saved.revision, file);
  return { saved };
}

async function removeIn(writing: ChangesWriting, file: string, expected: number | null): Promise<Removed> {
  const changes = writing.objectStore('changes');
  const change = await changes.get(file);
  if (!change || change.revision !== expected) return { other: change ?? null };
  await writing.objectStore('reverted').put({ file, change, at: Date.now() });
  await changes.delete(file);
  await writing.objectStore('unoutlined').put(noRevision, file);
  return { removed: change };
}

/** Changes that were taken back long ago are put back no more. */
async function forgetOld(writing: ChangesWriting): Promise<void> {
  const old = IDBKeyRange.upperBound(Date.now() - keptDays * dayMs);
  for await (const cursor of writing.objectStore('reverted').index('at').iterate(old)) await cursor.delete();
}

/** That a note could not be written must not keep her from saving; it is written with the next save. */
async function noteCurating(): Promise<void> {
  await beginCurating().catch(() => {});
}
