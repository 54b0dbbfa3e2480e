import type { ReplyPlace } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import { itemOf, type Reading, readItem } from './extract.ts';

/**
 * Where a reply under this post goes. A comment stands in the thread of the post around it, or of the last one before it
 * in the page; a thread is named by its address, without query and fragment.
 */
export function placeOf(site: Site, reading: Reading, all: Iterable<Element>): ReplyPlace {
  const post = reading.kind === 'post' ? reading : postBefore(site, reading, all);
  return {
    site: site.id,
    url: plainAddress(reading.permalink) ?? here(),
    thread: plainAddress(post?.permalink ?? null) ?? here(),
    author: reading.author,
  };
}

function postBefore(site: Site, comment: Reading, all: Iterable<Element>): Reading | null {
  let last: Element | null = null;
  for (const element of all) {
    const before = element.compareDocumentPosition(comment.element) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!before || itemOf(site, element)?.kind !== 'post') continue;
    if (!last || last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) last = element;
  }
  return last && readItem(site, last);
}

function here(): string {
  return `${location.origin}${withoutSlash(location.pathname)}`;
}

function plainAddress(permalink: string | null): string | null {
  if (!permalink || !URL.canParse(permalink, location.href)) return null;
  const { origin, pathname } = new URL(permalink, location.href);
  return `${origin}${withoutSlash(pathname)}`;
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
