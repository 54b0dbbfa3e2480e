import type { Written } from './check-claim.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './source-file.ts';
import { wrong } from './wrong.ts';

/** No phrasing stands twice, in one claim or in two: it could not tell which claim is meant. */
export function checkPhrasings(claims: Written[]): Problem[] {
  const first = new Map<string, { one: Written; index: number }>();
  return claims.flatMap((one) =>
    one.value.phrasings.flatMap((phrasing, index) => {
      const key = plain(phrasing);
      const before = first.get(key);
      if (!before) {
        first.set(key, { one, index });
        return [];
      }
      const { file, lineOf } = before.one;
      const place = `${file}:${lineOf(['phrasings', before.index])}`;
      const twice =
        before.one === one
          ? wrong('phrasingTwice', lineOf(['phrasings', before.index]))
          : wrong('phrasingElsewhere', phrasing, before.one.value.id, place);
      return [problemAt(one, ['phrasings', index], twice)];
    }),
  );
}

/** Letters and digits only, in lower case: what the matcher would see. */
export function plain(phrasing: string): string {
  return phrasing
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
