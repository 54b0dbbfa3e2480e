import { type Stance, stances } from '../claims/claim.ts';
import type { Candidate } from './candidates.ts';
import {
  findHash,
  hashOf,
  indexKeys,
  type KeyIndex,
  unpackBytes,
  unpackNumbers,
  unpackWeights,
  weightStep,
} from './packed.ts';
import type { Reading } from './reading.ts';

/**
 * What the words of a post say of a claim, whatever their order: each word as such, and each word in a post about this
 * very claim. A rare word counts more than a common one and a long post no more than a short one (tf-idf of unit length,
 * Salton & Buckley 1988, doi:10.1016/0306-4573(88)90021-0). Cues know how people turn on a claim; this knows what they
 * bring up when they do: "non-ionising" seldom stands in a post that believes in 5G.
 */

/** The words of a post, ready to be weighed. */
export type PostWords = {
  /** Hash of each word, then of each word with the claim. */
  keys: Uint32Array;
  values: Float32Array;
  /** The token of each word, the first where it stands more than once; as many as there are words. */
  tokens: number[];
};

/** How rare a stem is: by its hash a byte, in steps. */
export type Rarity = { stems: KeyIndex; steps: Uint8Array };

/** Rarity is stored in steps of this size: up to 15.9, the logarithm of eight million. */
export const rarityStep = 1 / 16;

/** As it is stored (packed.ts). Weights: one for being about the claim, then one for each stance. */
export type PostWordsFile = { stems: string; rarity: string; keys: string; weights: string; bias: number[] };

export type PostWordsModel = { rarity: Rarity; keys: KeyIndex; weights: Int8Array; bias: number[] };

/** Weights of one word. */
const width = 1 + stances.length;

export function readyPostWords(file: PostWordsFile): PostWordsModel {
  return {
    rarity: readyRarity(unpackNumbers(file.stems), unpackBytes(file.rarity)),
    keys: indexKeys(unpackNumbers(file.keys)),
    weights: unpackWeights(file.weights),
    bias: file.bias,
  };
}

/** @param stems hashes, sorted @param steps rarity of each */
export function readyRarity(stems: Uint32Array, steps: Uint8Array): Rarity {
  return { stems: indexKeys(stems), steps };
}

/** Words so far from the claim's belong to something else in a long post. */
const reach = 60;
/** All words of a post together are so long: keeps the weights within what is stored. */
const length = 4;

/** The words of a post around what was found of a claim. Words that were never met in training are left out. */
export function postWords(candidate: Candidate, reading: Reading, claim: string, rarity: Rarity): PostWords {
  const counts = new Map<number, { count: number; token: number }>();
  const last = Math.min(reading.tokens.length - 1, candidate.lastToken + reach);
  for (let at = Math.max(0, candidate.firstToken - reach); at <= last; at++) {
    const hash = hashOf(reading.tokens[at]?.stem ?? '');
    const known = counts.get(hash);
    if (known) known.count++;
    else counts.set(hash, { count: 1, token: at });
  }
  const own = hashOf(claim);
  const words: { hash: number; value: number; token: number }[] = [];
  let squares = 0;
  for (const [hash, { count, token }] of counts) {
    const place = findHash(rarity.stems, hash);
    if (place < 0) continue;
    const value = (1 + Math.log(count)) * (rarity.steps[place] ?? 0) * rarityStep;
    squares += value * value;
    words.push({ hash, value, token });
  }
  const size = words.length;
  const keys = new Uint32Array(2 * size);
  const values = new Float32Array(2 * size);
  const scale = size === 0 ? 0 : length / Math.sqrt(squares);
  words.forEach(({ hash, value }, index) => {
    keys[index] = hash;
    keys[size + index] = crossed(hash, own);
    values[index] = values[size + index] = value * scale;
  });
  return { keys, values, tokens: words.map(({ token }) => token) };
}

/** One hash of two; the factor is 2^32 over the golden ratio (Knuth, TAOCP 3, 6.4). */
function crossed(stem: number, claim: number): number {
  return Math.imul(stem ^ claim, 0x9e3779b1) >>> 0;
}

/** @returns log odds of being about the claim, and a score for each stance, in the order of `stances`. */
export function weighPostWords(
  model: PostWordsModel,
  { keys, values }: PostWords,
): { about: number; stances: number[] } {
  const sums = new Float64Array(width);
  for (let at = 0; at < keys.length; at++) {
    const place = findHash(model.keys, keys[at] ?? 0);
    if (place < 0) continue;
    const value = values[at] ?? 0;
    for (let which = 0; which < width; which++)
      sums[which] = (sums[which] ?? 0) + value * (model.weights[place * width + which] ?? 0);
  }
  const all = Array.from(sums, (sum, which) => sum * weightStep + (model.bias[which] ?? 0));
  return { about: all[0] ?? 0, stances: all.slice(1) };
}

/** What each word of a post says, for people who ask: words as they stand, the most telling first. */
export function tellingWords(
  model: PostWordsModel,
  { keys, values, tokens }: PostWords,
  of: Stance | 'about',
): { token: number; weight: number }[] {
  const which = of === 'about' ? 0 : 1 + stances.indexOf(of);
  const part = (at: number) => {
    const place = findHash(model.keys, keys[at] ?? 0);
    return place < 0 ? 0 : (values[at] ?? 0) * (model.weights[place * width + which] ?? 0) * weightStep;
  };
  return tokens
    .map((token, at) => ({ token, weight: part(at) + part(tokens.length + at) }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
