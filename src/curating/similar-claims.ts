import Fuse from 'fuse.js';
import type { Written } from '../claims/check-claim.ts';

export type SimilarClaim = { claim: string; field: string; text: string; score: number };

/** Of more than these nobody reads the last. */
const shown = 8;

/**
 * The claims whose statement or phrasings are most like a text, best first, each once with its nearest words.
 * `score` is from 0 (nothing in common) to 1 (the same).
 */
export function similarClaims(written: readonly Written[], text: string): SimilarClaim[] {
  const sayings = written.flatMap(({ value }) => [
    { claim: value.id, field: 'statement', text: value.statement },
    ...value.phrasings.map((phrasing, index) => ({ claim: value.id, field: `phrasings[${index}]`, text: phrasing })),
  ]);
  // Every word counts by itself: people say the same claim in another order, and with other words between.
  const fuse = new Fuse(sayings, {
    keys: ['text'],
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    useTokenSearch: true,
    // Measured on posts written about known claims: looser finds more chance likenesses than claims.
    threshold: 0.2,
    fieldNormWeight: 0.5,
  });
  const best = new Map<string, SimilarClaim>();
  for (const { item, score = 1 } of fuse.search(text)) {
    if (!best.has(item.claim)) best.set(item.claim, { ...item, score: Math.round((1 - score) * 100) / 100 });
    if (best.size === shown) break;
  }
  return [...best.values()];
}
