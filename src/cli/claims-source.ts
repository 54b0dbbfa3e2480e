import type { SourceFile } from '../claims/source-file.ts';
import type { ClaimsSource } from '../storage/curating/source-folder.ts';
import { readClaimsFolder } from './claims-folder.ts';

/**
 * A claims folder as text, for the curator's page, which edits the very files that Git has.
 * @param version of the library that was compiled from it
 * @throws if a file of it cannot be read
 */
export async function claimsSource(folder: string, version: string): Promise<ClaimsSource> {
  const { claims, lexicon, references, unread } = await readClaimsFolder(folder);
  const [problem] = unread;
  if (problem) throw new Error(`${problem.file}: ${problem.message}`);
  if (!references) throw new Error(`${folder}/references.json cannot be read`);
  const inFolder = ({ file, text }: SourceFile): SourceFile => ({ file: file.slice(folder.length + 1), text });
  return { version, claims: claims.map(inFolder), lexicon: lexicon.map(inFolder), references: inFolder(references) };
}
