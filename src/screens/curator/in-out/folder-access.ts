import type { Change } from '../../../claims/editing/change.ts';
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
  /**
   * new: it is not in the folder. changed: it stands there as it was before the edit. merged: the folder's was changed
   * elsewhere. conflict: in the same places. same: the folder has it already. failed: it cannot be read, `fault` says why.
   */
  kind: 'new' | 'changed' | 'merged' | 'conflict' | 'same' | 'failed';
  /** The bytes that stand in the folder now, as text; null if there is no such file. */
  present: string | null;
  /** The same with the line breaks of the list. */
  theirs: string | null;
  merging: Merging | null;
  fault: string;
};

/** Looks at what stands in the folder, and what would be written. Nothing is written. */
export async function planFolder(
  { folder }: ClaimsFolderHandle,
  changes: readonly Pick<Change, 'file' | 'base' | 'text'>[],
): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const change of changes) planned.push(await planFile(folder, change));
  return planned;
}

async function planFile(
  folder: FileSystemDirectoryHandle,
  { file, base, text }: Pick<Change, 'file' | 'base' | 'text'>,
): Promise<PlannedFile> {
  const nothing = { file, present: null, theirs: null, merging: null, fault: '' };
  try {
    const present = await readFileIn(folder, file);
    if (present === null) return { ...nothing, kind: 'new', merging: { kind: 'mine', text, conflicts: [] } };
    // Git on Windows checks files out with other line breaks; that is no edit of anybody's.
    const theirs = present.replaceAll('\r\n', '\n');
    const merging = threeWay(base, text, theirs);
    const found = { ...nothing, present, theirs, merging };
    if (merging.kind === 'conflict') return { ...found, kind: 'conflict' };
    if (merging.text === theirs) return { ...found, kind: 'same' };
    return { ...found, kind: theirs === base ? 'changed' : 'merged' };
  } catch (error) {
    return { ...nothing, kind: 'failed', fault: faultOf(error).message };
  }
}

/** What became of one file. */
export type WrittenFile = { file: string } & ({ written: true } | { written: false; why: string });

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
  for (const one of planned) {
    written.push(await writeOne(folder, one, theirFields.get(one.file) ?? new Set()));
    onProgress(written.length);
  }
  return written;
}

async function writeOne(
  folder: FileSystemDirectoryHandle,
  { file, present, theirs, merging }: PlannedFile,
  fields: ReadonlySet<string>,
): Promise<WrittenFile> {
  if (merging === null) return { file, written: false, why: say('curatorFolderFailed') };
  try {
    if ((await readFileIn(folder, file)) !== present)
      return { file, written: false, why: say('curatorFolderOvertaken') };
    const text = theirs === null ? merging.text : settled(merging, theirs, fields);
    if (text === theirs) return { file, written: false, why: say('curatorFolderKept') };
    await writeFileIn(folder, file, present?.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
    return { file, written: true };
  } catch (error) {
    return { file, written: false, why: faultOf(error).message };
  }
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
