import { render } from 'preact';
import type { Match } from '../matching/match.ts';
import badgeCss from '../screens/badge.css?inline';
import { Badge } from '../screens/badge.tsx';
import type { Site } from '../sites/site.ts';
import { ownElements, type Reading } from './extract.ts';
import { type Host, makeHost, moveTo } from './host.ts';
import { type Box, pillSpot } from './place.ts';
import { rangesFor } from './visible-text.ts';

/** Above the invisible links with which sites cover whole posts, below their menus and headers. */
const BADGE_Z = 2;
/** A post whose badge the site has removed so often within RENEWAL_MS is left without one: no tug-of-war. */
const RENEWALS = 5;
const RENEWAL_MS = 10_000;
/** Texts and controls of a post that are looked at for room; more would cost time and tell nothing new. */
const LOOKED_AT = 200;
/** A shift smaller than this is the browser's rounding. */
const SHIFT_PX = 0.5;

/** One pill of a badge. */
export interface Pill {
  match: Match;
  label: string;
}

/** The badge of one post: up to three pills in one host beside its text. */
export interface PostBadge {
  host: Host;
  /** Draws these pills; the one whose card is open says so. */
  draw(reading: Reading, pills: readonly Pill[], openClaim: string | null): void;
  /** Puts the badge back where the site's re-rendering has taken it out. */
  keep(reading: Reading): void;
  /** The pill of this claim, for the focus to come back to. */
  focus(claim: string): void;
  /** Where it stands in the viewport. */
  box(): Box;
  remove(): void;
}

/** Re-places badges when the text beside them is laid out anew (the window, a font, "See more"). */
export interface Layout {
  watch(element: Element, place: () => void): void;
  forget(element: Element): void;
  stop(): void;
}

export function startLayout(): Layout {
  const places = new Map<Element, () => void>();
  /** The observer speaks once when it starts, of a text beside which the badge has just been placed. */
  const fresh = new Set<Element>();
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (!fresh.delete(target)) places.get(target)?.();
  });
  return {
    watch(element, place) {
      places.set(element, place);
      fresh.add(element);
      observer.observe(element);
    },
    forget(element) {
      places.delete(element);
      fresh.delete(element);
      observer.unobserve(element);
    },
    stop() {
      observer.disconnect();
      places.clear();
    },
  };
}

/** Makes the badge of one post and puts it into the page. `onOpen` hears of a press on a pill. */
export function makeBadge(site: Site, layout: Layout, first: Reading, onOpen: (claim: string) => void): PostBadge {
  const host = makeHost('badge', badgeCss, BADGE_Z);
  let reading = first;
  let watched: Element | null = null;
  let renewals: number[] = [];

  const place = () => {
    if (!host.element.isConnected) return;
    const { textBox, lastLine } = textGeometry(reading);
    delete host.element.dataset.tight;
    const size = host.mount.getBoundingClientRect();
    const taken = takenBoxes(reading, textBox, size);
    let spot = pillSpot(textBox, lastLine, size, taken);
    if (!spot.free) {
      // In a narrow column its words would lie on the site's controls: it says them in short.
      host.element.dataset.tight = '';
      spot = pillSpot(textBox, lastLine, host.mount.getBoundingClientRect(), taken);
    }
    moveTo(host, spot);
  };

  const attach = () => {
    attachWithoutShift(host.element, anchorOf(site, reading));
    const part = reading.parts.at(-1) ?? reading.element;
    if (watched !== part) {
      if (watched) layout.forget(watched);
      watched = part;
      layout.watch(part, place);
    }
    place();
  };

  return {
    host,
    draw(now, pills, openClaim) {
      reading = now;
      render(
        pills.map(({ match, label }) => (
          <Badge
            key={match.claim}
            label={label}
            stance={match.stance === 'asks' ? 'asks' : 'asserts'}
            level={match.level}
            open={match.claim === openClaim}
            onOpen={() => onOpen(match.claim)}
          />
        )),
        host.mount,
      );
      host.element.dataset.claims = pills.map(({ match }) => match.claim).join(' ');
      if (host.element.isConnected) place();
      else attach();
    },
    keep(now) {
      reading = now;
      if (host.element.isConnected && now.element.contains(host.element)) return;
      const time = performance.now();
      renewals = renewals.filter((at) => time - at < RENEWAL_MS);
      if (renewals.length >= RENEWALS) return;
      renewals.push(time);
      attach();
    },
    focus(claim) {
      const index = (host.element.dataset.claims ?? '').split(' ').indexOf(claim);
      host.mount.querySelectorAll('button')[Math.max(0, index)]?.focus({ preventScroll: true });
    },
    box() {
      return host.mount.getBoundingClientRect();
    },
    remove() {
      if (watched) layout.forget(watched);
      render(null, host.mount);
      host.element.remove();
    },
  };
}

