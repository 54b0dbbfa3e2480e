import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/matching/tokens.ts';

const words = (text: string) => tokenise(text).map((token) => token.word);

describe('words as people disguise and decorate them', () => {
  it.each([
    ['V@ccines', ['vaccines']],
    ['va((ine', ['vaccine']],
    ['vacc1nes k1ll', ['vaccines', 'kill']],
    ['v\u200ba\u200bccine', ['vaccine']],
    ['vассіne', ['vaccine']],
    ['𝗩𝗮𝗰𝗰𝗶𝗻𝗲', ['vaccine']],
    ['naïve Café', ['naive', 'cafe']],
    ["don't doesn’t", ['dont', 'doesnt']],
    ["my mother's statin", ['my', 'mother', 'statin']],
    ['sooooo tired', ['so', 'tired']],
    ['#VaccinesCauseAutism', ['vaccines', 'cause', 'autism']],
    ['#diedsuddenly', ['diedsuddenly']],
    ['COVID-19 5G CoQ10', ['covid', '19', '5g', 'coq10']],
    ['see https://example.org/statins?x=1 and @drjane or u/someone', ['see', 'and', 'or']],
    ['write to me@statins.example now', ['write', 'to', 'now']],
    ['💉 time', ['💉', 'time']],
    ['вакцина опасна', ['вакцина', 'опасна']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('offsets', () => {
  it('give the words as they stand in the page', () => {
    const text = 'My dad’s V@ccine 💉 #StatinsKill!';
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'My',
      'dad’s',
      'V@ccine',
      '💉',
      'Statins',
      'Kill',
    ]);
  });

  it('are in order, inside the text and never empty, whatever is posted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let before = 0;
        let sentence = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(before);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.sentence).toBeGreaterThanOrEqual(sentence);
          before = token.end;
          sentence = token.sentence;
        }
      }),
    );
  });
});

describe('clauses', () => {
  it('end at commas, dashes, "but" and "and", and with the sentence', () => {
    expect(tokenise('No pills, garlic works - really. Yes but no and yes').map((token) => token.clause)).toEqual([
      0, 0, 1, 1, 2, 3, 4, 4, 5, 5,
    ]);
  });
});

describe('sentences', () => {
  it('end at full stops and at line breaks', () => {
    expect(tokenise('One two. Three\nfour').map((token) => token.sentence)).toEqual([0, 0, 1, 2]);
  });

  it('takes a hashtag apart by the words that it is told of', () => {
    const known = new Set(['vaccines', 'cause', 'autism', 'cdc', 'whistleblower', 'the', 'rapist', 'therapist']);
    const words = (text: string) => tokenise(text, new Map(), (word) => known.has(word)).map((token) => token.word);
    expect(words('#vaccinescauseautism #CDCwhistleblower')).toEqual([
      'vaccines',
      'cause',
      'autism',
      'cdc',
      'whistleblower',
    ]);
    expect(words('#therapist')).toEqual(['therapist']);
    expect(words('#fridayfeeling')).toEqual(['fridayfeeling']);
    const [, cause] = tokenise('see #VaccinesCauseautism', new Map(), (word) => known.has(word)).slice(1);
    expect('see #VaccinesCauseautism'.slice(cause?.start, cause?.end)).toBe('Cause');
  });
});
