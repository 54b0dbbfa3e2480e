import { stances } from '../../claims/claim.ts';
import { oddsAbout } from '../../matching/acceptance.ts';
import type { Linear } from '../../matching/model.ts';
import { hashOf, packBytes, packNumbers, packWeights } from '../../matching/packed.ts';
import { type PostWordsFile, type Rarity, rarityStep, readyRarity } from '../../matching/post-words.ts';
import { tellingAbout, trustAbout } from './about.ts';
import { fitOneOf, type Row } from './logistic.ts';
import type { ReadPost } from './read-posts.ts';
import { round } from './round.ts';
import type { Sample } from './samples.ts';
import { tellingStance, trustStance } from './stance.ts';

/** A stem in fewer posts than this is left out. */
const leastPosts = 3;
/** A word in fewer samples than this is left out, and one whose weights are all smaller than that. */
const leastSamples = 2;
const leastWeight = 0.12;
/** Pull of all of a word's weights towards nothing, over all samples. */
const pull = { stance: 3.2, about: 12 };
const fitting = { stance: { epochs: 15, rate: 0.15 }, about: { epochs: 10, rate: 0.1 } };

/** How rare stems are, in posts that are not measured on. */
export type RareStems = { stems: Uint32Array; steps: Uint8Array; rarity: Rarity };

/** @returns inverse document frequencies: 1 + ln of all posts over those that have the stem */
export function rareStems(posts: readonly ReadPost[]): RareStems {
  const used = posts.filter(({ kind }) => kind === 'own' || kind === 'example');
  const counts = new Map<number, number>();
  for (const { prepared } of used)
    for (const hash of new Set(prepared.reading.tokens.map(({ stem }) => hashOf(stem))))
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= leastPosts).sort(([a], [b]) => a - b);
  const stems = Uint32Array.from(known, ([hash]) => hash);
  const steps = Uint8Array.from(known, ([, count]) =>
    Math.min(255, Math.round((1 + Math.log((1 + used.length) / (1 + count))) / rarityStep)),
  );
  return { stems, steps, rarity: readyRarity(stems, steps) };
}

/**
 * Fits what the words of a post say: of its stance, and, where `about` alone is not sure, of whether it is about the
 * claim at all.
 */
export function learnPostWords(samples: readonly Sample[], about: Linear, rare: RareStems): PostWordsFile {
  const rowsOf = (used: readonly Sample[]) => used.map((sample) => rowOf(sample, rare.rarity));
  const labelled = tellingStance(samples);
  const stanceRows = rowsOf(labelled);
  const telling = tellingAbout(samples);
  const aboutRows = rowsOf(telling);
  const stance = fitWords(
    stanceRows,
    keys.length,
    stances.length,
    labelled.map(({ label }) => stances.indexOf(label ?? 'mentions')),
    labelled.map(trustStance),
    pull.stance,
    fitting.stance,
  );
  const isAbout = fitWords(
    aboutRows,
    keys.length,
    2,
    telling.map(({ label }) => (label ? 1 : 0)),
    telling.map(trustAbout),
    pull.about,
    fitting.about,
    telling.map(({ one }) => Float64Array.of(0, oddsAbout({ about }, one.about))),
  );
  const kept = keys
    .map((key, number) => ({
      key,
      weights: [
        (isAbout.weights[2 * number + 1] ?? 0) - (isAbout.weights[2 * number] ?? 0),
        ...stances.map((_, which) => stance.weights[stances.length * number + which] ?? 0),
      ],
    }))
    .filter(({ weights }) => weights.some((weight) => Math.abs(weight) >= leastWeight))
    .sort((a, b) => a.key - b.key);
  return {
    stems: packNumbers(rare.stems),
    rarity: packBytes(rare.steps),
    keys: packNumbers(Uint32Array.from(kept, ({ key }) => key)),
    weights: packWeights(kept.flatMap(({ weights }) => weights)),
    bias: [(isAbout.bias[1] ?? 0) - (isAbout.bias[0] ?? 0), ...stance.bias].map(round),
  };
}

/** Keys that recur in every fold are numbered once, and rows made once for a table of rarities: most of the work. */
const keys: number[] = [];
const numbers = new Map<number, number>();

function numberOf(key: number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, keys.length);
  keys.push(key);
  return keys.length - 1;
}

const made = new WeakMap<Rarity, WeakMap<Sample['one']['stance'], Row>>();

function rowOf({ one }: Sample, rarity: Rarity): Row {
  const rows = made.get(rarity) ?? new WeakMap<Sample['one']['stance'], Row>();
  made.set(rarity, rows);
  const known = rows.get(one.stance);
  if (known) return known;
  const words = one.words(rarity);
  const row = { features: words.keys.map(numberOf), values: words.values };
  rows.set(one.stance, row);
  return row;
}

/** Leaves out words that are too seldom, and spreads the pull over the samples of each word: the same for all words. */
function fitWords(
  rows: readonly Row[],
  words: number,
  classes: number,
  answers: readonly number[],
  importance: readonly number[],
  pulled: number,
  options: { epochs: number; rate: number },
  given?: readonly Float64Array[],
): { weights: Float32Array; bias: Float32Array } {
  const counts = new Uint32Array(words);
  for (const { features } of rows) for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
  const used = rows.map((row): Row => {
    const places = [...row.features.keys()].filter((at) => (counts[row.features[at] ?? 0] ?? 0) >= leastSamples);
    return {
      features: Uint32Array.from(places, (at) => row.features[at] ?? 0),
      values: Float32Array.from(places, (at) => row.values[at] ?? 0),
    };
  });
  return fitOneOf(used, answers, importance, words, classes, options, (word) => pulled / (counts[word] ?? 1), given);
}
