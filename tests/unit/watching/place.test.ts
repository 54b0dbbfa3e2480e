import { describe, expect, it } from 'vitest';
import { boxAt, CARD_MIN, cardPlace, cardWidth, overlap, pillSpot } from '../../../src/watching/place.ts';

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
  const badge = boxAt({ left: 308, top: 138 }, pill);
  const card = { width: 500, height: 600 };

  it('is as wide as the text, within its bounds and the window', () => {
    expect(cardWidth(text, window)).toBe(500);
    expect(cardWidth({ ...text, right: 200 }, window)).toBe(320);
    expect(cardWidth({ ...text, right: 1200 }, window)).toBe(560);
    expect(cardWidth(text, { width: 300, height: 600 })).toBe(284);
  });

  it('stands under the badge', () => {
    expect(cardPlace(badge, text, card, window, null)).toMatchObject({ left: 100, top: 170 });
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
    expect(place.top + card.height).toBeLessThanOrEqual(892);
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
    const size = { width: place.width, height: Math.min(card.height, place.maxHeight) };
    expect(overlap(boxAt(place, size), box)).toBe(false);
    expect(place.left).toBeGreaterThanOrEqual(8);
    expect(place.left + place.width).toBeLessThanOrEqual(view.width - 8);
    expect(place.width).toBeGreaterThanOrEqual(CARD_MIN);
  });
});
