import { describe, expect, it } from 'vitest';
import { type JsonText, readJsonText } from '../../../../src/claims/importing/json-text.ts';

const read = (text: string): JsonText => {
  const found = readJsonText('a.json', text);
  if ('problems' in found) throw new Error(found.problems[0]?.message);
  return found;
};

describe('a JSON text', () => {
  it('knows the line where each value begins, or should', () => {
    const { content, lineOf } = read(`\uFEFF{
  "a": [
    1, "two \\" }",
    {"b\\u0063": null,
     "d": {}, "e": -1.5e3}
  ],
  "f": true
}`);
    expect(content).toEqual({ a: [1, 'two " }', { bc: null, d: {}, e: -1500 }], f: true });
    const lines = [
      [],
      ['a'],
      ['a', 0],
      ['a', 1],
      ['a', 2, 'bc'],
      ['a', 2, 'd'],
      ['a', 2, 'e'],
      ['f'],
      ['a', 2, 'none'],
    ];
    expect(lines.map(lineOf)).toEqual([1, 2, 3, 3, 4, 5, 5, 7, 4]);
  });

  it('tells broken JSON with its line', () => {
    expect(readJsonText('a.json', '{"a": 1,\n "b": ')).toEqual({
      problems: [expect.objectContaining({ file: 'a.json', message: expect.stringContaining('is not valid') })],
    });
    const long = `[1${'\n,1'.repeat(600_000)}\n}`;
    expect(readJsonText('a.json', long)).toEqual({
      problems: [expect.objectContaining({ line: 600_002, message: expect.stringMatching(/^is not valid JSON: /) })],
    });
  });

  it.each([
    ['a bomb of brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'nested too deeply'],
    ['no list', '"hello"', 'holds no list of anything'],
  ])('refuses %s', (_, text, says) => {
    expect(() => read(text)).toThrow(says);
  });
});
