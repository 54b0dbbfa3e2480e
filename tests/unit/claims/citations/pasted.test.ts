import { describe, expect, it } from 'vitest';
import { readCitations } from '../../../../src/claims/citations/pasted.ts';

const bibtex = `
% exported by hand
@string{jgim = "Journal of General Internal Medicine"}
@article{ott2015,
  title = {Do {Statins} Impair Cognition? A Systematic Review by {\\"O}. Ott},
  author = {Ott, Brian R. and Daiello, Lori A. and {The Statin Group}},
  journal = jgim, year = {2015}, month = mar, volume = 30, pages = {348--358},
  doi = {10.1007/s11606-014-3115-3}, pmid = {25575908}
}

@article{broken, title = {Never closed, author = {Somebody}

@misc{who, title = {Statins, a fact page}, author = {{World Health Organization}}, url = {https://www.who.int/statins}}
`;

const ris = `TY  - JOUR
AU  - Hviid, Anders
AU  - Hansen, Jørgen Vinsløv
T1  - Measles, Mumps, Rubella Vaccination and Autism
JO  - Annals of Internal Medicine
PY  - 2019
DO  - 10.7326/M18-2101
DB  - PubMed
AN  - 30831578
ER  - 

TY - JOUR
AU - Nobody, N
PY - 2020
ER - 
`;

describe('pasted citations', () => {
  it('reads BibTeX, and each entry by itself', async () => {
    const { format, records, unread } = await readCitations(bibtex);
    expect(format).toBe('bibtex');
    expect(records).toEqual([
      {
        type: 'article-journal',
        title: 'Do Statins Impair Cognition? A Systematic Review by Ö. Ott',
        author: [{ family: 'Ott', given: 'BR' }, { family: 'Daiello', given: 'LA' }, { literal: 'The Statin Group' }],
        issued: { 'date-parts': [[2015, 3]] },
        'container-title': 'Journal of General Internal Medicine',
        DOI: '10.1007/s11606-014-3115-3',
        PMID: '25575908',
        URL: 'https://doi.org/10.1007/s11606-014-3115-3',
        retraction: 'none',
      },
      expect.objectContaining({
        title: 'Statins, a fact page',
        author: [{ literal: 'World Health Organization' }],
        URL: 'https://www.who.int/statins',
      }),
    ]);
    expect(unread).toEqual([{ nth: 2, begins: expect.stringContaining('@article{broken'), why: 'broken' }]);
  });

  it('reads RIS with the number of PubMed, and tells of an entry without a title', async () => {
    const { format, records, unread } = await readCitations(ris.replaceAll('\n', '\r\n'));
    expect(format).toBe('ris');
    expect(records).toEqual([
      {
        type: 'article-journal',
        title: 'Measles, Mumps, Rubella Vaccination and Autism',
        author: [
          { family: 'Hviid', given: 'A' },
          { family: 'Hansen', given: 'JV' },
        ],
        issued: { 'date-parts': [[2019]] },
        'container-title': 'Annals of Internal Medicine',
        DOI: '10.7326/M18-2101',
        PMID: '30831578',
        URL: 'https://doi.org/10.7326/M18-2101',
        retraction: 'none',
      },
    ]);
    expect(unread).toEqual([{ nth: 2, begins: 'TY - JOUR AU - Nobody, N PY - 2020 ER -', why: 'no-title' }]);
  });

  it('reads CSL-JSON, one item or a list', async () => {
    const item = {
      id: 'x',
      type: 'webpage',
      title: '<i>H. pylori</i> &amp; cancer',
      author: [{ literal: 'NCI' }],
      issued: { 'date-parts': [['2020', '5']] },
      URL: 'http://example.org/plain',
    };
    const one = await readCitations(JSON.stringify(item));
    expect(one.format).toBe('csl-json');
    // An address without https cannot be shown as a source: the curator has to find the secure one.
    expect(one.records).toEqual([
      expect.objectContaining({ title: 'H. pylori & cancer', URL: '', issued: { 'date-parts': [[2020, 5]] } }),
    ]);
    const list = await readCitations(JSON.stringify([item, 5, { title: '' }, item]));
    expect(list.records).toHaveLength(2);
    expect(list.unread.map(({ nth, why }) => [nth, why])).toEqual([
      [2, 'no-title'],
      [3, 'no-title'],
    ]);
  });

  it('says so where it is none of them, or broken', async () => {
    expect(await readCitations('Ott BR et al., 2015')).toEqual({ format: null, records: [], unread: [] });
    expect((await readCitations('[{"title": ')).unread).toEqual([{ nth: 1, begins: '[{"title":', why: 'broken' }]);
    expect((await readCitations('')).format).toBeNull();
  });
});
