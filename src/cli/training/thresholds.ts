import { logit } from '../../matching/acceptance.ts';
import { mayFlag } from '../../matching/decide.ts';
import type { Judged } from '../../matching/judged.ts';
import type { Calibration } from '../../matching/model.ts';
import { fitOne } from './logistic.ts';
import type { Post, PostKind } from './posts.ts';
import { round } from './round.ts';
import type { Sample } from './samples.ts';

/** How sure is sure enough: calibration and thresholds, chosen by rule from samples that the weights had not seen. */

/** A sample judged by weights that have not seen its post. */
export type Unseen = Sample & { judged: Judged & { asking: number } };

/** Posts that were not written to teach. */
export function isMeasured({ kind }: Post): boolean {
  return kind === 'real' || kind === 'written';
}

export type Raw = { sample: Sample; judged: Judged };

/** Fits how sure the two models may be together, for the stance that wins, on posts like those that we will meet. */
export function calibrate(judged: readonly Raw[]): Calibration {
  const used = judged.filter(({ sample }) => sample.post.kind === 'real' || isBackground(sample.post.kind));
  const weights = fitOne(
    used.map(({ judged: one }) => Float64Array.from([logit(one.probability), logit(one.stances[one.winner])])),
    used.map(({ sample, judged: one }) => (sample.label === one.winner ? 1 : 0)),
    used.map(() => 1),
    1,
  );
  return { about: round(weights[0] ?? 1), stance: round(weights[1] ?? 1), bias: round(weights[2] ?? 0) };
}

/** How the thresholds are chosen. */
const rule = {
  /** Share of the posts that refute a claim which may be shown as asserting it. */
  refutesBadged: 0.028,
  /** Precision that a flag, and a flag or maybe, must have on real posts. */
  flagPrecision: 0.92,
  maybePrecision: 0.52,
  flagFloor: 0.6,
  /** Share of the questions that may go without a badge, so that others get none. */
  asksMissed: 0.1,
  /** So many claims at most are held at *maybe*. */
  held: 6,
};

/** The score that all but a few of the questions reach, as the matcher would score them. */
export function leastAsking(unseen: readonly Unseen[]): number {
  const scores = unseen
    .filter(({ post, label, judged }) => isMeasured(post) && label === 'asks' && judged.winner === 'asks')
    .map(({ judged }) => judged.asking)
    .sort((a, b) => a - b);
  return round(scores[Math.floor(rule.asksMissed * scores.length)] ?? 0.5);
}

/**
 * The least probability of asserting, and the least score, that show most of the assertions on real posts, while they
 * are precise enough and few enough refutations are taken for assertions.
 * @param refutingPosts how many posts refute a claim, whether it was a candidate or not
 */
export function chooseShown(unseen: readonly Unseen[], refutingPosts: number): { asserts: number; maybe: number } {
  const real = unseen.filter(({ post, label }) => post.kind === 'real' && label !== 'mentions');
  const refuting = unseen.filter(({ post, label }) => isMeasured(post) && label === 'refutes');
  let best = { asserts: 0.9, maybe: 0.4, right: 0 };
  for (let asserts = 0.3; asserts < 0.95; asserts += 0.02)
    for (let maybe = 0.14; maybe < 0.5; maybe += 0.02) {
      const shows = ({ judged }: Unseen) => judged.stances.asserts >= asserts && judged.score >= maybe;
      const shown = real.filter(shows);
      const right = shown.filter(({ label }) => label === 'asserts').length;
      const badged = new Set(refuting.filter(shows).map(({ post }) => post.number)).size;
      if (right <= best.right || right < rule.maybePrecision * shown.length) continue;
      if (badged <= rule.refutesBadged * refutingPosts) best = { asserts, maybe, right };
    }
  return { asserts: round(best.asserts), maybe: round(best.maybe) };
}

/**
 * The lowest score of a flag at which flags are precise enough. A claim that others are taken for spoils it for all: it
 * is held at *maybe*, if that lets the others be flagged more often than it loses.
 */
export function chooseFlags(shown: readonly Unseen[]): { flag: number; held: string[] } {
  const flaggable = shown
    .filter(({ post, judged, label }) => post.kind === 'real' && label !== 'mentions' && mayFlag(judged))
    .sort((a, b) => b.judged.score - a.judged.score);
  const lowest = (held: readonly string[]) => {
    let right = 0;
    let count = 0;
    let best = { score: 0.95, right: 0 };
    for (const one of flaggable) {
      if (held.includes(one.one.claim.id)) continue;
      count++;
      if (one.label === 'asserts') right++;
      if (one.judged.score >= rule.flagFloor && right >= rule.flagPrecision * count && right > best.right)
        best = { score: one.judged.score, right };
    }
    return best;
  };
  const held: string[] = [];
  let best = lowest(held);
  while (held.length < rule.held) {
    const claims = [...new Set(flaggable.map(({ one }) => one.claim.id))].sort().filter((id) => !held.includes(id));
    const tries = claims.map((claim) => ({ claim, ...lowest([...held, claim]) }));
    const first = tries.reduce((a, b) => (b.right > a.right ? b : a), { ...best, claim: '' });
    if (first.claim === '') break;
    held.push(first.claim);
    best = first;
  }
  return { flag: Math.floor(best.score * 1000) / 1000, held: held.sort() };
}

export function isBackground(kind: PostKind): boolean {
  return kind === 'ordinary' || kind === 'health';
}
