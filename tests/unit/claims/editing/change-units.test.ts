import { describe, expect, it } from 'vitest';
import { changesOf, movedFrom, unitsOf } from '../../../../src/claims/editing/change-units.ts';
import { claimNameOf, groupedByClaim } from '../../../../src/claims/editing/claim-name.ts';

const written = (file: string) => ({ file, text: 'a text' });
const gone = (file: string) => ({ file, text: null });
const shown = (changes: { file: string; text: string | null }[]) =>
  unitsOf(changes).map((unit) => changesOf(unit).map(({ file, text }) => (text === null ? `-${file}` : file)));

describe('changes that belong together', () => {
  it('are the two of a claim that moved, in whichever order they come', () => {
    expect(shown([written('milk/a.yaml'), written('fruit/b.yaml'), gone('fruit/a.yaml')])).toEqual([
      ['-fruit/a.yaml', 'milk/a.yaml'],
      ['fruit/b.yaml'],
    ]);
    expect(shown([gone('fruit/a.yaml'), written('milk/a.yaml')])).toEqual([['-fruit/a.yaml', 'milk/a.yaml']]);
  });

  it('are no others: a claim that is only gone, one that is twice, the lexicon', () => {
    expect(shown([gone('fruit/a.yaml'), written('milk/b.yaml')])).toEqual([['-fruit/a.yaml'], ['milk/b.yaml']]);
    expect(shown([gone('fruit/a.yaml'), written('milk/a.yaml'), written('tea/a.yaml')])).toEqual([
      ['-fruit/a.yaml', 'milk/a.yaml'],
      ['tea/a.yaml'],
    ]);
    expect(shown([gone('fruit/a.yaml'), written('lexicon/a.yaml'), written('references.json')])).toEqual([
      ['-fruit/a.yaml'],
      ['lexicon/a.yaml'],
      ['references.json'],
    ]);
  });

  it('say from where a claim moved', () => {
    const changes = [gone('fruit/a.yaml'), written('milk/a.yaml'), written('milk/b.yaml')];
    expect(
      ['milk/a.yaml', 'milk/b.yaml', 'fruit/a.yaml', 'references.json'].map((one) => movedFrom(changes, one)),
    ).toEqual(['fruit/a.yaml', null, null, null]);
  });
});

describe('the files of one claim', () => {
  it('have one name, in whatever folder', () => {
    expect(['fruit/a.yaml', 'lexicon/a.yaml', 'schema/a.yaml', 'references.json'].map(claimNameOf)).toEqual([
      'a.yaml',
      null,
      null,
      null,
    ]);
    const files = ['fruit/a.yaml', 'references.json', 'milk/a.yaml', 'fruit/b.yaml'].map((file) => ({ file }));
    expect(groupedByClaim(files).map((group) => group.map(({ file }) => file))).toEqual([
      ['fruit/a.yaml', 'milk/a.yaml'],
      ['references.json'],
      ['fruit/b.yaml'],
    ]);
  });
});
