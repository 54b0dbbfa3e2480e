import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteOf, withinQuote } from '../../../src/screens/quote.ts';

const text = 'Well. Bananas gave my son hiccups. So there.';
const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
const match = { start: 6, end: 34, words: [at('hiccups'), at('Bananas')] };

describe('quoteOf', () => {
  it('marks the words in their places', () => {
    expect(quoteOf(text, match)).toEqual([
      { text: 'Well. ', marked: false },
      { text: 'Bananas', marked: true },
      { text: ' gave my son ', marked: false },
      { text: 'hiccups', marked: true },
      { text: '. So there.', marked: false },
    ]);
  });

  it('says where a long post goes on, and cuts no word', () => {
    const long = `${'before '.repeat(60)}Bananas${' after'.repeat(60)}`;
    const start = long.indexOf('Bananas');
    const parts = quoteOf(long, { start, end: start + 7, words: [{ start, end: start + 7 }] });
    expect(parts[0]).toEqual({ text: '… ', marked: false });
    expect(parts.at(-1)).toEqual({ text: ' …', marked: false });
    expect(parts.map((part) => part.text).join('')).toMatch(/^… (before )+Bananas( after)+ …$/);
  });

  it('shows the post whatever the spans say, and never more than it', () => {
    const place = fc.nat({ max: 60 });
    const span = fc.record({ start: place, end: place });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), span, fc.array(span), (post, { start, end }, words) => {
        const shown = quoteOf(post, { start, end, words }).map((part) => part.text);
        const bare = shown.filter((part) => part !== '… ' && part !== ' …').join('');
        expect(post).toContain(bare);
      }),
    );
  });
});

describe('withinQuote', () => {
  it('moves all places to the start of the quoted sentence', () => {
    const whole = {
      ...match,
      claim: 'c',
      stance: 'asserts' as const,
      level: 'flag' as const,
      score: 1,
      frame: [],
      phrasing: null,
      why: '',
    };
    const quote = text.slice(match.start, match.end);
    const marked = quoteOf(quote, withinQuote(whole)).filter((part) => part.marked);
    expect(marked.map((part) => part.text)).toEqual(['Bananas', 'hiccups']);
  });
});
