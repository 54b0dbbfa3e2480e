import type { HealthEvent } from '../storage/site-health.ts';
import { whenScrolledFor } from './scrolled.ts';

/** A supported page on which no post was found in so much scrolling looks different from what we know. */
const STRANGE_MS = 20_000;

/** Waits for the first post of a page, and says so when none comes however far the reader scrolls. */
export interface FirstPost {
  /** Begins to wait: the page is new. */
  await(): void;
  /** A post was found. */
  found(): void;
  /** Was none found in a long scroll? */
  isStrange(): boolean;
  stop(): void;
}

/**
 * @param isEmpty does no post stand in the page? Those of the page before may still do
 * @param note hears whether posts are found, for the health of the site
 */
export function awaitFirstPost(isEmpty: () => boolean, note: (event: HealthEvent) => void): FirstPost {
  let waiting = false;
  let strange = false;
  let endScrolling = () => {};
  return {
    await() {
      endScrolling();
      waiting = true;
      strange = false;
      endScrolling = whenScrolledFor(STRANGE_MS, () => {
        if (!isEmpty()) return;
        strange = true;
        note('no-posts');
      });
    },
    found() {
      if (!waiting) return;
      waiting = false;
      strange = false;
      endScrolling();
      note('posts');
    },
    isStrange: () => strange,
    stop: () => endScrolling(),
  };
}
