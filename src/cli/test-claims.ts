import { type Stance, stances } from '../claims/claim.ts';
import { createMatcher } from '../matching/matcher.ts';
import { loadLibrary } from './load.ts';
import { printLine } from './output.ts';

type Expected = Stance | 'unrelated';

/**
 * `claims test [dir]`: every claim's own examples through the matcher. A line for each example that fails; the last
 * line has precision and recall per stance.
 *
 * An example passes when its claim is found in its stance, at any level; a refutation also when the claim is not shown
 * at all, since a refutation gets no badge; an unrelated one when the claim is neither asserted nor asked.
 */
export async function testClaims(folder: string): Promise<void> {
  const { library, claims } = await loadLibrary(folder);
  const matcher = createMatcher(library);
  const counts = new Map(stances.map((name) => [name, { found: 0, right: 0, expected: 0 }]));
  let failed = 0;
  let total = 0;
  for (const claim of claims.filter((one) => one.status === 'published')) {
    for (const [kind, texts] of Object.entries(claim.examples) as [Expected, string[]][]) {
      for (const text of texts) {
        total++;
        const found = matcher.match(text).find((match) => match.claim === claim.id);
        const badge = found?.stance === 'asserts' || found?.stance === 'asks';
        const passed = kind === 'unrelated' || kind === 'refutes' ? !badge : found?.stance === kind;
        for (const [stance, count] of counts) {
          if (kind === stance) count.expected++;
          if (found?.stance === stance) count.found++;
          if (found?.stance === stance && kind === stance) count.right++;
        }
        if (passed) continue;
        failed++;
        printLine({
          claim: claim.id,
          expected: kind,
          found: found ? `${found.level} ${found.stance}` : 'nothing',
          text,
          why: found?.why ?? '',
        });
      }
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 1000);
  const perStance = Object.fromEntries(
    [...counts]
      .filter(([name]) => name !== 'mentions')
      .map(([name, { found, right, expected }]) => [
        name,
        { precision: share(right, found), recall: share(right, expected), examples: expected },
      ]),
  );
  printLine({ examples: total, passed: total - failed, failed, ...perStance });
}
