import { strToU8, Unzip, UnzipInflate, unzipSync, zipSync } from 'fflate';
import type { Problem } from '../problem.ts';
import type { SourceFile } from '../source-file.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { claimsFileName } from './change.ts';

/** A claims folder as a zip, as it is handed from one curator to another. */

/** A zip says of itself what it likes; so what comes out of it is counted. The largest claims folder is some 100 MB. */
const limits = {
  /** A claim is ten kilobytes; the references of all claims share one file. */
  yamlBytes: 1_000_000,
  referencesBytes: 8_000_000,
  allBytes: 200_000_000,
  files: 20_000,
};

/** Zips tell the time, in two-second steps from 1980 on; ours tell none, so that the same files make the same zip. */
const noTime = new Date(1980, 0, 1);

/** The files as a zip, in the order of their names. */
export function zipFiles(files: readonly SourceFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(({ file, text }) => [file, strToU8(text)])), { mtime: noTime });
}

/**
 * The claims files in a zip, by their names in the claims folder, wherever in the zip that stands. Other files are passed
 * over; a file that cannot be read is told as a problem, and the others are read all the same.
 * @param name of the zip, for its problems
 */
export function unzipClaims(name: string, bytes: Uint8Array): { files: SourceFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const tell = (inside: string, what: Wrong) => {
    problems.push({ file: inside === '' ? name : `${name}/${inside}`, line: 1, field: '', ...what });
  };
  const found: SourceFile[] = [];
  try {
    for (const { path, content } of entriesOf(bytes)) {
      if ('wrong' in content) {
        tell(path, content.wrong);
        continue;
      }
      const text = decoded(content.bytes);
      if (text === null) tell(path, wrong('notUtf8'));
      else found.push({ file: path, text });
    }
  } catch (error) {
    tell('', error instanceof TooMuch ? error.wrong : wrong('noZip'));
    return { files: [], problems };
  }

  const files = new Map<string, SourceFile>();
  const root = rootOf(found.map(({ file }) => file));
  for (const { file: path, text } of found) {
    if (!path.startsWith(root)) continue;
    const file = path.slice(root.length);
    if (files.has(file)) tell(path, wrong('zipTwice'));
    else if (!claimsFileName.safeParse(file).success) tell(path, wrong('zipName'));
    else files.set(file, { file, text });
  }
  if (files.size === 0 && problems.length === 0) tell('', wrong('zipEmpty'));
  return { files: [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), problems };
}

/** More than is read: then nothing is, since what was left out could not be told. */
class TooMuch extends Error {
  readonly wrong: Wrong;

  constructor(what: Wrong) {
    super(what.message);
    this.wrong = what;
  }
}

type Content = { bytes: Uint8Array } | { wrong: Wrong };
type Entry = { path: string; content: Content };

/**
 * Deflate makes at most a thousand bytes of one: unpacked in pieces of this size, no zip fills the memory before its size
 * is seen.
 */
const pieceBytes = 16_384;

/** What is in a zip and may be of a claims folder. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const listed = listedIn(bytes);
  const entries: Entry[] = [];
  let all = 0;
  const unzip = new Unzip((file) => {
    const path = file.name.replaceAll('\\', '/');
    const limit = path.endsWith('.json') ? limits.referencesBytes : limits.yamlBytes;
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isDone = false;
    const done = (content: Content) => {
      if (!isDone) entries.push({ path, content });
      isDone = true;
    };
    if (!isClaimsFile(path)) return;
    if (isOutside(path)) return done({ wrong: wrong('zipOutside') });
    file.ondata = (error, chunk, final) => {
      all += chunk?.length ?? 0;
      if (all > limits.allBytes) throw new TooMuch(wrong('zipTooLarge', limits.allBytes / 1e6));
      if (isDone) return;
      if (error) return done({ wrong: wrong('zipDamaged') });
      size += chunk.length;
      if (size > limit) return done({ wrong: wrong('oneClaimTooLarge', limit / 1e6) });
      chunks.push(chunk);
      if (final) done({ bytes: joined(chunks, size) });
    };
    try {
      file.start();
    } catch {
      done({ wrong: wrong('zipPacking') });
    }
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);

  // The table at the zip's end says what there should be.
  const read = new Map<string, number>();
  for (const { path } of entries) read.set(path, (read.get(path) ?? 0) + 1);
  for (const path of listed) {
    const left = read.get(path) ?? 0;
    if (left === 0) entries.push({ path, content: { wrong: wrong('zipDamaged') } });
    read.set(path, left - 1);
  }
  return entries;
}

/** The claims files by the zip's own table. */
function listedIn(bytes: Uint8Array): string[] {
  const paths: string[] = [];
  let all = 0;
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (++all > limits.files) throw new TooMuch(wrong('zipTooMany', limits.files));
      const path = name.replaceAll('\\', '/');
      if (isClaimsFile(path)) paths.push(path);
      return false;
    },
  });
  return paths;
}

/** What macOS and Windows put in beside is no file of anybody. */
function isClaimsFile(path: string): boolean {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  if (parts.includes('__MACOSX') || last.startsWith('.')) return false;
  return last === 'references.json' || /\.ya?ml$/i.test(last);
}

function isOutside(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays: what is not edited keeps its bytes.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The folder that holds references.json or, without one, the folders of the claims: "", "claims-db/", "main/claims-db/". */
function rootOf(paths: readonly string[]): string {
  const folderOf = (path: string, up: number) =>
    path
      .split('/')
      .slice(0, -up)
      .map((part) => `${part}/`)
      .join('');
  const references = paths.filter((path) => /(?:^|\/)references\.json$/.test(path)).map((path) => folderOf(path, 1));
  if (references.length > 0) return shortest(references);
  const named = paths.map((path) => /^(?:.*\/)?claims-db\//.exec(path)?.[0]).filter((root) => root !== undefined);
  return shortest(named.length > 0 ? named : paths.map((path) => folderOf(path, 2)));
}

function shortest(folders: readonly string[]): string {
  return folders.reduce((best, folder) => (folder.length < best.length ? folder : best), folders[0] ?? '');
}
