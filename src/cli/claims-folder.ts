import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimsFolder } from '../claims/compile.ts';
import type { SourceFile } from '../claims/source-file.ts';

/** The folder that ships with the project. */
export const defaultFolder = 'claims-db';

/**
 * Reads a claims folder from disk: `<topic>/<id>.yaml`, `references.json`, `lexicon/<topic>.yaml`.
 * File names in the result begin with `folder`, so that errors can be opened from a terminal.
 * @throws if the folder or references.json cannot be read.
 */
export async function readClaimsFolder(folder: string): Promise<ClaimsFolder> {
  const entries = await readdir(folder, { recursive: true });
  const yaml = entries
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const source = async (name: string): Promise<SourceFile> => ({
    file: join(folder, name).replaceAll('\\', '/'),
    text: await readFile(join(folder, name), 'utf8'),
  });
  const [claims, lexicon, references] = await Promise.all([
    Promise.all(yaml.filter((name) => !name.startsWith('lexicon/')).map(source)),
    Promise.all(yaml.filter((name) => name.startsWith('lexicon/')).map(source)),
    source('references.json'),
  ]);
  return { claims, lexicon, references };
}
