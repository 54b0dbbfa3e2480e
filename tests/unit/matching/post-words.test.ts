import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stances } from '../../../src/claims/claim.ts';
import type { Candidate } from '../../../src/matching/candidates.ts';
import { hashOf, packBytes, packNumbers, packWeights } from '../../../src/matching/packed.ts';
import { postWords, readyPostWords, tellingWords, weighPostWords } from '../../../src/matching/post-words.ts';
import { read } from '../../../src/matching/reading.ts';
import { tokenise } from '../../../src/matching/tokens.ts';

const words = ['mast', 'ill', 'weak', 'bulb'].sort((a, b) => hashOf(a) - hashOf(b));
/** "bulb" is twice as rare as the others; "weak" speaks for a refutation, "bulb" for the claim at hand. */
const model = readyPostWords({
  stems: packNumbers(Uint32Array.from(words, hashOf)),
  rarity: packBytes(Uint8Array.from(words, (word) => (word === 'bulb' ? 64 : 32))),
  keys: packNumbers(Uint32Array.from(['bulb', 'weak'].map(hashOf).sort((a, b) => a - b))),
  weights: packWeights(
    ['bulb', 'weak']
      .sort((a, b) => hashOf(a) - hashOf(b))
      .flatMap((word) => (word === 'bulb' ? [1, 0, 0, 0, 0] : [0, 0, 0, 2, 0])),
  ),
  bias: [0.5, 0, 0, 0, 0],
});

function wordsOf(text: string, firstToken = 0, lastToken = 0) {
  const tokens = tokenise(text);
  const candidate = { firstToken, lastToken } as Candidate;
  return postWords(candidate, read(text, tokens, [], 0), '5g-causes-covid', model.rarity);
}

describe('the words of a post', () => {
  it('count for more the rarer they are, and together as much in a long post as in a short one', () => {
    const { values, tokens } = wordsOf('mast ill bulb');
    expect(tokens).toEqual([0, 1, 2]);
    expect(values[2]).toBeCloseTo(2 * (values[0] ?? 0));
    for (const text of ['mast', 'mast ill weak bulb', 'mast mast mast ill and whatever else'])
      expect(Math.hypot(...wordsOf(text).values.slice(0, wordsOf(text).tokens.length))).toBeCloseTo(4);
  });

  it('speak of the claim and of each stance, with what each of them said', () => {
    const found = wordsOf('the mast is weak as a bulb');
    const said = weighPostWords(model, found);
    expect(said.about).toBeGreaterThan(0.5);
    expect(said.stances[stances.indexOf('refutes')]).toBeGreaterThan(0);
    expect(said.stances[stances.indexOf('asserts')]).toBe(0);
    const [first] = tellingWords(model, found, 'refutes');
    expect(first?.token).toBe(3);
    expect(first?.weight).toBeCloseTo(said.stances[stances.indexOf('refutes')] ?? 0);
  });

  it('far from what was found of the claim are not looked at', () => {
    expect(wordsOf(`mast ${'so '.repeat(80)} weak`).tokens).toEqual([0]);
    expect(wordsOf(`mast ${'so '.repeat(20)} weak`).tokens).toEqual([0, 21]);
  });

  it('say nothing where none is known', () => {
    expect(weighPostWords(model, wordsOf('nothing here'))).toEqual({ about: 0.5, stances: [0, 0, 0, 0] });
  });

  it('are finite numbers, whatever is posted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('mast', 'ill', 'weak', 'bulb', 'x', '!?', '\u200b')), (parts) => {
        const { about, stances: each } = weighPostWords(model, wordsOf(parts.join(' ')));
        expect([about, ...each].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
