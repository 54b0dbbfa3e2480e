import type { Change } from '../../../claims/editing/change.ts';
import { type ChangeUnit, unitsOf } from '../../../claims/editing/change-units.ts';
import { claimNameOf } from '../../../claims/editing/claim-name.ts';
import { type Merging, settled, threeWay } from '../../../claims/importing/three-way.ts';
import { type MessageKey, say } from '../../say.ts';

/*
 * Writing into a folder on her disk, such as a Git checkout, through the File System Access API
 * (https://wicg.github.io/file-system-access/). Only Chromium has it; everywhere else there is the zip.
 */

/** The claims folder that was found in what she chose. */
export type ClaimsFolderHandle = { folder: FileSystemDirectoryHandle; name: string };

type Picker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

function picker(): Picker | null {
  const found: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  return typeof found === 'function' ? (options) => found.call(globalThis, options) : null;
}

/** Whether this browser can write into a folder. */
export function canWriteFolders(): boolean {
  return picker() !== null;
}

/** A folder that is not what it should be, in words that say what to do. */
export class FolderFault extends Error {}

/**
 * Lets her choose a folder, to be read and written, and finds the claims folder: itself, or `claims-db` in it.
 * @returns null if she chose none
 * @throws FolderFault
 */
export async function chooseClaimsFolder(): Promise<ClaimsFolderHandle | null> {
  const pick = picker();
  if (!pick) throw new FolderFault(say('curatorFolderMissing'));
  let chosen: FileSystemDirectoryHandle;
  try {
    // The browser remembers by this name where she was last.
    chosen = await pick({ id: 'claims-db', mode: 'readwrite' });
  } catch (error) {
    if (nameOf(error) === 'AbortError') return null;
    throw faultOf(error);
  }
  try {
    if (await hasReferences(chosen)) return { folder: chosen, name: chosen.name };
    const inside = await ifThere(chosen.getDirectoryHandle('claims-db'));
    if (inside && (await hasReferences(inside))) return { folder: inside, name: `${chosen.name}/claims-db` };
  } catch (error) {
    throw faultOf(error);
  }
  throw new FolderFault(say('curatorFolderNoClaims', chosen.name));
}

async function hasReferences(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await ifThere(folder.getFileHandle('references.json'))) !== null;
}

/** Null for what is not there; every other error is one. */
async function ifThere<T>(handle: Promise<T>): Promise<T | null> {
  try {
    return await handle;
  } catch (error) {
    // A folder of that name where a file should be is not what is looked for either.
    if (nameOf(error) === 'NotFoundError' || nameOf(error) === 'TypeMismatchError') return null;
    throw error;
  }
}

/** What would be done with one changed file in the folder. */
export type PlannedFile = {
  file: string;
  /** The file in another folder from which the claim moves there, and which is then deleted; else null. */
  from: string | null;
  /**
   * new: it is not in the folder. moved, changed: it stands there as it was before the edit. merged: the folder's was
   * changed elsewhere. conflict: in the same places. gone: it will be deleted. same: the folder has it already. failed: it
   * cannot be read, or written without harm, `fault` says why.
   */
  kind: 'new' | 'moved' | 'changed' | 'merged' | 'conflict' | 'gone' | 'same' | 'failed';
  /** The bytes that stand in the folder now, as text; null if there is no such file. */
  present: string | null;
  /** The same of the file from which the claim moves. */
  presentFrom: string | null;
  /** What stands there with the line breaks of the list; of a claim that moves, what stands where it comes from. */
  theirs: string | null;
  merging: Merging | null;
  fault: string;
};

type Planned = Pick<Change, 'file' | 'base' | 'text'>;

/** Looks at what stands in the folder, and what would be written and deleted. Nothing is done yet. */
export async function planFolder({ folder }: ClaimsFolderHandle, changes: readonly Planned[]): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  const find = claimFinder(folder);
  for (const unit of unitsOf(changes)) planned.push(await planUnit(folder, unit, find));
  return planned;
}

