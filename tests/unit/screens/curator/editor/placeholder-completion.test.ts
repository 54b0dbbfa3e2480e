import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../../../src/claims/placeholders.ts';
import { completed, completionAt } from '../../../../../src/screens/curator/editor/placeholder-completion.ts';

/** The text with its caret where the bar stands. */
const at = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });
const offered = (marked: string) => completionAt(at(marked).text, at(marked).caret)?.options ?? null;
const done = (marked: string, name: (typeof placeholders)[number]) => {
  const { text, caret } = completed(at(marked).text, at(marked).caret, name);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
};

describe('the completion of placeholders', () => {
  it('offers all after two braces, then those that fit', () => {
    expect(offered('Hello {{|')).toEqual([...placeholders]);
    expect(offered('Hello {{s|')).toEqual(['statement', 'sources', 'speaker']);
    expect(offered('{{#na| and more')).toEqual(['name']);
  });

  it('offers nothing where none is begun', () => {
    for (const marked of ['Hello |', '{|', '{{fact}}|', '{{xyz|', '{{fact}} and|']) expect(offered(marked)).toBeNull();
  });

  it('writes it out, and does not close what is closed', () => {
    expect(done('Hello {{fa|', 'fact')).toBe('Hello {{fact}}|');
    expect(done('Hello {{|}} there', 'fact')).toBe('Hello {{fact}}| there');
    expect(done('{{#n| x', 'name')).toBe('{{#name}}| x');
    expect(done('no braces|', 'name')).toBe('no braces|');
  });
});
