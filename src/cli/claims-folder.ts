import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ClaimsFolder } from '../claims/compile.ts';
import type { Problem } from '../claims/problem.ts';
import type { SourceFile } from '../claims/source-file.ts';

/** The folder that ships with the project. */
export const defaultFolder = 'claims-db';

/** A claim is some ten kilobytes; a file beyond this is no claim. The references of all claims share one file. */
const largest = { yaml: 1_000_000, references: 8_000_000 };

/**
 * Reads a claims folder from disk: `<topic>/<id>.yaml`, `references.json`, `lexicon/<topic>.yaml`. File names in the
 * result begin with `folder`, so that errors can be opened from a terminal. Files that cannot be read (too large, not
 * UTF-8, outside the folder) are left out and named in `unread`.
 * @throws if the folder or references.json is not there.
 */
export async function readClaimsFolder(folder: string): Promise<ClaimsFolder> {
  const root = await realpath(folder);
  await stat(join(folder, 'references.json'));
  const unread: Problem[] = [];

  const read = async (path: string): Promise<SourceFile[]> => {
    const found = await readText(path, root);
    const file = path.replaceAll('\\', '/');
    if ('text' in found) return [{ file, text: found.text }];
    unread.push({ file, field: '', ...found });
    return [];
  };

  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => isYaml(entry) || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => relative(folder, path) !== 'references.json')
    .sort();
  const inFolder = (name: string) => (path: string) => relative(folder, path).startsWith(`${name}${sep}`);
  const isLexicon = inFolder('lexicon');
  const isSchema = inFolder('schema');
  const [claims, lexicon, references] = await Promise.all([
    Promise.all(paths.filter((path) => !isLexicon(path) && !isSchema(path)).map(read)),
    Promise.all(paths.filter(isLexicon).map(read)),
    read(join(folder, 'references.json')),
  ]);
  return { claims: claims.flat(), lexicon: lexicon.flat(), references: references[0] ?? null, unread };
}

function isYaml(entry: Dirent): boolean {
  return entry.isFile() && /\.ya?ml$/.test(entry.name);
}

type Unreadable = { line: number; message: string };

/** The text of a file, or why it cannot be had, in words for the curator. */
async function readText(path: string, root: string): Promise<{ text: string } | Unreadable> {
  const wrong = (message: string, line = 1): Unreadable => ({ line, message });
  const real = await realpath(path).catch(() => null);
  if (real === null) return wrong('is a symbolic link that leads nowhere: put the file here instead');
  if (!real.startsWith(root + sep))
    return wrong('is a symbolic link that leads out of the claims folder: put the file here instead');
  const found = await stat(real);
  if (!found.isFile())
    return wrong('is a symbolic link to a folder, which is not followed: put the files here instead');
  const limit = path.endsWith('.json') ? largest.references : largest.yaml;
  if (found.size > limit) {
    const size = (found.size / 1e6).toFixed(1);
    return wrong(`is too large: ${size} MB, and at most ${limit / 1e6} MB are read; one file holds one claim`);
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(real);
  } catch (error) {
    return wrong(`cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return wrong('is not UTF-8: save it again as UTF-8', badLine(bytes));
  }
}

/** The first line with bytes that are no UTF-8. */
function badLine(bytes: Buffer): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.slice(0, text.indexOf('\u{fffd}')).split('\n').length;
}
