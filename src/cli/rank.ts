import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { createRanker } from '../matching/rank.ts';
import { postLine } from './match.ts';
import { BadInput, printLine, readLines, tell } from './output.ts';

const claimLine = z.looseObject({ id: z.string(), text: z.string() });

/**
 * `claims rank --claims FILE --posts FILE [--top 5]`: any foreign list of claims. A line for each post; the last line
 * on standard error has the times in milliseconds.
 */
export async function rank(claimsFile: string, postsFile: string, top: number): Promise<void> {
  const [claims, posts] = await Promise.all([readLines(claimsFile, claimLine), readLines(postsFile, postLine)]);
  if (claims.length === 0) throw new BadInput(`${claimsFile}: has no claims`);
  const start = performance.now();
  const ranker = createRanker(claims);
  const built = performance.now() - start;
  const times: number[] = [];
  for (const { id, text } of posts) {
    const before = performance.now();
    const ranked = ranker.rank(text, top);
    times.push(performance.now() - before);
    printLine({ id, ranked });
  }
  times.sort((x, y) => x - y);
  const percentile = (share: number) => round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  tell(
    JSON.stringify({
      claims: claims.length,
      posts: posts.length,
      build_ms: round(built),
      ms_per_post_p50: percentile(0.5),
      ms_per_post_p99: percentile(0.99),
    }),
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
