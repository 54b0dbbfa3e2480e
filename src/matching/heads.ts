import { findKey, indexKeys, type KeyIndex, unpackNumbers, unpackSmall, unpackWeights, weightStep } from './packed.ts';
import type { Reading } from './reading.ts';

/**
 * What the words as a whole say: for each claim one linear model ("head") over the words, pairs of words, concepts and
 * pairs of concepts of a stretch of the post. Frames know what must be there; heads know what else usually is, and what
 * is there when somebody makes a neighbouring claim. The weights are learned (`npm run train`); an index from term to
 * claims makes the cost follow the post.
 */

/** Weights as they are stored (see packed.ts): for each term the claims that it speaks for or against. */
export type HeadsFile = {
  claims: string[];
  bias: number[];
  /** Hashes of the terms, sorted. */
  terms: string;
  /** For each term, how many entries of `targets` and `weights` are its own. */
  counts: string;
  /** Places in `claims`. */
  targets: string;
  weights: string;
};

/** Heads made ready for a library: claims by their number in it. */
export type Heads = {
  /** By claim; NaN for a claim that no posts have taught yet. */
  bias: Float64Array;
  terms: KeyIndex;
  /** For each term where its entries begin; and at last where they end. */
  starts: Uint32Array;
  /** Numbers of claims; as many as there are claims for one that the library does not have. */
  targets: Uint8Array | Uint16Array;
  /** In steps (packed.ts). */
  weights: Int8Array;
  /** Scratch: scores of the stretch at hand. */
  scores: Float64Array;
};

/** @param ids of the library's claims, in its order. */
export function readyHeads(file: HeadsFile, ids: readonly string[]): Heads {
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const known = file.claims.map((id) => numbers.get(id) ?? ids.length);
  const bias = new Float64Array(ids.length).fill(Number.NaN);
  known.forEach((number, index) => {
    if (number < ids.length) bias[number] = file.bias[index] ?? 0;
  });
  const counts = unpackSmall(file.counts);
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  return {
    bias,
    terms: indexKeys(unpackNumbers(file.terms)),
    starts,
    targets: claimsOf(unpackSmall(file.targets), known, ids.length),
    weights: unpackWeights(file.weights),
    scores: new Float64Array(ids.length),
  };
}

/** The claims' numbers in the library, for their places in the file. There are many: a byte each, where that will do. */
function claimsOf(places: Uint16Array, known: readonly number[], claims: number): Uint8Array | Uint16Array {
  const targets = claims < 2 ** 8 ? new Uint8Array(places.length) : new Uint16Array(places.length);
  for (let at = 0; at < places.length; at++) targets[at] = known[places[at] ?? 0] ?? claims;
  return targets;
}

/** A stretch of a post that is judged as one: first and last token. */
export type Stretch = { first: number; last: number };

/** A post up to so many words is judged whole; a longer one in stretches of whole sentences, each overlapping the next. */
const wholePost = 60;
const stretchLength = 45;

/** Cuts a post into stretches, so that a claim in one paragraph of ten is not drowned by the others. */
export function stretchesOf(reading: Reading): Stretch[] {
  const count = reading.tokens.length;
  if (count === 0) return [];
  if (count <= wholePost) return [{ first: 0, last: count - 1 }];
  const stretches: Stretch[] = [];
  let first = 0;
  while (first < count) {
    const limit = Math.min(count, first + stretchLength);
    let last = limit - 1;
    // Back to the end of a sentence, if that leaves at least half.
    if (limit < count) {
      const sentence = reading.tokens[limit]?.sentence;
      let end = last;
      while (end > first + stretchLength / 2 && reading.tokens[end]?.sentence === sentence) end--;
      if (end > first + stretchLength / 2) last = end;
    }
    stretches.push({ first, last });
    if (last >= count - 1) break;
    // The last sentence is read again with what follows, if it is short.
    const sentence = reading.tokens[last]?.sentence;
    let next = last;
    while (next > first + 1 && reading.tokens[next]?.sentence === sentence) next--;
    first = last - next < stretchLength / 3 ? next + 1 : last - Math.floor(stretchLength / 3);
  }
  return stretches;
}

