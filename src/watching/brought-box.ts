import type { Site } from '../sites/site.ts';
import { enclosingItem, type Reading } from './extract.ts';
import { isSame } from './same.ts';
import { OURS } from './visible-text.ts';

/**
 * The box that our last click brought, and for what: a dialog need not say whom it answers, and pressing the site's
 * control again would throw away what the reader has written in it since.
 */
interface Brought {
  box: HTMLElement;
  post: Reading;
  site: Site;
}

let brought: Brought | null = null;

export function rememberBox(site: Site, post: Reading, box: HTMLElement): void {
  if (!brought) document.addEventListener('click', turnedAway, { capture: true, passive: true });
  brought = { box, post, site };
}

/** The box that was brought for this post, if it still stands in the page. */
export function boxBroughtFor(post: Reading): HTMLElement | null {
  if (brought && !brought.box.isConnected) forgetBox();
  return brought && isSame(brought.post, post) ? brought.box : null;
}

export function forgetBox(): void {
  document.removeEventListener('click', turnedAway, { capture: true });
  brought = null;
}

/** The reader herself turns to another post: on sites with one box for all, it may be that one's from now on. */
function turnedAway({ isTrusted, target }: Event): void {
  if (!brought || !isTrusted || !(target instanceof Element) || target.closest(`[${OURS}]`)) return;
  const around = enclosingItem(brought.site, target);
  if (around && around !== brought.post.element && !around.contains(brought.box)) forgetBox();
}
