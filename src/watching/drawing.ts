import { dress } from '../screens/dress.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';
import { type Layout, makeBadge } from './badges.tsx';
import { idleWork } from './idle.ts';
import type { Marks } from './marks.ts';
import { isRead, type Post, type ShownPost } from './posts.ts';
import { rangesFor } from './visible-text.ts';

/** What the drawing needs to know of the rest. */
export interface Drawer {
  layout: Layout;
  marks: Marks;
  /** What a badge calls this claim; undefined if that is not known. */
  label(claim: string): string | undefined;
  openClaim(post: Post): string | null;
  /** The look that the reader chose is among them. */
  settings(): Settings;
  pressed(post: ShownPost, claim: string): void;
  /** Is this post still in the page, and what is known of it still true? */
  isThere(post: Post): boolean;
  /** Some posts have been drawn. */
  drawn(): void;
}

/** Badges and marks of posts, drawn in idle time. */
export interface Drawing {
  /** What is shown of this post has changed. */
  draw(post: Post): void;
  /** The same at once: the reader has pressed something. */
  drawNow(post: Post): void;
  /** The site has rendered the post anew: badge and marks are put back. */
  keep(post: Post): void;
  remove(post: Post): void;
  stop(): void;
}

export function startDrawing(site: Site, drawer: Drawer): Drawing {
  const waiting = new Set<Post>();

  const drawNow = (post: Post) => {
    waiting.delete(post);
    // What is to be shown may have changed in the meantime: only what is true now is drawn.
    if (!drawer.isThere(post) || post.matches === null) return;
    const pills = post.matches.flatMap((match) => {
      const label = drawer.label(match.claim);
      return label === undefined ? [] : [{ match, label }];
    });
    if (pills.length === 0 || !isRead(post)) {
      unshow(post);
      return;
    }
    post.badge ??= makeBadge(site, drawer.layout, post.reading, (claim) => drawer.pressed(post, claim));
    dress(post.badge.host.element, drawer.settings());
    post.badge.draw(post.reading, pills, drawer.openClaim(post));
    mark(post);
  };

  const mark = (post: ShownPost) => {
    const [first] = post.matches ?? [];
    const words = post.matches?.flatMap((match) => match.words) ?? [];
    if (first) drawer.marks.set(post, first.stance, rangesFor(post.reading.seen, words));
  };

  const unshow = (post: Post) => {
    post.badge?.remove();
    post.badge = null;
    drawer.marks.remove(post);
  };

  const idle = idleWork((mayGoOn) => {
    for (const post of waiting) {
      drawNow(post);
      if (!mayGoOn()) break;
    }
    drawer.drawn();
    return waiting.size > 0;
  });

  return {
    draw(post) {
      if (post.badge === null && post.matches?.length === 0) return;
      waiting.add(post);
      idle.wake();
    },
    drawNow(post) {
      drawNow(post);
      drawer.drawn();
    },
    keep(post) {
      if (!isRead(post)) return;
      if (post.badge) {
        post.badge.keep(post.reading);
        mark(post);
      } else if (post.matches?.length) this.draw(post);
    },
    remove(post) {
      waiting.delete(post);
      unshow(post);
    },
    stop() {
      waiting.clear();
      idle.stop();
    },
  };
}
