import { type ComponentProps, render } from 'preact';
import cardCss from '../screens/card.css?inline';
import { Card } from '../screens/card.tsx';
import { dress } from '../screens/dress.ts';
import type { PostBadge } from './badges.tsx';
import type { Reading } from './extract.ts';
import { makeHost, moveTo } from './host.ts';
import { cardPlace, cardWidth, type Stood } from './place.ts';

/** Above everything a site lays over its page. */
const CARD_Z = 2147483647;
/** Dialogs keep the focus inside themselves: a card for a post in one must stand in it too. */
const DIALOG = 'dialog, [role="dialog"], [aria-modal="true"]';
/** Dialogs and boxes slide in; the card looks again where they have come to rest. */
const AT_REST_MS = 400;

export type CardView = Omit<ComponentProps<typeof Card>, 'onClose'>;

/** The one card of a page. */
export interface OpenCard {
  readonly claim: string;
  readonly reading: Reading;
  /** Draws the card anew, e.g. when the extension was updated under it. */
  draw(view: CardView): void;
  /** The reply box that must not be covered. */
  keepFree(box: HTMLElement): void;
  close(): void;
}

/** Opens the card beside the badge of this post; `closed` hears when it is gone, by whatever way. */
export function openCard(reading: Reading, badge: PostBadge, first: CardView, closed: () => void): OpenCard {
  const host = makeHost('card', cardCss, CARD_Z);
  const claim = first.content.claim.id;
  // What does not fit scrolls inside the card, which shrinks with this.
  host.mount.style.display = 'flex';
  host.mount.style.flexDirection = 'column';
  const ending = new AbortController();
  let free: HTMLElement | null = null;
  let inDialog = false;
  let stood: Stood | null = null;

  const place = () => {
    if (!host.element.isConnected) return;
    const text = (reading.parts.at(-1) ?? reading.element).getBoundingClientRect();
    const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { style } = host.mount;
    // Measured as large as it would like to be, so that where it stands never decides where it will stand.
    style.maxHeight = '';
    const size = {
      width: cardWidth(text, viewport),
      heightAt(width: number) {
        style.width = `${width}px`;
        return host.mount.offsetHeight;
      },
    };
    const kept = free?.isConnected ? free.getBoundingClientRect() : null;
    const spot = cardPlace(badge.box(), text, size, viewport, kept, stood);
    stood = spot.side ? { side: spot.side, fromText: spot.top - text.top } : null;
    style.width = `${spot.width}px`;
    style.maxHeight = `${spot.maxHeight}px`;
    moveTo(host, spot);
  };

  const close = () => {
    if (ending.signal.aborted) return;
    const hadFocus = document.activeElement === host.element;
    ending.abort();
    grown.disconnect();
    render(null, host.mount);
    host.element.remove();
    closed();
    if (hadFocus) badge.focus(claim);
  };

  const draw = (view: CardView) => {
    dress(host.element, view.settings);
    render(<Card {...view} onClose={close} />, host.mount);
    place();
  };

  // Not in the observer's own turn: placing changes the size of what is observed, and the page would hear of a loop.
  const grown = new ResizeObserver(() => requestAnimationFrame(place));
  const on = { signal: ending.signal, capture: true, passive: true } as const;
  window.addEventListener('resize', place, on);
  document.addEventListener('scroll', ({ target }) => (inDialog || target !== document) && place(), on);
  document.addEventListener(
    'keydown',
    (event) => {
      const here = event.composedPath();
      const ours = here.includes(host.element) || here.includes(badge.host.element) || here[0] === document.body;
      if (event.key !== 'Escape' || !ours) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { signal: ending.signal, capture: true },
  );

  const standIn = (dialog: Element | null) => {
    // A dialog cuts off what reaches over its edge, unless it is fixed to the window.
    inDialog = dialog !== null;
    host.element.style.position = inDialog ? 'fixed' : 'absolute';
    host.element.style.inset = inDialog ? '0 auto auto 0' : '';
    (dialog ?? document.body).append(host.element);
  };

  standIn(reading.element.closest(DIALOG));
  draw(first);
  grown.observe(host.mount);
  grown.observe(reading.element);

  return {
    claim,
    reading,
    draw,
    keepFree(box) {
      free = box;
      const dialog = box.closest(DIALOG);
      if (dialog && !dialog.contains(host.element)) standIn(dialog);
      place();
      setTimeout(place, AT_REST_MS);
    },
    close,
  };
}
