import { type Token, tokenise } from './tokens.ts';

/**
 * Ranks a foreign list of claims, which has no frames and no lexicon, by the words it shares with a post: Okapi BM25
 * (Robertson & Zaragoza 2009, https://doi.org/10.1561/1500000019) over stems and pairs of neighbouring stems. The cost
 * follows the post's rarer words: terms that most claims have are skipped, since they cannot change the order.
 */
export type Ranker = {
  /** @returns the `top` best claims, best first; fewer when fewer share a word with the post. */
  rank: (text: string, top: number) => { claim: string; score: number }[];
};

/** Saturation of repeated words and the weight of length; claims are short and rarely repeat a word. */
const k1 = 1.2;
const b = 0.5;
/** A neighbouring pair says more than its words; it counts this much beside them. */
const pairWeight = 0.5;
/** A word in more than this share of the claims ranks nothing. */
const commonShare = 0.2;

type Postings = { claims: Uint32Array; weights: Float32Array };

function termsOf(tokens: Token[]): string[] {
  const terms: string[] = [];
  tokens.forEach((token, index) => {
    terms.push(token.stem);
    const next = tokens[index + 1];
    if (next && next.sentence === token.sentence) terms.push(`${token.stem} ${next.stem}`);
  });
  return terms;
}

/** Indexes the claims once; ids may repeat, and then each text is ranked by itself. */
export function createRanker(claims: { id: string; text: string }[]): Ranker {
  const stems = new Map<string, string>();
  const documents = claims.map((claim) => termsOf(tokenise(claim.text, stems)));
  const average = documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length);
  const occurrences = new Map<string, Map<number, number>>();
  documents.forEach((terms, claim) => {
    for (const term of terms) {
      const places = occurrences.get(term) ?? new Map<number, number>();
      if (places.size === 0) occurrences.set(term, places);
      places.set(claim, (places.get(claim) ?? 0) + 1);
    }
  });
  const index = new Map<string, Postings>();
  for (const [term, places] of occurrences) {
    if (places.size > Math.max(2, commonShare * claims.length)) continue;
    const rarity = Math.log(1 + (claims.length - places.size + 0.5) / (places.size + 0.5));
    const factor = rarity * (term.includes(' ') ? pairWeight : 1);
    const ids = Uint32Array.from(places.keys());
    const weights = Float32Array.from(ids, (claim) => {
      const count = places.get(claim) ?? 0;
      const length = (documents[claim]?.length ?? 0) / average;
      return (factor * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
    });
    index.set(term, { claims: ids, weights });
  }

  const scores = new Float32Array(claims.length);
  return {
    rank: (text, top) => {
      const touched: number[] = [];
      for (const term of new Set(termsOf(tokenise(text, stems)))) {
        const postings = index.get(term);
        if (!postings) continue;
        const { claims: ids, weights } = postings;
        for (let at = 0; at < ids.length; at++) {
          const claim = ids[at] ?? 0;
          if (scores[claim] === 0) touched.push(claim);
          scores[claim] = (scores[claim] ?? 0) + (weights[at] ?? 0);
        }
      }
      const best = topOf(touched, scores, top).map((claim) => ({
        claim: claims[claim]?.id ?? '',
        score: Math.round((scores[claim] ?? 0) * 1000) / 1000,
      }));
      for (const claim of touched) scores[claim] = 0;
      return best;
    },
  };
}

/** The best few of many, in one pass: sorting all of them would cost more than finding them. */
function topOf(candidates: number[], scores: Float32Array, top: number): number[] {
  const best: number[] = [];
  for (const claim of candidates) {
    const score = scores[claim] ?? 0;
    if (best.length === top && score <= (scores[best[top - 1] ?? 0] ?? 0)) continue;
    let place = best.length;
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) place--;
    best.splice(place, 0, claim);
    if (best.length > top) best.pop();
  }
  return best;
}
