import type { Written } from '../claims/check-claim.ts';
import { checkPhrasings, plain } from '../claims/check-phrasings.ts';
import { type Around, type Compiled, checkOne } from '../claims/compile.ts';
import type { Problem } from '../claims/problem.ts';
import { problemAt } from '../claims/source-file.ts';
import { wrong } from '../claims/wrong.ts';

/**
 * Says what is wrong with one claim beside all others, without compiling those again.
 * @param file the claim's file among those that were compiled, where it has moved since
 */
export type EditCheck = (one: Written, file?: string) => Problem[];

/**
 * What `compile` would report for the file of an edited claim. One thing more: a phrasing or an id that stands twice is
 * reported here whichever of the two files comes first, since it is this one that the curator has before her.
 */
export function makeEditCheck({ written, around }: Pick<Compiled, 'written' | 'around'>): EditCheck {
  const byId = grouped(written, (one) => [one.value.id]);
  const byPhrasing = grouped(written, (one) => one.value.phrasings.map(plain));
  const place = new Map(written.map((one, index) => [one, index]));
  return (one, file = one.file) => {
    const isOther = (other: Written) => other.file !== file;
    const sharing = new Set(one.value.phrasings.flatMap((text) => byPhrasing.get(plain(text)) ?? []).filter(isOther));
    const inOrder = [...sharing].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const sameId = byId.get(one.value.id)?.find(isOther);
    const problems = [
      ...(sameId ? [problemAt(one, ['id'], wrong('idTaken', one.value.id, sameId.file))] : []),
      ...checkOne(one, withOwnId(around, one)),
      ...checkPhrasings([...inOrder, one]).filter(({ file }) => file === one.file),
    ];
    return problems.sort((a, b) => a.line - b.line);
  };
}

/** A claim may be new, and then not be among those that were compiled. */
function withOwnId(around: Around, one: Written): Around {
  if (!around.ids || around.ids.has(one.value.id)) return around;
  return { ...around, ids: new Set([...around.ids, one.value.id]) };
}

function grouped(written: readonly Written[], keysOf: (one: Written) => string[]): Map<string, Written[]> {
  const groups = new Map<string, Written[]>();
  for (const one of written) for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
}
