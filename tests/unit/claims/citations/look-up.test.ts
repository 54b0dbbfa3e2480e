import { describe, expect, it } from 'vitest';
import { recordAddress, recordInAnswer, workNumberIn } from '../../../../src/claims/citations/look-up.ts';

const doi = { index: 'crossref', doi: '10.1007/s11606-014-3115-3' } as const;
const pmid = { index: 'pubmed', pmid: '25575908' } as const;

/** As api.crossref.org/works/… answers, shortened. */
const crossref = (more: object = {}) => ({
  status: 'ok',
  'message-type': 'work',
  message: {
    DOI: '10.1007/s11606-014-3115-3',
    type: 'journal-article',
    title: ['Do Statins Impair Cognition? A Systematic Review'],
    author: [
      { given: 'Brian R.', family: 'Ott', sequence: 'first', affiliation: [] },
      { name: 'Statin Group', sequence: 'additional' },
    ],
    'container-title': ['Journal of General Internal Medicine'],
    issued: { 'date-parts': [[2015, 1, 10]] },
    URL: 'https://doi.org/10.1007/s11606-014-3115-3',
    ...more,
  },
});

/** As eutils' esummary.fcgi answers, shortened. */
const pubmed = (more: object = {}) => ({
  header: { type: 'esummary', version: '0.3' },
  result: {
    uids: ['25575908'],
    '25575908': {
      uid: '25575908',
      pubdate: '2015 Mar',
      source: 'J Gen Intern Med',
      fulljournalname: 'Journal of general internal medicine',
      title: 'Do statins impair cognition? A systematic review.',
      authors: [
        { name: 'Ott BR', authtype: 'Author', clusterid: '' },
        { name: 'van der Berg J Jr', authtype: 'Author', clusterid: '' },
        { name: 'Statin Study Group II', authtype: 'CollectiveName', clusterid: '' },
      ],
      articleids: [
        { idtype: 'pubmed', idtypen: 1, value: '25575908' },
        { idtype: 'doi', idtypen: 3, value: '10.1007/s11606-014-3115-3' },
      ],
      pubtype: ['Journal Article', 'Meta-Analysis'],
      ...more,
    },
  },
});

describe('looking up a record', () => {
  it('knows a DOI and a PubMed number, however they are written', () => {
    for (const typed of [
      '10.1007/s11606-014-3115-3',
      ' doi:10.1007/s11606-014-3115-3',
      'https://doi.org/10.1007/s11606-014-3115-3',
    ])
      expect(workNumberIn(typed)).toEqual(doi);
    for (const typed of ['25575908', 'PMID: 25575908', 'https://pubmed.ncbi.nlm.nih.gov/25575908/'])
      expect(workNumberIn(typed)).toEqual(pmid);
    for (const typed of ['', 'statins', '0', '123456789', 'https://evil.example/10.1/x'])
      expect(workNumberIn(typed)).toBeNull();
  });

  it('asks the index for this work only, whatever stands in the number', () => {
    expect(recordAddress(doi)).toBe('https://api.crossref.org/works/10.1007%2Fs11606-014-3115-3');
    expect(recordAddress({ index: 'crossref', doi: '10.1000/../?x#y' })).toBe(
      'https://api.crossref.org/works/10.1000%2F..%2F%3Fx%23y',
    );
    expect(recordAddress(pmid, { crossref: '', pubmed: 'http://127.0.0.1:8000' })).toBe(
      'http://127.0.0.1:8000/entrez/eutils/esummary.fcgi?db=pubmed&id=25575908&retmode=json&tool=second-opinion',
    );
  });

  it('reads what Crossref answers', () => {
    expect(recordInAnswer(doi, crossref())).toEqual({
      type: 'article-journal',
      title: 'Do Statins Impair Cognition? A Systematic Review',
      author: [{ family: 'Ott', given: 'BR' }, { literal: 'Statin Group' }],
      issued: { 'date-parts': [[2015, 1, 10]] },
      'container-title': 'Journal of General Internal Medicine',
      DOI: '10.1007/s11606-014-3115-3',
      URL: 'https://doi.org/10.1007/s11606-014-3115-3',
      retraction: 'none',
    });
  });

  it('tells what Crossref knows of a retraction, the gravest notice first', () => {
    const noticed = (...types: string[]) =>
      recordInAnswer(doi, crossref({ 'updated-by': types.map((type) => ({ type, DOI: '10.1/n' })) }))?.retraction;
    expect(noticed()).toBe('none');
    expect(noticed('correction')).toBe('corrected');
    expect(noticed('correction', 'expression_of_concern')).toBe('expression-of-concern');
    expect(noticed('correction', 'retraction')).toBe('retracted');
    expect(noticed('new_version')).toBe('none');
  });

  it('reads what PubMed answers', () => {
    expect(recordInAnswer(pmid, pubmed())).toEqual({
      type: 'article-journal',
      title: 'Do statins impair cognition? A systematic review',
      author: [
        { family: 'Ott', given: 'BR' },
        { family: 'van der Berg', given: 'J' },
        { literal: 'Statin Study Group II' },
      ],
      issued: { 'date-parts': [[2015]] },
      'container-title': 'Journal of general internal medicine',
      DOI: '10.1007/s11606-014-3115-3',
      PMID: '25575908',
      URL: 'https://doi.org/10.1007/s11606-014-3115-3',
      retraction: 'none',
    });
    expect(recordInAnswer(pmid, pubmed({ pubtype: ['Journal Article', 'Retracted Publication'] }))?.retraction).toBe(
      'retracted',
    );
  });

  it('finds no record in an answer that has none', () => {
    const unknown = {
      result: { uids: ['25575908'], '25575908': { uid: '25575908', error: 'cannot get document summary' } },
    };
    expect(recordInAnswer(pmid, unknown)).toBeNull();
    for (const answer of [null, 'Resource not found.', {}, { message: [] }, { result: [] }]) {
      expect(recordInAnswer(doi, answer)).toBeNull();
      expect(recordInAnswer(pmid, answer)).toBeNull();
    }
  });
});
