import { fileByTopic } from '../editing/move-claim.ts';
import type { ImportRow, Known } from './preview.ts';
import { withRecords } from './references-text.ts';
import { settled, threeWay } from './three-way.ts';

/**
 * What an import writes: whole texts of files, null where a claim moves away from; and the files that it leaves as they
 * are, since they changed meanwhile.
 */
export type ImportEdits = { edits: { file: string; text: string | null }[]; overtaken: string[] };

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
  const edits: ImportEdits['edits'] = [];
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
    const there = row.from ?? row.file;
    const here = now.files.get(there)?.text ?? null;
    // Another tab may have saved since the preview was made.
    const again = here === row.merging.here ? null : threeWay(row.merging.here, here, text);
    const wanted = again?.text ?? text;
    const place = row.from === null ? row.file : fileByTopic(wanted, [row.from, row.file]);
    if (again?.kind === 'conflict' || (here === null && row.from !== null)) overtaken.push(there);
    else if (place !== there) edits.push({ file: there, text: null }, { file: place, text: wanted });
    else if (wanted !== here) edits.push({ file: there, text: wanted });
  }
  return { edits, overtaken };
}
