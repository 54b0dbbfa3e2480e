import type { Match } from '../matching/match.ts';
import type { PageMatch, PageState } from '../messages.ts';
import type { Settings } from '../storage/settings.ts';
import { keyOf } from './key.ts';
import { isRead, type Post, type ShownPost } from './posts.ts';
import { inPageOrder } from './step.ts';

/** What the reader is told of the matches of a page: which of them, in the popup and on the toolbar. */

/** More claims than this in one post would bury it. */
const PILLS = 3;

/** The matches that get a badge. */
export function told(matches: readonly Match[]): Match[] {
  return matches.filter(({ stance }) => stance === 'asserts' || stance === 'asks').slice(0, PILLS);
}

/**
 * Is this post's author or thread muted? Muted claims and topics are left out by the background; who wrote it, and
 * where, is known in the page only.
 */
export function isMuted(
  post: Post,
  site: string,
  { mutedAuthors, mutedThreads }: Settings,
  threadOf: (post: ShownPost) => string,
): boolean {
  if (!isRead(post)) return false;
  const { author } = post.reading;
  if (mutedAuthors.some((muted) => muted.site === site && muted.author === author)) return true;
  return mutedThreads.length > 0 && mutedThreads.includes(threadOf(post));
}

/** How many claims are flagged for sure, each once a post. */
export function countFlags(shown: readonly ShownPost[]): number {
  const found = new Set<string>();
  for (const { reading, matches } of shown) {
    for (const { claim, level } of matches ?? []) if (level === 'flag') found.add(`${keyOf(reading)} ${claim}`);
  }
  return found.size;
}

/** The posts as the popup lists them: in the order of the page, each once for each claim. */
export function listMatches(
  posts: readonly ShownPost[],
  labelOf: (claim: string) => string | undefined,
  placeOf: (post: ShownPost) => PageMatch['place'],
): PageState['matches'] {
  const byKey = new Map(inPageOrder(posts).map((post) => [keyOf(post.reading), post]));
  return [...byKey].flatMap(([key, post]) =>
    (post.matches ?? []).map((match) => ({
      key,
      claim: match.claim,
      stance: match.stance,
      level: match.level,
      label: labelOf(match.claim) ?? match.claim,
      quote: post.reading.text.slice(match.start, match.end),
      author: post.reading.author,
      place: placeOf(post),
      match,
    })),
  );
}
