import type { Post, ShownPost } from './posts.ts';
import { isVisible } from './reply-box.ts';

/** Posts in the order of the page. */
export function inPageOrder(posts: readonly ShownPost[]): ShownPost[] {
  const isBefore = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return posts.toSorted((one, other) => (isBefore(one.element, other.element) ? -1 : 1));
}

/** The flagged post after (1) or before (-1) this one, round and round; without one the first or the last. */
export function nextFlagged(posts: readonly ShownPost[], from: Element | null, by: 1 | -1): ShownPost | undefined {
  const flagged = inPageOrder(posts.filter((post) => post.badge && flagOf(post) && isVisible(post.element)));
  const at = flagged.findIndex(({ element }) => element === from);
  if (at < 0) return by === 1 ? flagged[0] : flagged.at(-1);
  return flagged[(at + by + flagged.length) % flagged.length];
}

/** The first claim that this post surely makes. */
export function flagOf({ matches }: Post): string | undefined {
  return matches?.find(({ level }) => level === 'flag')?.claim;
}
