import type { Written } from './check-claim.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './source-file.ts';

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
      const message =
        before.one === one
          ? `is there twice, first in line ${lineOf(['phrasings', before.index])}: keep one`
          : `"${phrasing}" is also a phrasing of "${before.one.value.id}" (${place}): keep it where it belongs`;
      return [problemAt(one, ['phrasings', index], message)];
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
