import type { Stance } from '../../claims/claim.ts';
import type { HeadsFile } from '../../matching/heads.ts';
import { readyHeads, scorePlaces } from '../../matching/heads.ts';
import type { Measured } from '../../matching/judged.ts';
import type { Matcher } from '../../matching/matcher.ts';
import { findKey } from '../../matching/packed.ts';
import { learnHeads } from './heads.ts';
import { type ReadPost, terms } from './read-posts.ts';

/** Posts read and measured: what acceptance, stance and thresholds are learned from. */

/** Posts are dealt into so many folds; each is measured by what was learned from the others. */
export const trainingFolds = 3;

export type Sample = { post: ReadPost; one: Measured; label: Stance | null };

export function samplesOf(
  matcher: Matcher,
  ids: readonly string[],
  posts: readonly ReadPost[],
  file: HeadsFile,
): Sample[] {
  const heads = readyHeads(file, ids);
  const places = Int32Array.from(terms.names, (name) => findKey(heads.terms, name));
  return posts.flatMap((post) => {
    const scores = post.prepared.stretches.map((stretch, place) => {
      const known = [...(post.terms[place] ?? [])].map((term) => places[term] ?? -1).filter((found) => found >= 0);
      return Float64Array.from(scorePlaces(heads, known, stretch.terms.size));
    });
    return matcher.measure(post.prepared, heads, scores).map((one) => ({
      post,
      one,
      label: post.labels.find((label) => label.claim === one.claim.id)?.stance ?? null,
    }));
  });
}

/** Samples whose heads have not seen them: the posts are dealt into folds, and each is measured by the heads of the others. */
export function crossFitted(matcher: Matcher, ids: readonly string[], posts: readonly ReadPost[]): Sample[] {
  const folds = Array.from({ length: trainingFolds }, () => [] as ReadPost[]);
  posts.forEach((post) => {
    folds[post.number % trainingFolds]?.push(post);
  });
  return folds.flatMap((fold, number) => {
    const others = folds.filter((_, index) => index !== number).flat();
    const heads = learnHeads(ids, others);
    return samplesOf(matcher, ids, fold, heads);
  });
}
