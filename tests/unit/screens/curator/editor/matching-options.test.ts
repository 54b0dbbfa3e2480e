import { describe, expect, it } from 'vitest';
import { matchingOptions } from '../../../../../src/screens/curator/editor/matching-options.ts';

const options = ['memory-loss', 'cholesterol', 'loss-of-hair', 'García 2015'].map((text) => ({
  value: text,
  label: text,
  text,
}));
const found = (typed: string) => matchingOptions(options, typed).map(({ value }) => value);

describe('the options that fit what is typed', () => {
  it('have every word, those first that begin with it', () => {
    expect(found('loss')).toEqual(['memory-loss', 'loss-of-hair']);
    expect(found('hair loss')).toEqual(['loss-of-hair']);
    expect(found('terol')).toEqual(['cholesterol']);
    expect(found('garcia')).toEqual(['García 2015']);
    expect(found('nothing')).toEqual([]);
    expect(found(' ')).toHaveLength(4);
  });

  it('are never more than fit the screen', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ value: String(index), label: '', text: 'same' }));
    expect(matchingOptions(many, 'same')).toHaveLength(12);
  });
});
