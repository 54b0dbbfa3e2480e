import { claimsFilesOf } from '../../../claims/importing/folder-files.ts';
import type { ImportFile } from '../../../claims/importing/preview.ts';

/** A file that was chosen or dropped, with its path within what was chosen. */
export type Chosen = { path: string; file: File };

/** What can be read at all; a checkout holds thousands of other files, which nobody reads in vain. */
const readable = /\.(?:zip|csv|tsv|json|jsonld|ya?ml)$/i;

/** So many files are opened at a time: browsers refuse thousands at once. */
const filesAtOnce = 64;

/** The files of a chooser. */
export function chosenIn(list: FileList | null): Chosen[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files that were dropped, and all in the folders that were. */
export async function droppedIn(transfer: DataTransfer): Promise<Chosen[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  // Asked for at once: after the first pause the browser empties the list.
  const entries = items.map((item) => item.webkitGetAsEntry());
  const files = items.map((item) => item.getAsFile());
  const found = await Promise.all(
    entries.map(async (entry, index) => {
      if (entry) return filesUnder(entry);
      const file = files[index];
      return file ? [{ path: file.name, file }] : [];
    }),
  );
  return found.flat();
}

async function filesUnder(entry: FileSystemEntry): Promise<Chosen[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  // Git's own files, and the packages of a checkout.
  if (!isFolder(entry) || /^(?:\.|node_modules$)/.test(entry.name)) return [];
  const reader = entry.createReader();
  const found: Chosen[] = [];
  for (;;) {
    // It answers with some at a time, and with none when all were given.
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesUnder(one)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Reads the chosen files, as far as they can be of use. @throws if one cannot be read */
export async function readChosen(chosen: readonly Chosen[]): Promise<ImportFile[]> {
  const inFolder = claimsFilesOf(chosen)?.map(({ from }) => from);
  const zips = chosen.filter(({ path }) => /\.zip$/i.test(path));
  const useful = inFolder
    ? [...zips, ...inFolder]
    : chosen.length === 1
      ? chosen
      : chosen.filter(({ path }) => readable.test(path));
  const read: ImportFile[] = [];
  for (let from = 0; from < useful.length; from += filesAtOnce)
    read.push(
      ...(await Promise.all(
        useful.slice(from, from + filesAtOnce).map(async ({ path, file }) => ({
          name: path,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      )),
    );
  return read;
}

/** What was pasted, as a file whose name says what it seems to be. */
export function pastedFile(text: string): ImportFile {
  const bytes = new TextEncoder().encode(text);
  const [first = ''] = text.trimStart().split('\n');
  if (/^[{[]/.test(first)) return { name: 'pasted.json', bytes };
  // The first line of a table names its columns; that of a claim's file a field, or it is a comment.
  const isTable = /[,;\t]/.test(first) && !/^(?:#|- |[\w-]+:)/.test(first);
  return { name: isTable ? 'pasted.csv' : 'pasted.yaml', bytes };
}
