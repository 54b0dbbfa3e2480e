import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createRanker } from '../../matching/rank.ts';

/** A text search that ranks claims for a post; what the matcher is compared with. */
export type Search = (text: string, top: number) => { claim: string; score: number }[];
export type Document = { id: string; text: string };

/** fuse.js with its token search (TF-IDF over tokens, each matched with typos); scores turned so that more is better. */
export function fuseSearch(documents: readonly Document[]): Search {
  const fuse = new Fuse(documents, {
    keys: ['text'],
    includeScore: true,
    ignoreLocation: true,
    useTokenSearch: true,
    threshold: 0.6,
  });
  return (text, top) =>
    fuse.search(text, { limit: top }).map(({ item, score }) => ({ claim: item.id, score: 1 - (score ?? 1) }));
}

/** MiniSearch with its own BM25 variant, as it comes. */
export function miniSearch(documents: readonly Document[]): Search {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(documents.map(({ text }, id) => ({ id, text })));
  return (text, top) =>
    onceEach(
      index.search(text).map((found) => ({ claim: String(found.id), score: found.score })),
      documents,
    ).slice(0, top);
}

/** Okapi BM25 over Porter stems, with our own tokeniser: what `claims rank` begins with. */
export function bm25Search(documents: readonly Document[]): Search {
  const ranker = createRanker(documents.map(({ text }, key) => ({ id: String(key), text })));
  return (text, top) => onceEach(ranker.rank(text, top * 4), documents).slice(0, top);
}

/** The best text of each claim. */
function onceEach(found: { claim: string; score: number }[], documents: readonly Document[]) {
  const seen = new Set<string>();
  return found.flatMap(({ claim: key, score }) => {
    const claim = documents[Number(key)]?.id ?? '';
    if (seen.has(claim)) return [];
    seen.add(claim);
    return [{ claim, score }];
  });
}
