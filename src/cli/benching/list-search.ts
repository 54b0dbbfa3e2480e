import { createRanker } from '../../matching/rank.ts';
import { type Document, fuseSearch, miniSearch, type Search } from '../evaluating/baselines.ts';
import { plainBm25 } from './bm25.ts';
import { makeLists } from './made-lists.ts';
import { postsOfWords } from './made-posts.ts';
import { ours, type Row } from './row.ts';
import { type Limits, timeEach, timeMaking } from './timing.ts';

export const searchRow = 'foreign list';

/** An engine that ranks the claims of a list for a post, and how much of it there is time for. */
type Engine = {
  name: string;
  build: (claims: Document[]) => Search;
  limits: Limits;
};

export const fuse = 'fuse.js token search';
export const mini = 'MiniSearch';

const engines: Engine[] = [
  {
    name: ours,
    build: (claims) => {
      const ranker = createRanker(claims);
      return (text, top) => ranker.rank(text, top);
    },
    limits: { most: 500, least: 20, budget: 8000 },
  },
  { name: 'BM25', build: plainBm25, limits: { most: 500, least: 3, budget: 3000 } },
  { name: mini, build: miniSearch, limits: { most: 500, least: 2, budget: 3000 } },
  { name: fuse, build: fuseSearch, limits: { most: 50, least: 3, budget: 6000 } },
];

/** How many claims each engine is asked for. */
const top = 5;
const seeds = { posts: 1, warming: 2 };
const warmingPosts = { short: 20, alike: 100 };

export type SearchSettings = {
  sizes: number[];
  words: number[];
  /** Posts of each length. */
  most: number;
  /**
   * The most claims times words of a post that fuse.js is asked to do: it takes seconds for a post of 60 words among
   * 14,231 claims, and longer lists and posts would take minutes.
   */
  fuseWork: number;
};

/** Every engine on lists of growing length and posts of growing length: the same lists, the same posts, the same run. */
export function* listSearchRows(
  claims: readonly string[],
  posts: readonly string[],
  { sizes, words, most, fuseWork }: SearchSettings,
): Generator<Row> {
  const listOf = makeLists(claims);
  const warmingOf = (length: number, count: number) =>
    postsOfWords(posts, length, Math.min(most, count), seeds.warming + length);
  const asked = words.map((length) => ({
    length,
    posts: postsOfWords(posts, length, most, seeds.posts + length),
    // Short ones first: a slow engine has spent its time on them before it comes to one that takes seconds.
    warming: [...warmingOf(Math.min(...words), warmingPosts.short), ...warmingOf(length, warmingPosts.alike)],
  }));
  // Once without a clock, so that the first list's index is not made by cold code.
  for (const { build } of engines) build(listOf(Math.min(...sizes)))(posts[0] ?? '', top);
  for (const size of sizes) {
    for (const { name, build, limits } of engines) {
      const tried = asked.filter(({ length }) => name !== fuse || length * size <= fuseWork);
      if (tried.length === 0) continue;
      const list = listOf(size);
      const { made: search, ...made } = timeMaking(() => build(list));
      for (const { length, posts, warming } of tried) {
        const times = timeEach((text) => search(text, top), posts, warming, limits);
        yield { what: searchRow, engine: name, claims: size, words: length, ...times, ...made };
      }
    }
  }
}
