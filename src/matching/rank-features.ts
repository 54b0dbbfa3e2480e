import { type ClaimIndex, kindNames, mark } from './rank-index.ts';
import type { ReadPost } from './rank-post.ts';

/**
 * What speaks for a claim and against it, in numbers that mean the same for any list, and the place of each in a row.
 * A "weight" is a word's weight in the index: rare in the list and rare in speech.
 */
const slot = {
  /** The search's score: its logarithm, and its share of the best claim's. */
  score: 0,
  scoreShare: 1,
  /** How much of the post is in the claim, by weight. */
  postCovered: 2,
  /** The weightiest word of the claim that the post lacks. */
  rarestMissing: 3,
  /** Neighbours in the claim that are neighbours in the post, or near each other there. */
  pairs: 4,
  near: 5,
  /** Weight of words that the post lacks but resembles by letters: other forms, compounds and slips count in part. */
  resembled: 6,
  namesShared: 7,
  namesMissing: 8,
  numbersShared: 9,
  numbersMissing: 10,
  /** How many words the claim has. */
  length: 11,
} as const;

/** Where the shared and the missing weight by kind of word start in a row. */
const sharedByKind = Object.keys(slot).length;
const missingByKind = sharedByKind + kindNames.length;

/** The names of a row's numbers. */
export const featureNames: readonly string[] = [
  ...Object.keys(slot),
  ...kindNames.map((kind) => `shared${kind}`),
  ...kindNames.map((kind) => `missing${kind}`),
];

/** Words of a post that stand near each other. */
const nearWords = 4;
/** Places of a word that are compared; a post that repeats a word more often says no more with it. */
const mostPlaces = 8;
/** Brings weights, which run to about 12, near 1. */
const scale = 10;
/** @returns a function that writes the features of one claim into a row. */
export function createFeatures(index: ClaimIndex) {
  const { starts, terms, marks, weights, kinds, pairWeights, gramStarts, grams, gramWeights } = index;
  const termCount = weights.length;
  const seen = new Uint32Array(termCount);
  let claimStamp = 0;
  /** How much of a term's letters the post has: worked out once a post. */
  const likeness = new Float32Array(termCount);
  const likenessStamp = new Uint32Array(termCount);

  const likenessOf = (post: ReadPost, term: number) => {
    if (likenessStamp[term] === post.stamp) return likeness[term] ?? 0;
    likenessStamp[term] = post.stamp;
    likeness[term] = 0;
    // Words that resemble each other mostly begin alike, and this is asked of every word of every candidate.
    const beginning = gramStarts[term] ?? 0;
    if (beginning === gramStarts[term + 1] || post.hasGram[grams[beginning] ?? 0] !== post.stamp) return 0;
    let all = 0;
    let common = 0;
    for (let at = gramStarts[term] ?? 0; at < (gramStarts[term + 1] ?? 0); at++) {
      const gram = grams[at] ?? 0;
      const weight = gramWeights[gram] ?? 0;
      all += weight;
      if (post.hasGram[gram] === post.stamp) common += weight;
    }
    likeness[term] = all > 0 ? common / all : 0;
    return likeness[term] ?? 0;
  };

  /** The least distance between two terms in the post, in words; negative when the second comes first. */
  const distance = (post: ReadPost, one: number, other: number) => {
    let least = Number.MAX_SAFE_INTEGER;
    let count = 0;
    for (let x = post.firstPlace[one] ?? -1; x >= 0 && count < mostPlaces; x = post.nextPlace[x] ?? -1, count++) {
      let inner = 0;
      for (let y = post.firstPlace[other] ?? -1; y >= 0 && inner < mostPlaces; y = post.nextPlace[y] ?? -1, inner++) {
        const apart = y - x;
        if (Math.abs(apart) < Math.abs(least) || apart === 1) least = apart;
        if (least === 1) return 1;
      }
    }
    return least;
  };

  return (post: ReadPost, claim: number, score: number, bestScore: number, row: Float32Array) => {
    claimStamp++;
    row.fill(0);
    const from = starts[claim] ?? 0;
    const to = starts[claim + 1] ?? 0;
    let shared = 0;
    let rarestMissing = 0;
    let resembled = 0;
    let pairs = 0;
    let near = 0;
    let namesShared = 0;
    let namesMissing = 0;
    let numbersShared = 0;
    let numbersMissing = 0;
    let before = -1;
    for (let at = from; at < to; at++) {
      const term = terms[at] ?? 0;
      const weight = weights[term] ?? 0;
      const has = post.has[term] === post.stamp;
      if (has && before >= 0 && before !== term) {
        const apart = distance(post, before, term);
        if (apart === 1) pairs += pairWeights[at - 1] ?? 0;
        if (apart >= -nearWords && apart <= nearWords) near += Math.min(weight, weights[before] ?? 0);
      }
      before = has ? term : -1;
      if (seen[term] === claimStamp) continue;
      seen[term] = claimStamp;
      const marked = marks[at] ?? 0;
      const cell = (has ? sharedByKind : missingByKind) + (kinds[term] ?? 0);
      row[cell] = (row[cell] ?? 0) + weight / scale;
      if (has) {
        shared += weight;
        if (marked & mark.name) namesShared += weight;
        if (marked & mark.number) numbersShared += weight;
      } else {
        const like = likenessOf(post, term);
        resembled += weight * like * like;
        const lacking = weight * (1 - like);
        if (lacking > rarestMissing) rarestMissing = lacking;
        if (marked & mark.name) namesMissing += lacking;
        if (marked & mark.number) numbersMissing += weight;
      }
    }
    row[slot.score] = Math.log(score + 0.001);
    row[slot.scoreShare] = bestScore > 0 ? score / bestScore : 0;
    row[slot.postCovered] = shared / (post.totalWeight || 1);
    row[slot.rarestMissing] = rarestMissing / scale;
    row[slot.pairs] = Math.log(1 + pairs / 5);
    row[slot.near] = Math.log(1 + near / 5);
    row[slot.resembled] = resembled / scale;
    row[slot.namesShared] = namesShared / scale;
    row[slot.namesMissing] = namesMissing / scale;
    row[slot.numbersShared] = numbersShared / scale;
    row[slot.numbersMissing] = numbersMissing / scale;
    row[slot.length] = Math.log(1 + to - from);
  };
}
