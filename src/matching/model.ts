import weightsFile from './acceptance-weights.json' with { type: 'json' };
import type { HeadsFile } from './heads.ts';

/**
 * What decides how far a candidate is believed: a logistic regression on what was measured of it (is the post about
 * this claim?) and a multinomial one (what does it do with it?), put together into one calibrated probability. The
 * weights are data, made by `npm run train` from labelled posts and the claims' own examples; nothing is tuned by hand.
 */
export type Weights = {
  about: Linear;
  stance: StanceModel;
  calibration: Calibration;
  /** Least score for each level; and least probability of *asserts*, given the claim, for a post to be said to assert it. */
  thresholds: { flag: number; maybe: number; asserts: number };
  /** Claims whose flags were too often wrong on posts that the weights had not seen: held at *maybe* until they earn it. */
  held: string[];
};
/** All that was learned: the weights, and what the words of each claim are (none in a library of strangers). */
export type Model = Weights & { heads: HeadsFile | null };
/** Platt's scaling (1999) of both probabilities, on posts that neither model had seen. */
export type Calibration = { about: number; stance: number; bias: number };
export type Linear = { bias: number; weights: Record<string, number> };
/** For each feature a weight for each stance, in the order of `stances`. */
export type StanceModel = { bias: number[]; weights: Record<string, number[]> };

export const shippedModel: Model = { ...weightsFile, heads: null };
