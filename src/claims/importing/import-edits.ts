import type { ImportRow, Known } from './preview.ts';
import { withRecords } from './references-text.ts';
import { settled, threeWay } from './three-way.ts';

/** What an import writes: whole texts of files; and the files that it leaves as they are, since they changed meanwhile. */
export type ImportEdits = { edits: { file: string; text: string }[]; overtaken: string[] };

const referencesFile = 'references.json';

/**
 * The texts that the chosen rows of a preview make of what is here now. References come first, so that no claim ever
 * cites what is not there.
 * @param rows those that are to be taken in
 * @param theirFields for rows with conflicts, the fields in which the imported words win
 * @param wholeReferences see `ImportPreview`
 */
export function importEdits(
  rows: readonly ImportRow[],
  theirFields: ReadonlyMap<ImportRow, ReadonlySet<string>>,
  wholeReferences: string | null,
  now: Known,
): ImportEdits {
  const edits: { file: string; text: string }[] = [];
  const overtaken: string[] = [];
  const items = rows.flatMap(({ reference }) => (reference ? [reference] : []));
  const references = now.files.get(referencesFile);
  if (items.length > 0) {
    const keys = new Set(now.references.map(({ id }) => id));
    const isUntouched = references === undefined || references.text === references.base;
    const text =
      wholeReferences !== null && isUntouched ? wholeReferences : withRecords(references?.text ?? '[]\n', items, keys);
    if (text !== references?.text) edits.push({ file: referencesFile, text });
  }
  for (const row of rows) {
    if (row.file === null || row.merging === null) continue;
    const text = settled(row.merging, row.merging.theirs, theirFields.get(row) ?? new Set());
    const here = now.files.get(row.file)?.text ?? null;
    // Another tab may have saved since the preview was made.
    const again = here === row.merging.here ? null : threeWay(row.merging.here, here, text);
    if (again?.kind === 'conflict') overtaken.push(row.file);
    else if ((again?.text ?? text) !== here) edits.push({ file: row.file, text: again?.text ?? text });
  }
  return { edits, overtaken };
}
