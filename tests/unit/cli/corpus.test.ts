import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/cli/load.ts';
import { ownPosts, type Post } from '../../../src/cli/training/posts.ts';

let claims: string[];
let posts: Post[];
beforeAll(async () => {
  claims = (await loadLibrary('claims-db')).library.claims.map(({ id }) => id);
  posts = await ownPosts(new Set(claims));
}, 60_000);

describe('the posts that we wrote', () => {
  it('are labelled with claims that exist, every claim in every stance', () => {
    const counts = new Map<string, number>();
    for (const { labels } of posts)
      for (const { claim, stance } of labels)
        counts.set(`${claim} ${stance}`, (counts.get(`${claim} ${stance}`) ?? 0) + 1);
    for (const id of claims)
      for (const [stance, least] of [
        ['asserts', 25],
        ['refutes', 25],
        ['asks', 8],
        ['mentions', 4],
      ] as const)
        expect(counts.get(`${id} ${stance}`) ?? 0, `${id} ${stance}`).toBeGreaterThanOrEqual(least);
    expect(posts.filter((post) => post.labels.length === 0).length).toBeGreaterThan(1500);
  });

  it('are each there once', () => {
    const met = new Set<string>();
    const again = posts.map(({ text }) => text.toLowerCase().trim()).filter((text) => met.size === met.add(text).size);
    expect(again).toEqual([]);
  });
});
