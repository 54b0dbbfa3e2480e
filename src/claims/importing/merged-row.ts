import { fileByTopic } from '../editing/move-claim.ts';
import { wrong } from '../wrong.ts';
import type { ImportRow, KnownFile } from './preview.ts';
import { threeWay } from './three-way.ts';

/**
 * The row of a file whose text may differ from what is here. What was changed here stays: an older text, such as the
 * list's own, brings nothing new. A claim that stands here under another topic moves if only the import says so.
 */
export function mergedRow(
  row: Omit<ImportRow, 'kind' | 'merging'>,
  theirs: string,
  here: KnownFile | undefined,
): ImportRow {
  const merging = { ...threeWay(here?.base ?? null, here?.text ?? null, theirs), theirs, here: here?.text ?? null };
  if (merging.kind === 'same') return { ...row, kind: 'same', merging: null };
  if (merging.kind === 'mine') return { ...row, kind: 'same', why: wrong('nothingNew'), merging: null };
  const { file, from } = row;
  if (file === null || from === null) return { ...row, kind: here ? 'changed' : 'new', merging };
  const place = fileByTopic(merging.text, [from, file]);
  return { ...row, kind: 'changed', why: wrong(place === from ? 'staysIn' : 'movesFrom', from), merging };
}
