import { describe, expect, it } from 'vitest';
import { type Box, boxAt, CARD_MIN, cardPlace, cardWidth, overlap, pillSpot } from '../../../src/watching/place.ts';

const text = { left: 100, top: 100, right: 600, bottom: 160 };
const pill = { width: 200, height: 24 };

describe('where the pill goes', () => {
  it('into the rest of the last line, where it fits', () => {
    const spot = pillSpot(text, { left: 100, top: 140, right: 300, bottom: 160 }, pill, []);
    expect(spot).toEqual({ left: 308, top: 138, free: true });
  });

  it('under the text at its right, where the last line is full', () => {
    expect(pillSpot(text, { left: 100, top: 140, right: 500, bottom: 160 }, pill, [])).toEqual({
      left: 400,
      top: 161,
      free: true,
    });
  });

  it('never onto a last line that a clamp has cut away', () => {
    expect(pillSpot(text, { left: 100, top: 300, right: 200, bottom: 320 }, pill, []).top).toBe(161);
  });

  it('beside what the site has written there', () => {
    const taken = [{ left: 520, top: 165, right: 600, bottom: 185 }];
    const spot = pillSpot(text, null, pill, taken);
    expect(taken.some((box) => overlap(boxAt(spot, pill), box))).toBe(false);
  });

  it('next to what stands at both ends of the rows, where only a gap between is free', () => {
    const taken = [
      { left: 100, top: 165, right: 310, bottom: 185 },
      { left: 540, top: 165, right: 600, bottom: 185 },
      { left: 100, top: 70, right: 600, bottom: 95 },
    ];
    const spot = pillSpot(text, null, pill, taken);
    expect(taken.some((box) => overlap(boxAt(spot, pill), box))).toBe(false);
    expect(spot.left).toBeGreaterThanOrEqual(310);
    expect(spot.left + pill.width).toBeLessThanOrEqual(540);
  });
});

describe('where the card goes', () => {
  const window = { width: 1280, height: 900 };
  const narrow = { width: 620, height: 900 };
  const badge = boxAt({ left: 308, top: 138 }, pill);
  const card = { width: 500, heightAt: () => 600 };

  it('is as wide as the text, within its bounds and the window', () => {
    expect(cardWidth(text, window)).toBe(500);
    expect(cardWidth({ ...text, right: 200 }, window)).toBe(320);
    expect(cardWidth({ ...text, right: 1200 }, window)).toBe(560);
    expect(cardWidth(text, { width: 300, height: 600 })).toBe(284);
  });

  it('stands under the badge', () => {
    expect(cardPlace(badge, text, card, window, null)).toMatchObject({ left: 100, top: 170 });
  });

  it('stands so high beside the text that its foot is in the window, however high it is there', () => {
    const higher = { width: 500, heightAt: (width: number) => (width < 500 ? 800 : 600) };
    const place = cardPlace(
      boxAt({ left: 308, top: 700 }, pill),
      { ...text, top: 660, bottom: 720 },
      higher,
      { width: 1000, height: 900 },
      null,
    );
    expect(place).toMatchObject({ side: 'right', width: 384 });
    expect(place.top + 800).toBeLessThanOrEqual(892);
  });

  it('stands beside the text where the window ends under it', () => {
    const place = cardPlace(
      boxAt({ left: 308, top: 700 }, pill),
      { ...text, top: 660, bottom: 720 },
      card,
      window,
      null,
    );
    expect(place.left).toBe(608);
    expect(place.top + 600).toBeLessThanOrEqual(892);
  });

  it.each([
    ['under the post, in a wide window', { left: 100, top: 200, right: 600, bottom: 400 }, window],
    [
      'under the post, in a narrow window',
      { left: 100, top: 200, right: 600, bottom: 400 },
      { width: 620, height: 900 },
    ],
    ['at the foot of the window', { left: 100, top: 780, right: 600, bottom: 880 }, { width: 620, height: 900 }],
    ['over the whole width', { left: 0, top: 300, right: 620, bottom: 700 }, { width: 620, height: 900 }],
  ])('leaves a reply box free %s', (_, box, view) => {
    const place = cardPlace(badge, text, card, view, box);
    const size = { width: place.width, height: Math.min(600, place.maxHeight) };
    expect(overlap(boxAt(place, size), box)).toBe(false);
    expect(place.left).toBeGreaterThanOrEqual(8);
    expect(place.left + place.width).toBeLessThanOrEqual(view.width - 8);
    expect(place.width).toBeGreaterThanOrEqual(CARD_MIN);
  });

  describe('and stands already', () => {
    const low = { ...text, top: 660, bottom: 720 };
    const lowBadge = boxAt({ left: 308, top: 700 }, pill);
    const scrolled = <T extends Box>(box: T, by: number) => ({ ...box, top: box.top + by, bottom: box.bottom + by });
    const first = cardPlace(lowBadge, low, card, window, null);
    const stood = { side: 'right', fromText: first.top - low.top } as const;

    it('stays there, when the page has scrolled and there would be room elsewhere', () => {
      const after = cardPlace(scrolled(lowBadge, -250), scrolled(low, -250), card, window, null, stood);
      expect(first.side).toBe('right');
      expect(after).toMatchObject({ side: 'right', left: first.left, top: first.top - 250 });
    });

    it('stays there while only its head has been scrolled out of the window', () => {
      const after = cardPlace(scrolled(lowBadge, -500), scrolled(low, -500), card, window, null, stood);
      expect(after).toMatchObject({ side: 'right', top: first.top - 500 });
    });

    it('stays on its side while it grows, and keeps its foot above the text', () => {
      const above = cardPlace(lowBadge, low, { ...card, heightAt: () => 400 }, narrow, null);
      const more = cardPlace(lowBadge, low, { ...card, heightAt: () => 440 }, narrow, null, {
        side: 'above',
        fromText: 0,
      });
      expect([above.side, more.side]).toEqual(['above', 'above']);
      expect(more.top + 440).toBe(above.top + 400);
    });

    it('leaves it where it fits no longer, or would lie over the reply box', () => {
      const gone = cardPlace(scrolled(lowBadge, -700), scrolled(low, -700), card, window, null, stood);
      expect(gone).toMatchObject({ side: 'under', top: 32 });
      const box = { left: 608, top: first.top, right: 900, bottom: first.top + 100 };
      expect(cardPlace(lowBadge, low, card, window, box, stood).side).not.toBe('right');
    });
  });
});
