import type { Known, KnownFile } from '../../../claims/importing/preview.ts';
import { type Curating, referencesName } from '../curating.ts';

/** What is here now, in the words of an import. */
export function knownOf(curating: Curating): Known {
  const { list, claims, changes, references, referencesFile } = curating;
  const changed = new Map(changes.map(({ file, text }) => [file, text]));
  const files = new Map<string, KnownFile>();
  for (const { file, text } of list.lexicon) files.set(file, { text, base: text });
  for (const { file, text } of changes) {
    if (text === null) files.delete(file);
    else files.set(file, { text, base: files.get(file)?.base ?? null });
  }
  for (const { file, text, base } of claims) files.set(file, { text, base });
  const base = list.references?.text ?? null;
  files.set(referencesName, { text: changed.get(referencesName) ?? referencesFile, base });
  return {
    files,
    claims: claims.flatMap(({ file, value }) => (value ? [{ file, value }] : [])),
    references,
  };
}