/** Words that say nothing alone, nor beside one of their kind; "not", "no" and the like are none of them. */
const functionWords = new Set(
  'a an and are as at be been but by did do does for from had has have he her him his i if in into is it its me my of on or our she so than that the their them then there they this to us was we were will with you your'.split(
    ' ',
  ),
);

/** So many different concepts of a stretch are paired with each other; a list of everything says nothing. */
const pairedConcepts = 14;

/**
 * The terms of a stretch, each once: concepts (#, broad ones ~), stems where no strict concept stands, pairs of
 * neighbours, and pairs of concepts wherever they stand.
 */
export function termsOfStretch(reading: Reading, stretch: Stretch, conceptNames: readonly string[]): Set<string> {
  const terms = new Set<string>();
  const strict = new Set<string>();
  const unit = new Map<number, string>();
  const covered = new Set<number>();
  for (const [number, hits] of reading.concepts) {
    const name = conceptNames[number] ?? '';
    for (const hit of hits) {
      if (hit.first < stretch.first || hit.last > stretch.last) continue;
      if (hit.strict) {
        strict.add(name);
        for (let at = hit.first; at <= hit.last; at++) covered.add(at);
        // Of several concepts that start at a word one stands for it among its neighbours, always the same.
        const other = unit.get(hit.first);
        if (other === undefined || name < other) unit.set(hit.first, name);
        terms.add(`#${name}`);
      } else terms.add(`~${name}`);
    }
  }
  let before = '^';
  let beforePlain = true;
  for (let at = stretch.first; at <= stretch.last; at++) {
    const token = reading.tokens[at];
    if (!token) continue;
    const concept = unit.get(at);
    if (concept === undefined && covered.has(at)) continue;
    const here = concept === undefined ? token.stem : `#${concept}`;
    const plain = concept === undefined && functionWords.has(token.word);
    if (!plain) terms.add(here);
    if (!(plain && beforePlain)) terms.add(`${before} ${here}`);
    before = here;
    beforePlain = plain;
  }
  const pairs = [...strict].sort().slice(0, pairedConcepts);
  for (let a = 0; a < pairs.length; a++)
    for (let b = a + 1; b < pairs.length; b++) terms.add(`${pairs[a]}+${pairs[b]}`);
  return terms;
}

/**
 * Scores every claim on a stretch's terms.
 * @returns log odds by claim, in an array that the next call overwrites; NaN where no posts have taught a head
 */
export function scoreHeads(heads: Heads, terms: ReadonlySet<string>): Float64Array {
  const places: number[] = [];
  for (const term of terms) {
    const place = findKey(heads.terms, term);
    if (place >= 0) places.push(place);
  }
  return scorePlaces(heads, places, terms.size);
}

/** As scoreHeads, of terms that have been looked up. @param size how many terms the stretch has in all */
export function scorePlaces(heads: Heads, places: readonly number[], size: number): Float64Array {
  const { scores, starts, targets, weights } = heads;
  const share = termShare(size) * weightStep;
  scores.fill(0);
  for (const place of places) {
    const end = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < end; at++) {
      const claim = targets[at] ?? scores.length;
      if (claim < scores.length) scores[claim] = (scores[claim] ?? 0) + (weights[at] ?? 0);
    }
  }
  for (let claim = 0; claim < scores.length; claim++)
    scores[claim] = (scores[claim] ?? 0) * share + (heads.bias[claim] ?? Number.NaN);
  return scores;
}

/** What one term says of one claim; 0 where nothing was learned. */
export function weightOf({ terms, starts, targets, weights }: Heads, term: string, claim: number): number {
  const place = findKey(terms, term);
  if (place < 0) return 0;
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++)
    if (targets[at] === claim) return (weights[at] ?? 0) * weightStep;
  return 0;
}

/** How much one term counts among `size`: long stretches would otherwise be sure of everything. */
export function termShare(size: number): number {
  return 4 / Math.sqrt(Math.max(16, size));
}
