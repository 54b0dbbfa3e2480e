import type { Linear } from '../../matching/model.ts';
import { fitOne } from './logistic.ts';
import type { PostKind } from './posts.ts';
import { round } from './round.ts';
import type { Sample } from './samples.ts';

/** How much a kind of post counts: those that were written to teach have other words beside the claim than real ones. */
const trust: Record<PostKind, number> = {
  real: 3,
  written: 1,
  own: 0.1,
  example: 0.2,
  phrasing: 0,
  ordinary: 1,
  health: 1,
};
const l2 = 1.5;
/** That a post is not about a claim counts so much more than that it is: precision before recall. */
const negative = 1.3;

/** Samples that say whether their post is about the claim: one written for another claim may be about this one too. */
export function tellingAbout(samples: readonly Sample[]): Sample[] {
  return samples.filter(
    ({ post, one, label }) =>
      trust[post.kind] > 0 && (label !== null || post.writtenFor === null || post.writtenFor === one.claim.id),
  );
}

/** How much such a sample counts. */
export function trustAbout({ post, label }: Sample): number {
  return trust[post.kind] * post.times * (label ? 1 : negative);
}

/** Fits whether a post is about a claim, from what was measured of it. */
export function learnAbout(samples: readonly Sample[]): Linear {
  const usable = tellingAbout(samples);
  const names = [...new Set(usable.flatMap(({ one }) => Object.keys(one.about)))].sort();
  const weights = fitOne(
    usable.map(({ one }) => Float64Array.from(names, (name) => one.about[name] ?? 0)),
    usable.map(({ label }) => (label ? 1 : 0)),
    usable.map(trustAbout),
    l2,
  );
  return {
    bias: round(weights[names.length] ?? 0),
    weights: Object.fromEntries(names.map((name, index) => [name, round(weights[index] ?? 0)])),
  };
}
