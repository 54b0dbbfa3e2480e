import { z } from 'zod';
import { readLines } from '../output.ts';
import { lentCorpus } from '../training/posts.ts';
import type { Document, Search } from './baselines.ts';
import { interval } from './figures.ts';

const claimLine = z.looseObject({ id: z.string(), text: z.string() });
const postLine = z.looseObject({ id: z.string(), text: z.string(), claims: z.array(z.string()), split: z.string() });
export type Asked = z.infer<typeof postLine>;

export async function retrievalCorpus(): Promise<{ claims: Document[]; posts: Asked[] }> {
  const [claims, posts] = await Promise.all([
    readLines(`${lentCorpus}/retrieval/claims.jsonl`, claimLine),
    readLines(`${lentCorpus}/retrieval/posts.jsonl`, postLine),
  ]);
  return { claims, posts };
}

const depth = 5;

/** Mean average precision over the first five, and the share of posts whose first claim is right. */
export function retrieve(search: Search, posts: readonly Asked[]) {
  const tallies = posts.map((post) => {
    const found = search(post.text, depth).map(({ claim }) => claim);
    let right = 0;
    let sum = 0;
    found.forEach((claim, place) => {
      if (!post.claims.includes(claim)) return;
      right++;
      sum += right / (place + 1);
    });
    return {
      average: sum / Math.min(depth, Math.max(1, post.claims.length)),
      first: post.claims.includes(found[0] ?? '') ? 1 : 0,
      posts: 1,
    };
  });
  const mean = (name: 'average' | 'first') => interval(tallies, (sum) => (sum[name] ?? 0) / (sum.posts ?? 1), 'posts');
  return { mapAt5: mean('average'), precisionAt1: mean('first') };
}
