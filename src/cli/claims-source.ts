import { readClaim } from '../claims/compile.ts';
import { outlineOf } from '../claims/outline.ts';
import type { SourceFile } from '../claims/source-file.ts';
import type { ListContents, listAssets } from '../storage/curating/source-folder.ts';
import { readClaimsFolder } from './claims-folder.ts';

/** The texts of the assets by which a claims folder comes along: see `listAssets`. */
export type ListTexts = Record<keyof typeof listAssets, string>;

/**
 * A claims folder as text, for the curator's page, which edits the very files that Git has.
 * @param version of the library that was compiled from it
 * @throws if a file of it cannot be read
 */
export async function claimsSource(folder: string, version: string): Promise<ListTexts> {
  const { claims, lexicon, references, unread } = await readClaimsFolder(folder);
  const [problem] = unread;
  if (problem) throw new Error(`${problem.file}: ${problem.message}`);
  if (!references) throw new Error(`${folder}/references.json cannot be read`);
  const inFolder = ({ file, text }: SourceFile): SourceFile => ({ file: file.slice(folder.length + 1), text });
  return claimsSourceOf(version, claims.map(inFolder), [...lexicon, references].map(inFolder));
}

/** The same of files at hand, named within their folder. @throws if a claim does not fit the format */
export function claimsSourceOf(
  version: string,
  claims: readonly SourceFile[],
  others: readonly SourceFile[],
): ListTexts {
  const listed = claims.map((source) => {
    const { parsed } = readClaim(source);
    if (!parsed) throw new Error(`${source.file} does not fit the format`);
    return { file: source.file, outline: outlineOf(parsed.value) };
  });
  const contents: ListContents = { version, claims: listed };
  return {
    contents: JSON.stringify(contents),
    files: [...others, ...claims].map((source) => `${JSON.stringify(source)}\n`).join(''),
  };
}
