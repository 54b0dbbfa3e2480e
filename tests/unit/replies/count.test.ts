import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countText } from '../../../src/replies/count.ts';

describe('countText', () => {
  it.each([
    ['plain', 5, 5, 5],
    ['naïve', 5, 5, 5],
    ['nai\u0308ve', 6, 5, 5],
    ['💉', 1, 2, 1],
    ['👩🏽‍⚕️', 5, 2, 1],
    ['🇩🇰', 2, 2, 1],
    ['1️⃣', 3, 2, 1],
    ['疫苗', 2, 4, 2],
    ['“quoted” – so', 13, 13, 13],
    ['', 0, 0, 0],
  ])('%j', (text, characters, x, graphemes) => {
    expect(countText(text, 'characters')).toBe(characters);
    expect(countText(text, 'x-weighted')).toBe(x);
    expect(countText(text, 'graphemes')).toBe(graphemes);
  });

  it.each([
    ['https://doi.org/10.7326/M18-2101', 23],
    ['see https://doi.org/10.7326/M18-2101.', 4 + 23 + 1],
    ['(https://doi.org/10.1016/S0140-6736(97)11096-0)', 1 + 23 + 1],
    ['nhs.uk', 23],
    ['a@b.com', 7],
    ['e.g. this', 9],
    ['http://a.de https://b.fr/c?d=1', 23 + 1 + 23],
  ])('X counts each address in %j as 23', (text, count) => {
    expect(countText(text, 'x-weighted')).toBe(count);
  });

  it('never counts more characters than code units, nor more graphemes than characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(countText(text, 'characters')).toBeLessThanOrEqual(text.length);
        expect(countText(text, 'graphemes')).toBeLessThanOrEqual(countText(text, 'characters'));
      }),
    );
  });
});
