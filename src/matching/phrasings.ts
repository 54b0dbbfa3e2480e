import type { Hit } from './concepts.ts';
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

/** The phrasings of all claims, cut into terms: what the library carries, and what is weighed against a post. */
export type PhrasingIndex = {
  terms: string[];
  /** For each claim and each phrasing the numbers of its terms. */
  claims: number[][][];
};

/** @param phrasings for each claim the terms of each phrasing. */
export function indexPhrasings(phrasings: Set<string>[][]): PhrasingIndex {
  const numbers = new Map<string, number>();
  const numberOf = (term: string) => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  const claims = phrasings.map((claim) => claim.map((terms) => [...terms].map(numberOf)));
  return { terms: [...numbers.keys()], claims };
}

/** An index with the weight of each term, by its rarity over all phrasings: log(1 + N/df), as in BM25's family. */
export type WeighedPhrasings = { numbers: Map<string, number>; rarity: Float64Array; claims: number[][][] };

export function weighPhrasings(index: PhrasingIndex): WeighedPhrasings {
  const counts = new Uint32Array(index.terms.length);
  let total = 0;
  for (const claim of index.claims) {
    for (const terms of claim) {
      total++;
      for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
    }
  }
  return {
    numbers: new Map(index.terms.map((term, number) => [term, number])),
    rarity: Float64Array.from(counts, (count) => Math.log(1 + total / Math.max(1, count))),
    claims: index.claims,
  };
}

/**
 * The phrasing that is nearest to a stretch of a post.
 * @param terms of the stretch.
 * @returns its number within the claim (-1 for none), and the share, by rarity, of its terms that the stretch has: 0 to 1
 */
export function nearestPhrasing(
  weighed: WeighedPhrasings,
  claim: number,
  terms: Set<string>,
): { phrasing: number; similarity: number } {
  const present = new Set<number>();
  for (const term of terms) {
    const number = weighed.numbers.get(term);
    if (number !== undefined) present.add(number);
  }
  let best = -1;
  let similarity = 0;
  (weighed.claims[claim] ?? []).forEach((phrasing, index) => {
    let shared = 0;
    let whole = 0;
    for (const term of phrasing) {
      const weight = weighed.rarity[term] ?? 0;
      whole += weight;
      if (present.has(term)) shared += weight;
    }
    if (whole > 0 && shared / whole > similarity) {
      similarity = shared / whole;
      best = index;
    }
  });
  return { phrasing: best, similarity };
}
