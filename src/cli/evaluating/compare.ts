import type { Post } from '../training/posts.ts';
import type { Search } from './baselines.ts';

/** How many claims of a baseline are looked at in one post. */
const looked = 5;

/**
 * A text search as a matcher of assertions on real posts: every claim that it scores over a threshold counts as shown.
 * @returns its figures at the threshold that gives its best F1 on these same posts, and its best recall at 90 % precision
 */
export function compareSearch(search: Search, posts: readonly Post[]) {
  const real = posts.filter((post) => post.kind === 'real');
  const expected = real.flatMap((post) => post.labels).filter((label) => label.stance === 'asserts').length;
  const pairs = real
    .flatMap((post) =>
      search(post.text, looked).map(({ claim, score }) => ({
        score,
        label: post.labels.find((label) => label.claim === claim)?.stance ?? null,
      })),
    )
    .sort((a, b) => b.score - a.score);
  let right = 0;
  let counted = 0;
  let refuting = 0;
  const best = { f1: 0, precision: 0, recall: 0, threshold: 0, refutesBadged: 0 };
  let recallAt90 = 0;
  const refutes = real.filter((post) => post.labels.some((label) => label.stance === 'refutes')).length;
  pairs.forEach(({ score, label }, index) => {
    if (label === 'refutes') refuting++;
    if (label !== 'mentions') counted++;
    if (label === 'asserts') right++;
    if (pairs[index + 1]?.score === score || counted === 0) return;
    const precision = right / counted;
    const recall = right / Math.max(1, expected);
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    if (precision >= 0.9) recallAt90 = Math.max(recallAt90, recall);
    if (f1 > best.f1)
      Object.assign(best, { f1, precision, recall, threshold: score, refutesBadged: refuting / Math.max(1, refutes) });
  });
  return {
    ...Object.fromEntries(Object.entries(best).map(([name, value]) => [name, Math.round(value * 1000) / 1000])),
    recallAtPrecision90: Math.round(recallAt90 * 1000) / 1000,
  };
}
