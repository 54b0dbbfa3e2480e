import weightsFile from './acceptance-weights.json' with { type: 'json' };
import headsFile from './heads.json' with { type: 'json' };
import type { HeadsFile } from './heads.ts';
import { indexKeys, type KeyIndex, unpackNumbers, unpackWeights } from './packed.ts';
import postWordsFile from './post-words.json' with { type: 'json' };
import { type PostWordsFile, type PostWordsModel, readyPostWords } from './post-words.ts';

/**
 * What decides how far a candidate is believed: a logistic regression on what was measured of it (is the post about
 * this claim?) and a multinomial one (what does it do with it?), put together into one calibrated probability. The
 * weights are data, made by `npm run train` from labelled posts and the claims' own examples; nothing is tuned by hand.
 */
export type Weights = {
  about: Linear;
  stance: StanceFile;
  words: PostWordsFile;
  calibration: Calibration;
  /**
   * Least score for each level, and for a question to be shown; least probability of *asserts*, given the claim, for a
   * post to be said to assert it.
   */
  thresholds: { flag: number; maybe: number; asks: number; asserts: number };
  /** Claims whose flags were too often wrong on posts that the weights had not seen: held at *maybe* until they earn it. */
  held: string[];
};
/** Platt's scaling (1999) of both probabilities, on posts that neither model had seen. */
export type Calibration = { about: number; stance: number; bias: number };
export type Linear = { bias: number; weights: Record<string, number> };
/** For each feature a weight for each stance, in the order of `stances`: cues by name, words packed. */
export type StanceFile = {
  bias: number[];
  cues: Record<string, number[]>;
  /** Hashes of the words' names, and for each its weights (see packed.ts). */
  words: string;
  weights: string;
};
/** The same, ready to be used. */
export type StanceModel = {
  bias: number[];
  cues: ReadonlyMap<string, number[]>;
  words: KeyIndex;
  weights: Int8Array;
};

export function readyStance(file: StanceFile): StanceModel {
  return {
    bias: file.bias,
    cues: new Map(Object.entries(file.cues)),
    words: indexKeys(unpackNumbers(file.words)),
    weights: unpackWeights(file.weights),
  };
}

/** All that was learned, ready to be used. */
export type Model = Omit<Weights, 'stance' | 'words'> & {
  stance: StanceModel;
  words: PostWordsModel;
  heads: HeadsFile | null;
};

export function readyModel(weights: Weights, heads: HeadsFile | null): Model {
  return { ...weights, stance: readyStance(weights.stance), words: readyPostWords(weights.words), heads };
}

export const shippedModel: Model = readyModel({ ...weightsFile, words: postWordsFile }, headsFile);