/** The element behind which the badge goes: never inside a link or a button, whose click it would take part in. */
function anchorOf(site: Site, reading: Reading): Element {
  const told = (reading.item.badgeAfter ?? [])
    .map((selector) => ownElements(site, reading.element, selector)[0])
    .find((element) => element !== undefined);
  let anchor = told ?? reading.parts.at(-1) ?? reading.element;
  for (;;) {
    const around = anchor.parentElement?.closest('a, button, [role="button"], [role="link"], summary');
    if (!around || !reading.element.contains(around) || around === reading.element) return anchor;
    anchor = around;
  }
}

/**
 * Puts the host behind the anchor. It takes no room, but rules like `:last-child` may notice it: if anything moved, it
 * goes to the end of the anchor instead, and then to the end of the anchor's parent.
 */
function attachWithoutShift(host: HTMLElement, anchor: Element): void {
  const parent = anchor.parentElement;
  const places = [() => anchor.after(host), () => anchor.append(host), () => parent?.append(host)];
  const sizes = () => [
    anchor,
    parent,
    anchor.nextElementSibling === host ? host.nextElementSibling : anchor.nextElementSibling,
  ];
  host.remove();
  const before = sizes().map(boxOf);
  for (const put of places) {
    put();
    // Where the parent draws only what is slotted, we must be slotted like the anchor to be seen.
    host.slot = host.parentElement === parent ? anchor.slot : '';
    const after = sizes().map(boxOf);
    if (after.every((box, index) => sameBox(box, before[index] ?? null))) return;
  }
}

function boxOf(element: Element | null): DOMRect | null {
  return element?.getBoundingClientRect() ?? null;
}

function sameBox(one: DOMRect | null, other: DOMRect | null): boolean {
  if (!one || !other) return one === other;
  return (
    Math.abs(one.top - other.top) < SHIFT_PX &&
    Math.abs(one.left - other.left) < SHIFT_PX &&
    Math.abs(one.width - other.width) < SHIFT_PX &&
    Math.abs(one.height - other.height) < SHIFT_PX
  );
}

/** The ground of the post's text, and of the last line that is to be seen of it. */
function textGeometry(reading: Reading): { textBox: Box; lastLine: Box | null } {
  const last = reading.parts.at(-1) ?? reading.element;
  const block = last.getBoundingClientRect();
  // An inline text ends where its words do; the room it may use is its parent's.
  const inline = getComputedStyle(last).display.startsWith('inline');
  const column = inline ? (last.parentElement ?? last).getBoundingClientRect() : block;
  const textBox = { left: column.left, top: block.top, right: column.right, bottom: block.bottom };
  const { seen } = reading;
  const [range] = rangesFor(seen, [{ start: seen.text.length - 1, end: seen.text.length }]);
  if (!range) return { textBox, lastLine: null };
  const end = [...range.getClientRects()].at(-1);
  return { textBox, lastLine: end && end.width + end.height > 0 ? end : null };
}

/** Where the post has words or controls near its text, so that the pill does not stand on them. */
function takenBoxes(reading: Reading, text: Box, pill: DOMRect): Box[] {
  const near = (box: Box) => box.bottom > text.top - 2 * pill.height && box.top < text.bottom + 2 * pill.height;
  const boxes: Box[] = [];
  for (const root of [reading.element, reading.element.shadowRoot]) {
    if (!root) continue;
    for (const control of [
      ...root.querySelectorAll('a[href], button, [role="button"], img, svg, video, input, textarea'),
    ].slice(0, LOOKED_AT)) {
      const box = control.getBoundingClientRect();
      if (box.width > 0 && near(box) && !covers(box, text)) boxes.push(box);
    }
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let looked = 0; looked < LOOKED_AT && words.nextNode(); ) {
      if ((words.currentNode as Text).data.trim() === '') continue;
      looked++;
      if (isClipped(words.currentNode.parentElement)) continue;
      range.selectNodeContents(words.currentNode);
      for (const line of range.getClientRects()) if (line.width > 0 && near(line)) boxes.push(line);
    }
  }
  return boxes;
}

/** Words for screen readers stand in a box of a pixel, out of which their lines hang unseen. */
function isClipped(holder: Element | null): boolean {
  const box = holder?.getBoundingClientRect();
  return box !== undefined && (box.width <= 1 || box.height <= 1);
}

/** A link laid over the whole post is no obstacle: nothing would be left. */
function covers(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left + 1 &&
    outer.right >= inner.right - 1 &&
    outer.top <= inner.top + 1 &&
    outer.bottom >= inner.bottom - 1
  );
}
