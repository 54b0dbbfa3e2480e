import type { Hit } from './forms.ts';
import type { Token } from './tokens.ts';

/**
 * How near a stretch of a post is to the ways in which the curator says people put the claim: a second vote beside the
 * frames. Words that stand for a concept count as the concept, so that "Lipitor" is near to "statins".
 */
export type ReadyPhrasing = { text: string; terms: string[]; weight: number };

/** Terms of a stretch of words: concepts where words stand for one, stems elsewhere. */
export function termsOf(tokens: Token[], hits: Hit[], first: number, last: number): Set<string> {
  const terms = new Set<string>();
  const covered = new Set<number>();
  for (const hit of hits) {
    if (hit.first < first || hit.last > last) continue;
    terms.add(`#${hit.concept}`);
    if (hit.strict) for (let at = hit.first; at <= hit.last; at++) covered.add(at);
  }
  for (let at = first; at <= last; at++) {
    const token = tokens[at];
    if (token && !covered.has(at)) terms.add(token.stem);
  }
  return terms;
}

/** Rarity of terms over all phrasings: log(1 + N/df), as in BM25's family. */
export function rarities(all: Set<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of all) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + all.length / count)]));
}

/** Share, by rarity, of the nearest phrasing's terms that the stretch has: 0 to 1. */
export function nearestPhrasing(
  phrasings: ReadyPhrasing[],
  terms: Set<string>,
  rarity: Map<string, number>,
): { text: string | null; similarity: number } {
  let best: string | null = null;
  let similarity = 0;
  for (const phrasing of phrasings) {
    let shared = 0;
    for (const term of phrasing.terms) if (terms.has(term)) shared += rarity.get(term) ?? 0;
    const share = phrasing.weight > 0 ? shared / phrasing.weight : 0;
    if (share > similarity) {
      similarity = share;
      best = phrasing.text;
    }
  }
  return { text: best, similarity };
}
