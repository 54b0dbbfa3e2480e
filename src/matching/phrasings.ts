import type { Hit } from './concepts.ts';
import { type Lists, packLists, unpackLists } from './packed.ts';
import type { Token } from './tokens.ts';

// How near a stretch of a post is to the ways in which the curator says people put the claim: a second vote beside the
// frames. Words that stand for a concept count as the concept, so that "Lipitor" is near to "statins".

/** A stretch so near to a phrasing says all of it but an article. */
export const wordForWord = 0.95;

/** Terms of a stretch of words: concepts where words stand for one, stems elsewhere. */
export function termsOf(
  tokens: Token[],
  hits: Hit[],
  conceptNames: string[],
  first: number,
  last: number,
): Set<string> {
  const terms = new Set<string>();
  const covered = new Set<number>();
  for (const hit of hits) {
    if (hit.first < first || hit.last > last) continue;
    terms.add(`#${conceptNames[hit.concept]}`);
    if (hit.strict) for (let at = hit.first; at <= hit.last; at++) covered.add(at);
  }
  for (let at = first; at <= last; at++) {
    const token = tokens[at];
    if (token && !covered.has(at)) terms.add(token.stem);
  }
  return terms;
}

/** The phrasings of all claims, cut into terms, as the library carries them. */
export type PhrasingIndex = {
  /** The commonest first, so that most numbers are small. */
  terms: string[];
  /** For each phrasing of each claim, one after another, the numbers of its terms (packed.ts). */
  phrasings: string;
};

/** @param phrasings the terms of each. */
export function indexPhrasings(phrasings: readonly ReadonlySet<string>[]): PhrasingIndex {
  const counts = new Map<string, number>();
  for (const phrasing of phrasings) for (const term of phrasing) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts].sort((a, b) => b[1] - a[1]).map(([term]) => term);
  const numbers = new Map(terms.map((term, number) => [term, number]));
  return {
    terms,
    phrasings: packLists(phrasings.map((phrasing) => [...phrasing].map((term) => numbers.get(term) ?? 0))),
  };
}

/** An index with the weight of each term, by its rarity over all phrasings: log(1 + N/df), as in BM25's family. */
export type WeighedPhrasings = {
  numbers: ReadonlyMap<string, number>;
  rarity: Float64Array;
  /** In how many phrasings each term stands. */
  frequencies: Uint32Array;
  total: number;
  /** The terms of each phrasing. */
  phrasings: Lists;
  /** By claim the place of its first phrasing, and of the one after its last. */
  firsts: Uint32Array;
  ends: Uint32Array;
};

/** @param counts how many phrasings each claim has */
export function weighPhrasings(index: PhrasingIndex, counts: readonly number[]): WeighedPhrasings {
  const phrasings = unpackLists(index.phrasings);
  const frequencies = new Uint32Array(index.terms.length);
  for (let at = 0; at < phrasings.numbers.length; at++) {
    const term = phrasings.numbers[at] ?? 0;
    frequencies[term] = (frequencies[term] ?? 0) + 1;
  }
  const total = phrasings.starts.length - 1;
  const firsts = new Uint32Array(counts.length);
  const ends = new Uint32Array(counts.length);
  let end = 0;
  counts.forEach((count, claim) => {
    firsts[claim] = end;
    end += count;
    ends[claim] = end;
  });
  return {
    numbers: new Map(index.terms.map((term, number) => [term, number])),
    rarity: rarityOf(frequencies, total),
    frequencies,
    total,
    phrasings,
    firsts,
    ends,
  };
}

function rarityOf(frequencies: Uint32Array, total: number): Float64Array {
  return new Float64Array(frequencies).map((frequency) => Math.log(1 + total / Math.max(1, frequency)));
}

/**
 * The same with other phrasings for some claims: all weights are as if the whole had been made anew. The old lists stay
 * where they are, and no claim points at them any more.
 * @param exchanged by claim the terms of each phrasing; claims that come after the last are new
 */
