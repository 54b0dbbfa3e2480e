import { describe, expect, it } from 'vitest';
import { initials, keyFor, recordFrom, sameWorkAs } from '../../../../src/claims/citations/record.ts';
import { reference } from '../../../../src/claims/reference.ts';

const record = (over: object = {}) => {
  const made = recordFrom({
    type: 'article-journal',
    title: 'Statins and cognition',
    author: [{ family: 'Ött', given: 'Brian R.' }],
    issued: { 'date-parts': [[2015]] },
    DOI: 'https://doi.org/10.1000/ABC',
    ...over,
  });
  if (!made) throw new Error('There is no record');
  return made;
};

describe('the record of a work', () => {
  it('is a reference as soon as a curator has judged it', () => {
    const { retraction, ...rest } = record();
    const custom = {
      studyType: 'rct',
      grade: 'A',
      finding: 'No difference was found.',
      findingChecked: true,
      retraction,
    };
    expect(reference.safeParse({ id: 'ott2015', ...rest, custom }).error).toBeUndefined();
  });

  it('keeps six authors, by their initials', () => {
    const author = Array.from({ length: 30 }, (_, at) => ({ family: `Author${at}`, given: 'Jean-Pierre' }));
    expect(record({ author }).author).toEqual(author.slice(0, 6).map(({ family }) => ({ family, given: 'JP' })));
    expect(['BR', 'Brian R.', 'J. P.', 'Jean-Pierre', 'R', ''].map(initials)).toEqual([
      'BR',
      'BR',
      'JP',
      'JP',
      'R',
      '',
    ]);
  });

  it('is none without a title', () => {
    expect([recordFrom({ type: 'book' }), recordFrom(null), recordFrom('x')]).toEqual([null, null, null]);
  });

  it('finds its DOI or PubMed number in the address too', () => {
    const bare = { DOI: undefined };
    expect(record({ ...bare, URL: 'https://dx.doi.org/10.1000/xyz' }).DOI).toBe('10.1000/xyz');
    const found = record({ ...bare, URL: 'https://pubmed.ncbi.nlm.nih.gov/25575908/' });
    expect([found.PMID, found.URL]).toEqual(['25575908', 'https://pubmed.ncbi.nlm.nih.gov/25575908/']);
    expect(record({ ...bare, URL: 'http://evil.example' }).URL).toBe('');
  });

  it('gets a key after author and year that is not taken', () => {
    expect(keyFor(record(), new Set())).toBe('ott2015');
    expect(keyFor(record(), new Set(['ott2015', 'ott2015b']))).toBe('ott2015c');
    const letters = [...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `ott2015${letter}`);
    expect(keyFor(record(), new Set(['ott2015', ...letters]))).toBe('ott2015_2');
    expect(keyFor(record({ author: [{ literal: 'World Health Organization' }] }), new Set())).toBe('world2015');
    expect(keyFor(record({ author: [], issued: undefined }), new Set())).toBe('statinsandco');
    expect(keyFor(record({ author: [], issued: undefined, title: '統計' }), new Set())).toBe('work');
  });

  it('knows the reference of the same work by its numbers', () => {
    const { retraction: _, ...rest } = record({ DOI: '10.1000/abc', PMID: '77' });
    const custom = {
      studyType: 'rct',
      grade: 'A',
      finding: 'Nothing was found.',
      findingChecked: false,
      retraction: 'none',
    };
    const known = reference.parse({ id: 'ott2015', ...rest, custom });
    expect(sameWorkAs(record(), [known])?.id).toBe('ott2015');
    expect(sameWorkAs(record({ DOI: '10.1000/other', PMID: 77 }), [known])?.id).toBe('ott2015');
    expect(sameWorkAs(record({ DOI: '10.1000/other' }), [known])).toBeNull();
    expect(sameWorkAs(record({ DOI: undefined }), [{ ...known, DOI: undefined, PMID: undefined }])).toBeNull();
  });
});
