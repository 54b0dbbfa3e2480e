import type { Change } from '../../claims/editing/change.ts';
import { database, type RevertedChange } from '../database.ts';
import { beginCurating } from './curates.ts';
import { hear, tell } from './news.ts';
import { allOrNothing, type Writing } from './writing.ts';

/**
 * What a curator changed, as an overlay on the list: one row a file. Nothing is overwritten that its writer has not
 * seen, and what was taken back can be put back.
 */

/** What is saved of a change; when, and how often it was saved, is written down here. */
export type ChangeEdit = Omit<Change, 'revision' | 'on'>;
/** Saved; or not, since another tab did meanwhile: what stands there now, null if it was taken back. */
export type Saved = { saved: Change } | { other: Change | null };
export type Removed = { removed: Change } | { other: Change | null };
/** A change that was taken back. */
export type { RevertedChange };

/** So long a change that was taken back can be put back. */
const keptDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

const stores = ['changes', 'reverted'] as const;
type ChangesWriting = Writing<typeof stores>;

/** Every change, in the order of the files' names. */
export async function readChanges(): Promise<Change[]> {
  return (await database()).getAll('changes');
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
 * Saves many changes in one go: an import, a bulk retag. For each the answer that `saveChange` would give, in order.
 * @throws DiskFull if there is no room left; then none is saved
 */
export async function saveChanges(edits: readonly { edit: ChangeEdit; expected: number | null }[]): Promise<Saved[]> {
  await noteCurating();
  const all = await allOrNothing(stores, async (writing) => {
    const answers: Saved[] = [];
    for (const { edit, expected } of edits) answers.push(await saveIn(writing, edit, expected));
    return answers;
  });
  tell(
    'changes',
    all.flatMap((one) => ('saved' in one ? [one.saved.file] : [])),
  );
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

/** What the change of a file shall be again: what it was before, or none. */
export type Restored = { file: string; before: ChangeEdit | null; expected: number | null };

/**
 * Makes the changes of many files in one go what they were before. For each the answer that `saveChange` or
 * `removeChange` would give, in order.
 * @throws DiskFull if there is no room left; then all stay as they are
 */
export async function restoreChanges(files: readonly Restored[]): Promise<(Saved | Removed)[]> {
  const all = await allOrNothing(stores, async (writing) => {
    await forgetOld(writing);
    const answers: (Saved | Removed)[] = [];
    for (const { file, before, expected } of files)
      answers.push(await (before ? saveIn(writing, before, expected) : removeIn(writing, file, expected)));
    return answers;
  });
  tell(
    'changes',
    files.flatMap(({ file }, index) => (all[index] && !('other' in all[index]) ? [file] : [])),
  );
  return all;
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

async function saveIn(writing: ChangesWriting, edit: ChangeEdit, expected: number | null): Promise<Saved> {
  const { file, base, text, author, reason } = edit;
  const changes = writing.objectStore('changes');
  const there = await changes.get(file);
  if ((there?.revision ?? null) !== expected) return { other: there ?? null };
  // Counted on from a change that was taken back: a tab that has still open what was there before must not take the new
  // one for it.
  const last = there ?? (await writing.objectStore('reverted').get(file))?.change;
  const saved = { file, base, text, author, reason, on: new Date().toISOString(), revision: (last?.revision ?? 0) + 1 };
  await changes.put(saved);
  return { saved };
}

async function removeIn(writing: ChangesWriting, file: string, expected: number | null): Promise<Removed> {
  const changes = writing.objectStore('changes');
  const change = await changes.get(file);
  if (!change || change.revision !== expected) return { other: change ?? null };
  await writing.objectStore('reverted').put({ file, change, at: Date.now() });
  await changes.delete(file);
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
