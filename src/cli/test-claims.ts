import { stances } from '../claims/claim.ts';
import { tryExamples } from '../curating/examples.ts';
import { createMatcher } from '../matching/matcher.ts';
import { loadLibrary } from './load.ts';
import { printLine } from './output.ts';

/**
 * `claims test [dir]`: every claim's own examples through the matcher. A line for each example that fails; the last
 * line has precision and recall per stance. Exit code 1 if any fails.
 */
export async function testClaims(folder: string): Promise<void> {
  const { library, claims } = await loadLibrary(folder);
  const matcher = createMatcher(library);
  const tried = tryExamples(
    matcher.match,
    claims.filter((one) => one.status === 'published'),
  );
  const failed = tried.filter(({ passed }) => !passed);
  for (const { claim, expected, found, text } of failed)
    printLine({
      claim,
      expected,
      found: found ? `${found.level} ${found.stance}` : 'nothing',
      text,
      why: found?.why ?? '',
    });
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 1000);
  const perStance = Object.fromEntries(
    stances
      .filter((name) => name !== 'mentions')
      .map((name) => {
        const expected = tried.filter((one) => one.expected === name);
        const found = tried.filter((one) => one.found?.stance === name);
        const right = found.filter((one) => one.expected === name).length;
        return [
          name,
          { precision: share(right, found.length), recall: share(right, expected.length), examples: expected.length },
        ];
      }),
  );
  printLine({ examples: tried.length, passed: tried.length - failed.length, failed: failed.length, ...perStance });
  if (failed.length > 0) process.exitCode = 1;
}
