import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findKey,
  hashOf,
  indexKeys,
  packLists,
  packNumbers,
  packSmall,
  packWeights,
  unpackLists,
  unpackNumbers,
  unpackSmall,
  unpackWeights,
  weightStep,
} from '../../../src/matching/packed.ts';

describe('packed tables', () => {
  it('give back the numbers that went in', () => {
    fc.assert(
      fc.property(fc.uint32Array(), (numbers) => {
        expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (numbers) => {
        expect([...unpackSmall(packSmall(numbers))]).toEqual(numbers);
      }),
    );
  });

  it('give back lists, empty ones too, and in few bytes where numbers are small', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 2 ** 28 - 1 }))), (lists) => {
        const { starts, numbers } = unpackLists(packLists(lists));
        expect(starts.length).toBe(lists.length + 1);
        expect(lists.map((_, at) => [...numbers.subarray(starts[at], starts[at + 1])])).toEqual(lists);
      }),
    );
    // A byte for each number and one for the length; four letters hold three bytes.
    expect(packLists([[1, 2, 3, 4, 127]]).length).toBe(8);
  });

  it('give back weights to within half a step, and the largest where one is larger', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3.9, max: 3.9, noNaN: true })), (weights) => {
        const back = [...unpackWeights(packWeights(weights))].map((steps) => steps * weightStep);
        weights.forEach((weight, index) => {
          expect(Math.abs((back[index] ?? 99) - weight)).toBeLessThanOrEqual(weightStep / 2);
        });
      }),
    );
    expect([...unpackWeights(packWeights([99, -99]))]).toEqual([127, -127]);
  });

  it('find each text by its hash, and no other', () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `#concept-${index} word`);
    const keys = Uint32Array.from(texts, hashOf).sort();
    const index = indexKeys(keys);
    for (const text of texts) expect(keys[findKey(index, text)]).toBe(hashOf(text));
    expect(findKey(index, 'something else')).toBe(-1);
    expect(findKey(indexKeys(new Uint32Array()), 'anything')).toBe(-1);
  });
});