async function planUnit(
  folder: FileSystemDirectoryHandle,
  { main, from }: ChangeUnit<Planned>,
  find: ClaimFinder,
): Promise<PlannedFile> {
  const { file, text } = main;
  const base = main.base ?? from?.base ?? null;
  const nothing = { file, from: null, present: null, presentFrom: null, theirs: null, merging: null, fault: '' };
  try {
    const present = await readFileIn(folder, file);
    if (text === null) return planGone({ ...nothing, present }, base);
    const presentFrom = from && (await readFileIn(folder, from.file));
    const there = present ?? presentFrom;
    if (there === null) {
      const elsewhere = await find(file);
      if (elsewhere !== null) throw new FolderFault(say('curatorFolderElsewhere', elsewhere));
      return { ...nothing, kind: 'new', merging: { kind: 'mine', text, conflicts: [] } };
    }
    const theirs = withoutReturns(there);
    const merging = threeWay(base, text, theirs);
    const moves = from !== null && presentFrom !== null;
    // It is in both folders: what was changed in the old one is in neither text.
    if (moves && present !== null && withoutReturns(presentFrom) !== base)
      throw new FolderFault(say('curatorFolderTwice', from.file));
    const found = { ...nothing, present, theirs, merging, ...(moves && { from: from.file, presentFrom }) };
    if (merging.kind === 'conflict') return { ...found, kind: 'conflict' };
    if (merging.text === theirs) return { ...found, kind: moves ? 'moved' : 'same' };
    if (theirs !== base) return { ...found, kind: 'merged' };
    return { ...found, kind: moves ? 'moved' : 'changed' };
  } catch (error) {
    return { ...nothing, kind: 'failed', fault: faultOf(error).message };
  }
}

/** A claim that was taken away: what others made of it meanwhile is not deleted unseen. */
function planGone(nothing: Omit<PlannedFile, 'kind'>, base: string | null): PlannedFile {
  if (nothing.present === null) return { ...nothing, kind: 'same' };
  const theirs = withoutReturns(nothing.present);
  if (theirs !== base) throw new FolderFault(say('curatorFolderNotDeletedChanged'));
  return { ...nothing, theirs, kind: 'gone' };
}

/** Git on Windows checks files out with other line breaks; that is no edit of anybody's. */
function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Finds the file of a claim in the folder of another topic, by its name; null if there is none. */
type ClaimFinder = (file: string) => Promise<string | null>;

/** The folders are looked through once, and only if a claim is missed somewhere. */
function claimFinder(folder: FileSystemDirectoryHandle): ClaimFinder {
  let listed: Promise<Map<string | null, string>> | null = null;
  const list = async () => {
    const files = new Map<string | null, string>();
    for await (const topic of folder.values()) {
      if (topic.kind !== 'directory' || topic.name.startsWith('.')) continue;
      for await (const { kind, name } of topic.values()) {
        const file = `${topic.name}/${name}`;
        if (kind === 'file' && claimNameOf(file) !== null) files.set(claimNameOf(file), file);
      }
    }
    return files;
  };
  return async (file) => {
    const name = claimNameOf(file);
    if (name === null) return null;
    listed ??= list();
    return (await listed).get(name) ?? null;
  };
}

/** What became of one file; `deleted` is the file that is no longer there. */
export type WrittenFile = { file: string } & (
  | { written: true; deleted: string | null }
  | { written: false; why: string }
);

/**
 * Writes what was planned. A file that changed since it was looked at is left alone; one that fails keeps none of the
 * others.
 * @param theirFields for files with conflicts, the fields in which the folder's words win
 */
export async function writeFolder(
  { folder }: ClaimsFolderHandle,
  planned: readonly PlannedFile[],
  theirFields: ReadonlyMap<string, ReadonlySet<string>>,
  onProgress: (done: number) => void,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const [index, one] of planned.entries()) {
    written.push(...(await writeOne(folder, one, theirFields.get(one.file) ?? new Set())));
    onProgress(index + 1);
  }
  return written;
}

