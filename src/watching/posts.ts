import type { Match } from '../matching/match.ts';
import type { PostBadge } from './badges.tsx';
import type { Reading } from './extract.ts';
import { fingerprint, keyOf } from './key.ts';
import { isVisible } from './reply-box.ts';

/** A post or comment that stands in the page. */
export interface Post {
  readonly element: Element;
  /** Fingerprint of its text. */
  readonly hash: string;
  /** What was read; null once nothing is to be shown of it, so that a long feed is not kept twice. */
  reading: Reading | null;
  /** What is shown of it; null until the background has answered. */
  matches: readonly Match[] | null;
  badge: PostBadge | null;
}

/** A post with something to show. */
export type ShownPost = Post & { reading: Reading };

/** The posts of a page that are known: by their element, by their text, and those with something to show. */
export interface Posts {
  at(element: Element): Post | undefined;
  add(reading: Reading): Post;
  delete(post: Post): void;
  /** Those with this text. */
  of(hash: string): Iterable<Post>;
  /** What is to be shown of this post from now on. */
  setMatches(post: Post, matches: readonly Match[]): void;
  all(): Iterable<Post>;
  elements(): Iterable<Element>;
  shown(): ShownPost[];
  /** How many different ones there are. */
  count(): number;
  /** The post with this name; of several the one that can be seen. */
  named(key: string): ShownPost | undefined;
}

export function makePosts(): Posts {
  const byElement = new Map<Element, Post>();
  const byHash = new Map<string, Set<Post>>();
  const withMatches = new Set<Post>();
  const shown = () => [...withMatches].filter(isRead);

  return {
    at: (element) => byElement.get(element),
    add(reading) {
      const post: Post = {
        element: reading.element,
        hash: fingerprint(reading.text),
        reading,
        matches: null,
        badge: null,
      };
      byElement.set(post.element, post);
      const same = byHash.get(post.hash);
      if (same) same.add(post);
      else byHash.set(post.hash, new Set([post]));
      return post;
    },
    delete(post) {
      byElement.delete(post.element);
      const same = byHash.get(post.hash);
      same?.delete(post);
      if (same?.size === 0) byHash.delete(post.hash);
      withMatches.delete(post);
    },
    of: (hash) => byHash.get(hash) ?? [],
    setMatches(post, matches) {
      post.matches = matches;
      if (matches.length > 0) withMatches.add(post);
      else {
        withMatches.delete(post);
        post.reading = null;
      }
    },
    all: () => byElement.values(),
    elements: () => byElement.keys(),
    shown,
    count: () => byHash.size,
    named(key) {
      const same = shown().filter(({ reading, element }) => element.isConnected && keyOf(reading) === key);
      return same.find(({ element }) => isVisible(element)) ?? same[0];
    },
  };
}

export function isRead(post: Post): post is ShownPost {
  return post.reading !== null;
}
