import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { claimsSource } from '../../../src/cli/claims-source.ts';
import { loadShippedLibrary } from '../../../src/cli/load.ts';

/** An update of the extension that brings a newer list: the files of the build, with the parts made of the list anew. */

const claimsDb = resolve(import.meta.dirname, '../../../claims-db');

/** The text of a file of the list as it was built. */
export function listedText(file: string): string {
  return readFileSync(join(claimsDb, file), 'utf8');
}

/**
 * Puts a newer list into a copy of the built extension, as the build would (wxt.config.ts).
 * @param texts of the files that are other than in `claims-db`
 */
export async function putNewerList(extension: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'second-opinion-list-'));
  const folder = join(home, 'claims-db');
  cpSync(claimsDb, folder, { recursive: true });
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
  const library = await loadShippedLibrary(folder);
  const { contents, files } = await claimsSource(folder, library.version);
  writeFileSync(join(extension, 'library.json'), JSON.stringify(library));
  writeFileSync(join(extension, 'claims-list.json'), contents);
  writeFileSync(join(extension, 'claims-source.jsonl'), files);
  rmSync(home, { recursive: true });
}
