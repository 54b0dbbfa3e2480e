import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/cli/load.ts';
import { readyHeads, scoreHeads, stretchesOf, weightOf } from '../../../src/matching/heads.ts';
import { createMatcher, type Matcher } from '../../../src/matching/matcher.ts';
import { hashOf, packNumbers, packSmall, packWeights } from '../../../src/matching/packed.ts';

let matcher: Matcher;
beforeAll(async () => {
  matcher = createMatcher((await loadLibrary('claims-db')).library);
});

/** Heads that know two terms: "#statin" speaks for one claim and against another, "garden" against the first. */
function twoTerms() {
  const terms = [
    { term: '#statin', targets: [0, 1], weights: [2, -1] },
    { term: 'garden', targets: [0], weights: [-1.5] },
  ].sort((a, b) => hashOf(a.term) - hashOf(b.term));
  return {
    claims: ['one', 'two'],
    bias: [-1, -2],
    terms: packNumbers(Uint32Array.from(terms, ({ term }) => hashOf(term))),
    counts: packSmall(terms.map(({ targets }) => targets.length)),
    targets: packSmall(terms.flatMap(({ targets }) => targets)),
    weights: packWeights(terms.flatMap(({ weights }) => weights)),
  };
}

describe('heads', () => {
  it('add up what the terms of a stretch say of each claim', () => {
    const heads = readyHeads(twoTerms(), ['two', 'one', 'three']);
    expect(weightOf(heads, '#statin', 1)).toBe(2);
    expect(weightOf(heads, '#statin', 2)).toBe(0);
    const [two, one, three] = [...scoreHeads(heads, new Set(['#statin', 'unheard']))];
    expect(two).toBeCloseTo(-3);
    expect(one).toBeCloseTo(1);
    // No post has taught a head for it.
    expect(three).toBeNaN();
    expect(scoreHeads(heads, new Set(['#statin', 'garden']))[1]).toBeCloseTo(-0.5);
  });

  it('count a term for less in a long stretch', () => {
    const heads = readyHeads(twoTerms(), ['one', 'two']);
    const long = new Set(['#statin', ...Array.from({ length: 99 }, (_, index) => `word${index}`)]);
    expect(scoreHeads(heads, long)[0]).toBeLessThan(0);
  });
});

describe('stretches', () => {
  const stretches = (text: string) => stretchesOf(matcher.prepare(text).reading);

  it('are the whole of a short post', () => {
    expect(stretches('Statins cause dementia. Pass it on.')).toEqual([{ first: 0, last: 5 }]);
    expect(stretches('')).toEqual([]);
  });

  it('cover a long post, each beginning before the last one ended, none longer than it may be', () => {
    for (const text of ['We went to the sea and it rained. '.repeat(40), 'word '.repeat(500)]) {
      const found = stretches(text);
      const count = matcher.prepare(text).reading.tokens.length;
      expect(found.length).toBeGreaterThan(3);
      expect(found[0]?.first).toBe(0);
      expect(found.at(-1)?.last).toBe(count - 1);
      found.forEach((stretch, index) => {
        expect(stretch.last - stretch.first).toBeLessThan(60);
        if (index > 0) expect(stretch.first).toBeLessThanOrEqual((found[index - 1]?.last ?? 0) + 1);
      });
    }
  });

  it('find a claim in one paragraph of ten', () => {
    const filler =
      'We took the dog to the beach and had a picnic with the neighbours, who brought far too much cake.\n\n';
    const text = `${filler.repeat(5)}The covid vaccine contains a microchip to track us all.\n\n${filler.repeat(5)}`;
    const [match] = matcher.match(text);
    expect(match?.claim).toBe('covid-vaccines-microchip-or-magnetic');
    expect(text.slice(match?.start, match?.end)).toContain('microchip');
  });
});
