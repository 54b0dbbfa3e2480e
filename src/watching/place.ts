/** Where things of ours stand in the page: pure geometry, in pixels of the viewport. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Spot {
  left: number;
  top: number;
}
/** `free`: nothing of the site is covered there. */
export type PillSpot = Spot & { free: boolean };

/** Between the last word and the pill. */
const PILL_GAP = 8;
/** A pill is a little higher than a line: so much of it may reach into the empty edge of the lines around. */
const PILL_LENIENCE = 4;
/** Between the card and what it stands beside. */
const CARD_GAP = 8;
/** Kept free at the edge of the window. */
const EDGE = 8;
export const CARD_MIN = 320;
export const CARD_MAX = 560;
/** Its heading and a few lines: less is no card. */
const CARD_MIN_HEIGHT = 200;
/** Enough to see the reply and its buttons: the card shrinks to this before it covers the post that is answered. */
const CARD_COMFORT = 320;

export function boxAt(spot: Spot, size: Size): Box {
  return { left: spot.left, top: spot.top, right: spot.left + size.width, bottom: spot.top + size.height };
}

/** Do these two share any ground? */
export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Where the pill goes: in the rest of the last line, where it fits; else under or over the text, wherever nothing of the
 * site is written or can be pressed. It takes no room of its own, so nothing in the page moves.
 */
export function pillSpot(text: Box, lastLine: Box | null, pill: Size, taken: readonly Box[]): PillSpot {
  const right = Math.max(text.left, text.right - pill.width);
  const centre = Math.max(text.left, (text.left + text.right - pill.width) / 2);
  const under = text.bottom + 1;
  const over = text.top - pill.height - 1;
  const spots: Spot[] = [
    { left: right, top: under },
    { left: centre, top: under },
    { left: text.left, top: under },
    { left: right, top: over },
    { left: centre, top: over },
  ];
  const inLastLine = lastLine && {
    left: lastLine.right + PILL_GAP,
    top: (lastLine.top + lastLine.bottom - pill.height) / 2,
  };
  if (lastLine && inLastLine && lastLine.bottom <= text.bottom + 2 && inLastLine.left + pill.width <= text.right) {
    spots.unshift(inLastLine);
  }
  // Beside what is written there, when none of the plain places is free.
  for (const top of [under, over]) {
    for (const box of taken) {
      if (box.bottom <= top || box.top >= top + pill.height) continue;
      spots.push({ left: box.right + PILL_GAP, top }, { left: box.left - PILL_GAP - pill.width, top });
    }
  }
  const within = (spot: Spot) => spot.left >= text.left && spot.left <= Math.max(text.left, text.right - pill.width);
  const free = spots.filter(within).find((spot) => {
    const { left, top, right, bottom } = boxAt(spot, pill);
    return !taken.some((box) =>
      overlap({ left, right, top: top + PILL_LENIENCE, bottom: bottom - PILL_LENIENCE }, box),
    );
  });
  return { ...(free ?? spots[0] ?? { left: text.left, top: text.bottom }), free: free !== undefined };
}

/** As wide as the post's text, within what a card needs and what the window has. */
export function cardWidth(text: Box, viewport: Size): number {
  const wanted = Math.min(CARD_MAX, Math.max(CARD_MIN, text.right - text.left));
  return Math.min(wanted, viewport.width - 2 * EDGE);
}

/** Where the card stands and how large it may be; what does not fit scrolls inside it. */
export interface CardPlace extends Spot {
  width: number;
  maxHeight: number;
  /** On which side of the text; missing where it fits nowhere. */
  side?: Side;
}
type Side = 'under' | 'right' | 'left' | 'above';

/** Where the card stands already: on which side, and how far under the top of the text. */
export interface Stood {
  side: Side;
  fromText: number;
}

/** The card as large as it would like to be. */
export interface WantedSize {
  width: number;
  /** How high it would be where it gets only this width. */
  heightAt(width: number): number;
}

/**
 * Where the card goes: under the badge; else beside the text, else above it, wherever it fits the window and leaves the
 * reply box free. Where it fits nowhere it shrinks to the room over or under that box; without a box to that over or
 * under the post, and covers the post where that is too little. Where it stands already it stays, as long as its foot with
 * the buttons is in the window: nobody's hand finds a button that has moved.
 */
export function cardPlace(
  badge: Box,
  text: Box,
  card: WantedSize,
  viewport: Size,
  keepFree: Box | null,
  stood: Stood | null = null,
): CardPlace {
  const bottom = viewport.height - EDGE;
  const maxHeight = bottom - EDGE;
  const { width } = card;
  const heightAt = (given: number) => Math.min(card.heightAt(given), maxHeight);
  const height = heightAt(width);
  const into = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
  const left = into(text.left, EDGE, viewport.width - width - EDGE);
  const roomRight = viewport.width - EDGE - (text.right + CARD_GAP);
  const roomLeft = text.left - CARD_GAP - EDGE;

  type Place = CardPlace & Size & { side: Side };
  const beside = (side: 'right' | 'left', room: number): Place => {
    const narrow = Math.min(width, room);
    const high = heightAt(narrow);
    const from = side === 'right' ? text.right + CARD_GAP : text.left - CARD_GAP - narrow;
    return { side, left: from, top: into(text.top, EDGE, bottom - high), width: narrow, height: high, maxHeight };
  };
  /** In the order in which they are tried; only what is tried is measured. */
  const places: { side: Side; place: () => Place }[] = [
    { side: 'under', place: () => ({ side: 'under', left, top: badge.bottom + CARD_GAP, width, height, maxHeight }) },
    ...(roomRight >= CARD_MIN ? [{ side: 'right' as const, place: () => beside('right', roomRight) }] : []),
    ...(roomLeft >= CARD_MIN ? [{ side: 'left' as const, place: () => beside('left', roomLeft) }] : []),
    {
      side: 'above',
      place: () => ({ side: 'above', left, top: text.top - CARD_GAP - height, width, height, maxHeight }),
    },
  ];

  const isFree = (place: Place) => !(keepFree && overlap(boxAt(place, place), keepFree));
  const same = stood && places.find(({ side }) => side === stood.side)?.place();
  if (same) {
    const isBeside = same.side === 'right' || same.side === 'left';
    const there = isBeside ? { ...same, top: text.top + stood.fromText } : same;
    const foot = there.top + there.height;
    if (foot <= bottom && foot >= EDGE + CARD_MIN_HEIGHT && isFree(there)) return there;
  }
  for (const { place } of places) {
    const one = place();
    if (one.top >= EDGE && one.top + one.height <= bottom && isFree(one)) return one;
  }
  if (!keepFree) {
    const under = bottom - (badge.bottom + CARD_GAP);
    const over = text.top - CARD_GAP - EDGE;
    if (under >= over && under >= CARD_COMFORT) {
      return { left, top: badge.bottom + CARD_GAP, width, maxHeight: under };
    }
    if (over >= CARD_COMFORT) return { left, top: EDGE, width, maxHeight: over };
    return { left, top: into(badge.bottom + CARD_GAP, EDGE, bottom - height), width, maxHeight };
  }

  const above = keepFree.top - CARD_GAP - EDGE;
  const below = bottom - (keepFree.bottom + CARD_GAP);
  if (above >= below && above >= CARD_MIN_HEIGHT) {
    return { left, top: keepFree.top - CARD_GAP - Math.min(height, above), width, maxHeight: above };
  }
  // Even where the window ends there: the reader can scroll to it, and the box stays free.
  return { left, top: keepFree.bottom + CARD_GAP, width, maxHeight: Math.max(CARD_MIN_HEIGHT, below) };
}
