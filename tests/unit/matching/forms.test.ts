import fc from 'fast-check';
import { stemmer } from 'stemmer';
import { describe, expect, it } from 'vitest';
import { findConcepts } from '../../../src/matching/concepts.ts';
import { cutForms, indexForms, knowsWord } from '../../../src/matching/forms.ts';
import { type Token, tokenise } from '../../../src/matching/tokens.ts';

const concept = (strict: string[], broad: string[] = [], typos = false) => ({ strict, broad, typos });
/** What is found, in words: the concept's number, "!" if strict, and the words it stands on. */
function found(index: ReturnType<typeof indexForms>, text: string): string[] {
  const tokens = tokenise(text);
  return findConcepts(index, tokens).map(({ concept, strict, first, last }) => {
    const words = tokens.slice(first, last + 1).map(({ word }) => word);
    return `${concept}${strict ? '!' : ''} ${words.join(' ')}`;
  });
}

describe('forms', () => {
  const index = indexForms([
    concept(['statin', 'red yeast rice'], ['cholesterol drug']),
    concept(['vaccin*', '💉', 'mrna shot', 'the jab'], ['jab']),
    concept(['causes.. autism', 'covid-19']),
    concept(['atorvastatin'], [], true),
  ]);

  it.each([
    ['He takes statins.', ['0! statins']],
    ['Red yeast rice is no cholesterol drugs', ['0! red yeast rice', '0 cholesterol drugs']],
    ['rice, red yeast', []],
    ['Vaccination is a 💉', ['1! vaccination', '1! 💉']],
    ['They had the jab. A jab.', ['1! the jab', '1 jab', '1 jab']],
    ['It causes my little autism', ['2! causes my little autism']],
    ['It causes my very own little autism', []],
    ['It causes. Autism', []],
    ['covid 19, COVID-19', ['2! covid 19', '2! covid 19']],
    ['atorvastatine and statim', ['3! atorvastatine']],
  ])('are found in "%s"', (text, hits) => {
    expect(found(index, text)).toEqual(hits);
  });

  it('make known the words that they are made of', () => {
    for (const word of ['yeast', 'statin', 'statins', 'drugs', 'vaccinated', 'autism'])
      expect([word, knowsWord(index, word)]).toEqual([word, true]);
    for (const word of ['yeas', 'vacc', 'moon', 'vaccinologists'])
      expect([word, knowsWord(index, word)]).toEqual([word, false]);
  });

  const words = ['vaccine', 'vaccines', 'vaccin', 'causing', 'causes', 'dying', 'died', 'autism', 'shots', 'again'];
  const piece = fc.tuple(fc.constantFrom(...words), fc.constantFrom('', '', '', '*', '..', '*..'));
  const form = fc
    .array(piece, { minLength: 1, maxLength: 5 })
    .map((pieces) =>
      pieces.map(([word, end], at) => word + (at === pieces.length - 1 ? end.replace('..', '') : end)).join(' '),
    );
  const forms = fc.array(form, { minLength: 1, maxLength: 6 });
  const post = fc.array(fc.constantFrom(...words, '.'), { maxLength: 14 }).map((parts) => parts.join(' '));

  it('are found where a search through all of them finds them', () => {
    fc.assert(
      fc.property(forms, post, (all, text) => {
        const tokens = tokenise(text);
        // Each a concept of its own, so that none hides another.
        const hits = findConcepts(indexForms(all.map((one) => concept([one]))), tokens);
        const places = hits.map(({ concept, first, last }) => `${concept} ${first}-${last}`).sort();
        expect(places).toEqual(
          all.flatMap((one, number) => searched(one, tokens).map((at) => `${number} ${at}`)).sort(),
        );
      }),
    );
  });

  it('are found alike when they were cut before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(forms, forms), { minLength: 1 }), forms, post, (lists, added, text) => {
        const concepts = lists.map(([strict, broad]) => concept(strict, broad));
        const whole = indexForms([...concepts, concept(added)]);
        const count = lists.flat(2).length;
        expect(found(indexForms([...concepts, concept(added)], cutForms(whole, count)), text)).toEqual(
          found(whole, text),
        );
      }),
    );
  });
});

/** All places of a form, by trying each. */
function searched(form: string, tokens: readonly Token[]): string[] {
  const parts = form.split(' ').map((piece) => ({ word: piece.replace(/[*.]+$/, ''), piece }));
  return tokens.flatMap((opening, first) => {
    let last = first - 1;
    for (const [at, { word, piece }] of parts.entries()) {
      const gap = at > 0 && parts[at - 1]?.piece.endsWith('..') ? 3 : 0;
      const next = tokens.findIndex(
        (token, place) =>
          place > last &&
          place <= last + 1 + gap &&
          token.sentence === opening.sentence &&
          (piece.includes('*') ? token.word.startsWith(word) : token.stem === stemmer(word)),
      );
      if (next < 0) return [];
      last = next;
    }
    return [`${first}-${last}`];
  });
}
