import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/cli/load.ts';
import { ownPosts } from '../../../src/cli/training/posts.ts';

describe('the posts that we wrote', () => {
  it('are labelled with claims that exist, every claim in every stance', async () => {
    const { library } = await loadLibrary('claims-db');
    const posts = await ownPosts(new Set(library.claims.map((claim) => claim.id)));
    for (const { id } of library.claims) {
      const labels = posts.flatMap((post) => post.labels).filter((label) => label.claim === id);
      for (const [stance, least] of [
        ['asserts', 25],
        ['refutes', 25],
        ['asks', 8],
        ['mentions', 4],
      ] as const)
        expect(labels.filter((label) => label.stance === stance).length, `${id} ${stance}`).toBeGreaterThanOrEqual(
          least,
        );
    }
    expect(posts.filter((post) => post.labels.length === 0).length).toBeGreaterThan(1500);
  });

  it('are each there once', async () => {
    const { library } = await loadLibrary('claims-db');
    const posts = await ownPosts(new Set(library.claims.map((claim) => claim.id)));
    const texts = posts.map((post) => post.text.toLowerCase().trim());
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});
