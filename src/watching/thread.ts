import type { ReplyPlace } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { Reading } from './extract.ts';

/**
 * Where a reply under this post goes. A comment stands in the thread of the post around it, or of the last one before it
 * in the page; a thread is named by its address, without query and fragment.
 */
export function placeOf(site: Site, reading: Reading, all: Iterable<Reading>): ReplyPlace {
  const post = reading.kind === 'post' ? reading : postBefore(reading, all);
  return {
    site: site.id,
    url: plainAddress(reading.permalink) ?? here(),
    thread: plainAddress(post?.permalink ?? null) ?? here(),
    author: reading.author,
  };
}

function postBefore(comment: Reading, all: Iterable<Reading>): Reading | null {
  let last: Reading | null = null;
  for (const other of all) {
    if (other.kind !== 'post') continue;
    const position = other.element.compareDocumentPosition(comment.element);
    if ((position & Node.DOCUMENT_POSITION_FOLLOWING) === 0) continue;
    if (!last || (last.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
      last = other;
  }
  return last;
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
