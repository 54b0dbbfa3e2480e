import { stemmer } from 'stemmer';
import type { Document, Search } from '../evaluating/baselines.ts';

/** Okapi BM25's parameters as textbooks and Lucene have them. */
const k1 = 1.2;
const b = 0.75;

/**
 * The plain BM25 that anybody would write first (Robertson & Zaragoza 2009, https://doi.org/10.1561/1500000019): Porter
 * stems, no stop words, and of every word of the post every claim that has it. It stands beside `createRanker`, which
 * reads a bounded number of them.
 */
export function plainBm25(documents: readonly Document[]): Search {
  const stems = new Map<string, string>();
  const termsOf = (text: string): string[] =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
      let stem = stems.get(word);
      if (stem === undefined) {
        stem = stemmer(word);
        stems.set(word, stem);
      }
      return stem;
    });

  /** For each term the documents that have it, each followed by how often. */
  const postings = new Map<string, number[]>();
  const lengths = new Float64Array(documents.length);
  documents.forEach(({ text }, index) => {
    const counts = new Map<string, number>();
    const terms = termsOf(text);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push(index, count);
      else postings.set(term, [index, count]);
    }
    lengths[index] = terms.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const brakes = lengths.map((length) => k1 * (1 - b + (b * length) / average));
  const scores = new Float64Array(documents.length);

  return (text, top) => {
    const touched: number[] = [];
    for (const term of new Set(termsOf(text))) {
      const list = postings.get(term);
      if (!list) continue;
      const having = list.length / 2;
      const rarity = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
      for (let at = 0; at < list.length; at += 2) {
        const index = list[at] ?? 0;
        const count = list[at + 1] ?? 0;
        if (scores[index] === 0) touched.push(index);
        scores[index] = (scores[index] ?? 0) + (rarity * count * (k1 + 1)) / (count + (brakes[index] ?? 0));
      }
    }
    const best: { index: number; score: number }[] = [];
    for (const index of touched) {
      const score = scores[index] ?? 0;
      scores[index] = 0;
      if (best.length >= top && score <= (best[top - 1]?.score ?? 0)) continue;
      let place = best.length;
      while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--;
      best.splice(place, 0, { index, score });
      if (best.length > top) best.pop();
    }
    return best.map(({ index, score }) => ({ claim: documents[index]?.id ?? '', score }));
  };
}
