import type { Library } from '../../claims/library.ts';
import { createMatcher } from '../../matching/matcher.ts';
import { type Model, shippedModel } from '../../matching/model.ts';
import { everydayOf, grownLibrary, isCopy, type Matchable } from './grown-library.ts';
import { postsOfCharacters, postsOfWords, shuffled } from './made-posts.ts';
import { ours, type Row } from './row.ts';
import type { Texts } from './texts.ts';
import { timeEach, timeMaking } from './timing.ts';

export const feedRow = 'page matcher, posts as they come';
export const wordsRow = 'page matcher, posts of so many words';
const longRow = 'page matcher, a post of 50,000 characters';
const longPost = 50_000;
const limits = { most: Number.POSITIVE_INFINITY, least: 2, budget: 6_000 };
const seeds = { posts: 3, warming: 4 };
const warmingPosts = 100;

/**
 * @param settings.times how many times as large as ours the database is made
 * @param settings.most posts of each length; of those as they come so many times `feedShare`
 */
export type MatcherSettings = { times: number[]; words: number[]; most: number; longPosts: number };

/**
 * The two ways in which the database is grown: the first shows what claims of other topics cost that a post has no word
 * of, the second what their lexicon's commonest words cost as well.
 */
export const everydayKept = 'everyday words in common';
const kinds = ['no word in common', everydayKept];

/** There are many more posts as they come than of a made length. */
const feedShare = 20;

/** The matcher of the page with the database that ships, and with larger ones. */
export function* pageMatcherRows(
  library: Library,
  { background, ordinary }: Pick<Texts, 'background' | 'ordinary'>,
  { times, words, most, longPosts }: MatcherSettings,
  model: Model = shippedModel,
): Generator<Row> {
  const everyday = everydayOf(ordinary);
  // The file is in the order of its sources, and not every database has time for all.
  const mixed = shuffled(background, seeds.posts);
  const feed = mixed.slice(0, Math.min(most * feedShare, mixed.length - warmingPosts));
  const asked: Asked[] = [
    { what: feedRow, words: null, posts: feed, warming: mixed.slice(-warmingPosts) },
    ...words.map((length) => ({
      what: wordsRow,
      words: length,
      posts: postsOfWords(background, length, most, seeds.posts + length),
      warming: postsOfWords(background, length, Math.min(most, warmingPosts), seeds.warming + length),
    })),
    {
      what: longRow,
      words: null,
      posts: postsOfCharacters(background, longPost, longPosts, seeds.posts),
      // Of the longest of the others: the code is the same, and one of these takes seconds in the largest database.
      warming: postsOfWords(background, Math.max(...words), Math.min(most, warmingPosts), seeds.warming),
    },
  ];
  for (const factor of times) {
    if (factor === 1) yield* measured({ library, model }, asked);
    else
      for (const copies of kinds) {
        const kept: ReadonlySet<string> = copies === everydayKept ? everyday : new Set();
        yield* measured(grownLibrary(library, model, factor, kept), asked).map((row) => ({ ...row, copies }));
      }
  }
}

type Asked = Pick<Row, 'what' | 'words'> & { posts: string[]; warming: string[] };

/** A function of its own, so that one database is gone before the next is made: the largest fill gigabytes. */
function measured({ library, model }: { library: Matchable; model: Model }, asked: readonly Asked[]): Row[] {
  const { made: matcher, ...made } = timeMaking(() => createMatcher(library, model));
  return asked.map(({ what, words, posts, warming }) => {
    let woken = 0;
    const match = (text: string) => {
      for (const { claim } of matcher.match(text)) if (isCopy(claim)) woken++;
    };
    const times = timeEach(match, posts, warming, limits);
    return { what, engine: ours, claims: library.claims.length, words, ...times, ...made, woken };
  });
}