export function exchangePhrasings(
  weighed: WeighedPhrasings,
  exchanged: ReadonlyMap<number, readonly ReadonlySet<string>[]>,
): WeighedPhrasings {
  const lists = [...exchanged.values()].flat();
  const fresh = new Set(lists.flatMap((terms) => [...terms]).filter((term) => !weighed.numbers.has(term)));
  const first = weighed.numbers.size;
  const known =
    fresh.size === 0
      ? weighed.numbers
      : new Map([...weighed.numbers, ...[...fresh].map((term, at): [string, number] => [term, first + at])]);

  const before = weighed.phrasings;
  const size = lists.reduce((sum, terms) => sum + terms.size, before.numbers.length);
  const phrasings = {
    starts: new Uint32Array(before.starts.length + lists.length),
    numbers: known.size > 2 ** 16 ? new Uint32Array(size) : new Uint16Array(size),
  };
  phrasings.starts.set(before.starts);
  phrasings.numbers.set(before.numbers);
  const frequencies = new Uint32Array(known.size);
  frequencies.set(weighed.frequencies);
  const claims = Math.max(weighed.firsts.length, ...[...exchanged.keys()].map((claim) => claim + 1));
  const firsts = new Uint32Array(claims);
  const ends = new Uint32Array(claims);
  firsts.set(weighed.firsts);
  ends.set(weighed.ends);

  const count = (phrasing: number, step: 1 | -1) => {
    const end = phrasings.starts[phrasing + 1] ?? 0;
    for (let at = phrasings.starts[phrasing] ?? 0; at < end; at++) {
      const term = phrasings.numbers[at] ?? 0;
      frequencies[term] = (frequencies[term] ?? 0) + step;
    }
  };
  let { total } = weighed;
  let place = before.starts.length - 1;
  for (const [claim, terms] of exchanged) {
    for (let old = firsts[claim] ?? 0; old < (ends[claim] ?? 0); old++) count(old, -1);
    total += terms.length - ((ends[claim] ?? 0) - (firsts[claim] ?? 0));
    firsts[claim] = place;
    for (const list of terms) {
      const start = phrasings.starts[place] ?? 0;
      phrasings.numbers.set(
        [...list].map((term) => known.get(term) ?? 0),
        start,
      );
      phrasings.starts[place + 1] = start + list.size;
      count(place, 1);
      place++;
    }
    ends[claim] = place;
  }
  return { numbers: known, rarity: rarityOf(frequencies, total), frequencies, total, phrasings, firsts, ends };
}

/**
 * The phrasing that is nearest to a stretch of a post.
 * @param terms of the stretch.
 * @returns its number within the claim (-1 for none), and the share, by rarity, of its terms that the stretch has: 0 to 1
 */
export function nearestPhrasing(
  { numbers, rarity, phrasings, firsts, ends }: WeighedPhrasings,
  claim: number,
  terms: Set<string>,
): { phrasing: number; similarity: number } {
  const present = new Set<number>();
  for (const term of terms) {
    const number = numbers.get(term);
    if (number !== undefined) present.add(number);
  }
  const from = firsts[claim] ?? 0;
  const to = ends[claim] ?? from;
  let best = -1;
  let similarity = 0;
  for (let phrasing = from; phrasing < to; phrasing++) {
    const end = phrasings.starts[phrasing + 1] ?? 0;
    let shared = 0;
    let whole = 0;
    for (let at = phrasings.starts[phrasing] ?? 0; at < end; at++) {
      const term = phrasings.numbers[at] ?? 0;
      const weight = rarity[term] ?? 0;
      whole += weight;
      if (present.has(term)) shared += weight;
    }
    if (whole > 0 && shared / whole > similarity) {
      similarity = shared / whole;
      best = phrasing - from;
    }
  }
  return { phrasing: best, similarity };
}