async function writeOne(
  folder: FileSystemDirectoryHandle,
  planned: PlannedFile,
  fields: ReadonlySet<string>,
): Promise<WrittenFile[]> {
  const { file, from, kind, present, presentFrom, theirs, merging } = planned;
  const left = (why: string): WrittenFile[] => [{ file, written: false, why }];
  try {
    const isAsSeen =
      (await readFileIn(folder, file)) === present &&
      (from === null || (await readFileIn(folder, from)) === presentFrom);
    if (!isAsSeen) return left(say('curatorFolderOvertaken'));
    if (kind === 'gone') {
      await deleteFileIn(folder, file);
      return [{ file, written: true, deleted: file }];
    }
    if (merging === null) return left(say('curatorFolderFailed'));
    const text = theirs === null ? merging.text : settled(merging, theirs, fields);
    const isThere = present !== null && text === theirs;
    if (isThere && from === null) return left(say('curatorFolderKept'));
    const breaks = (present ?? presentFrom)?.includes('\r\n') ? '\r\n' : '\n';
    if (!isThere) await writeFileIn(folder, file, text.replaceAll('\n', breaks));
  } catch (error) {
    return left(faultOf(error).message);
  }
  if (from === null) return [{ file, written: true, deleted: null }];
  // Only now: the claim is in one folder at least, whatever happens.
  try {
    await deleteFileIn(folder, from);
    return [{ file, written: true, deleted: from }];
  } catch (error) {
    const why = say('curatorFolderNotDeleted', faultOf(error).message);
    return [
      { file, written: true, deleted: null },
      { file: from, written: false, why },
    ];
  }
}

async function deleteFileIn(folder: FileSystemDirectoryHandle, file: string): Promise<void> {
  const { parents, name } = partsOf(file);
  let at = folder;
  for (const parent of parents) at = await at.getDirectoryHandle(parent);
  await at.removeEntry(name);
}

async function readFileIn(folder: FileSystemDirectoryHandle, file: string): Promise<string | null> {
  const { parents, name } = partsOf(file);
  let at: FileSystemDirectoryHandle | null = folder;
  for (const parent of parents) at = at && (await ifThere(at.getDirectoryHandle(parent)));
  const handle = at && (await ifThere(at.getFileHandle(name)));
  if (!handle) return null;
  // `text()` would replace what is no UTF-8, and with it the file's own bytes.
  const bytes = await (await handle.getFile()).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FolderFault(say('curatorFolderNotUtf8'));
  }
}

async function writeFileIn(folder: FileSystemDirectoryHandle, file: string, text: string): Promise<void> {
  const { parents, name } = partsOf(file);
  let at = folder;
  for (const parent of parents) at = await at.getDirectoryHandle(parent, { create: true });
  const handle = await at.getFileHandle(name, { create: true });
  // What is written goes beside the file and takes its place when it is closed: whole, or not at all.
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
}

function partsOf(file: string): { parents: string[]; name: string } {
  const parts = file.split('/');
  return { parents: parts.slice(0, -1), name: parts.at(-1) ?? file };
}

/** What the browser's errors mean here (https://fs.spec.whatwg.org). */
const faults: Record<string, MessageKey> = {
  NotAllowedError: 'curatorFolderNoPermission',
  SecurityError: 'curatorFolderProtected',
  NoModificationAllowedError: 'curatorFolderLocked',
  InvalidModificationError: 'curatorFolderLocked',
  NotFoundError: 'curatorFolderGone',
  NotReadableError: 'curatorFolderUnreadable',
  QuotaExceededError: 'curatorFolderFull',
  TypeMismatchError: 'curatorFolderMismatch',
};

function faultOf(error: unknown): FolderFault {
  if (error instanceof FolderFault) return error;
  const known = faults[nameOf(error)];
  if (known) return new FolderFault(say(known));
  return new FolderFault(say('curatorFolderOther', error instanceof Error ? error.message : String(error)));
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
