import type { Candidate } from './candidates.ts';
import type { Calibration, Model } from './model.ts';
import { negationInside } from './negation.ts';
import type { Reading } from './reading.ts';

/**
 * Is the post about this claim at all? What is measured of a candidate, by names that a curator can read in `explain`,
 * each 0 to about 1, so that their weights can be compared; and the probability that follows.
 */

/** What others found of a candidate. */
export type Found = {
  /** Nearness of the nearest phrasing, 0 to 1; that of the best phrasing of another claim that is a candidate too. */
  phrasing: number;
  rival: number;
  /** How many frames of the claim are complete. */
  fired: number;
  /** Log odds of the claim's head and of the best other; null where no head has been taught. */
  head: { own: number; other: number } | null;
};

/** Log odds beyond this say no more. */
const surest = 6;

/** Is the post about this claim at all? */
export function aboutFeatures(
  candidate: Candidate,
  reading: Reading,
  { phrasing, rival, fired, head }: Found,
): Record<string, number> {
  const span = candidate.lastToken - candidate.firstToken + 1;
  const broad = candidate.hits.filter((hit) => !hit.strict).length;
  const expected = candidate.frame.relation !== null;
  const length = reading.tokens.length;
  const framed = candidate.frame.groups.length > 0;
  const bounded = (odds: number) => Math.max(-surest, Math.min(surest, odds)) / surest;
  const own = head ? bounded(head.own) : 0;
  const strong = framed && !candidate.frame.weak && broad === 0;
  return {
    weakFrame: framed && candidate.frame.weak ? 1 : 0,
    noFrame: framed ? 0 : 1,
    broadWord: broad > 0 ? 1 : 0,
    twoBroadWords: broad > 1 ? 1 : 0,
    groups: framed ? (candidate.frame.groups.length - 2) / 2 : 0,
    span: Math.log2(span) / 6,
    twoSentences: candidate.lastSentence > candidate.firstSentence ? 1 : 0,
    relationMissing: expected && candidate.relation === 'none' ? 1 : 0,
    relationLoose: expected && candidate.relation === 'loose' ? 1 : 0,
    relationPlain: expected && candidate.relation === 'plain' ? 1 : 0,
    phrasing,
    phrasingStrong: phrasing > 0.75 ? 1 : 0,
    // Another claim's phrasings fit better: the post says something next to this claim.
    rival: Math.max(0, rival - phrasing),
    severalFrames: fired > 1 ? 1 : 0,
    veryShort: length < 5 ? 1 : 0,
    long: Math.max(0, Math.log2(length / 30)) / 4,
    negated: negationInside(candidate, reading) ? 1 : 0,
    noHead: head ? 0 : 1,
    head: own,
    headSure: head ? 1 / (1 + Math.exp(-head.own)) : 0,
    headOfStrongFrame: strong ? own : 0,
    // Another claim's head is surer.
    headRival: head ? Math.max(0, bounded(head.other) - own) : 0,
    headBest: head && head.own >= head.other ? 1 : 0,
  };
}

/** @returns log odds that the post is about the claim, by what was measured. */
export function oddsAbout({ about }: Pick<Model, 'about'>, features: Record<string, number>): number {
  let sum = about.bias;
  for (const name in features) sum += (about.weights[name] ?? 0) * (features[name] ?? 0);
  return sum;
}

/** @returns the calibrated probability, 0 to 1, that the post takes this stance on this claim. */
export function calibrated({ about, stance, bias }: Calibration, pAbout: number, pStance: number): number {
  return 1 / (1 + Math.exp(-(about * logit(pAbout) + stance * logit(pStance) + bias)));
}

/** Log odds, bounded where a probability is as good as certain. */
export function logit(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}
