import { describe, expect, it } from 'vitest';
import { recordFrom } from '../../../../../src/claims/citations/record.ts';
import { type Reference, reference } from '../../../../../src/claims/reference.ts';
import {
  authorsFrom,
  fieldsOfRecord,
  fieldsOfReference,
  type RecordFields,
  referenceFrom,
} from '../../../../../src/screens/curator/editor/record-fields.ts';

const found = recordFrom({
  type: 'article-journal',
  title: 'Statins and cognition',
  author: [{ family: 'Ott', given: 'BR' }, { literal: 'Statin Group' }],
  issued: { 'date-parts': [[2015, 3]] },
  'container-title': 'JGIM',
  DOI: '10.1000/abc',
});
if (!found) throw new Error('There is no record');
const { retraction: _, ...item } = found;
const before = { type: found.type, item };
const none = new Set<string>();
const complete = (over: Partial<RecordFields> = {}): RecordFields => ({
  ...fieldsOfRecord(found, none, 'record read at Crossref'),
  studyType: 'systematic-review',
  grade: 'A',
  finding: 'No rise in dementia was found.',
  ...over,
});
const made = (fields: RecordFields, taken = none) => {
  const answer = referenceFrom(fields, before, taken);
  return 'item' in answer ? answer.item : answer.problems;
};

describe('the form of a reference', () => {
  it('leaves to the curator what no tool can say', () => {
    const fields = fieldsOfRecord(found, none, '');
    expect(fields).toMatchObject({
      key: 'ott2015',
      authors: 'Ott BR; Statin Group',
      studyType: '',
      grade: '',
      finding: '',
    });
    expect(Object.keys(made(fields)).sort()).toEqual(['finding', 'grade', 'studyType']);
  });

  it('makes a reference, with what has no field of its own', () => {
    expect(made(complete())).toEqual({
      id: 'ott2015',
      ...item,
      custom: {
        studyType: 'systematic-review',
        grade: 'A',
        finding: 'No rise in dementia was found.',
        findingChecked: false,
        retraction: 'none',
        checked: 'record read at Crossref',
      },
    });
  });

  it('tells what is wrong under the field where it is', () => {
    const wrong = made(
      complete({ title: 'x', doi: 'doi', pmid: 'x', url: 'http://a.b', year: 'MMXV', finding: 'short', key: 'O K' }),
    );
    expect(Object.keys(wrong).sort()).toEqual(['doi', 'finding', 'key', 'pmid', 'title', 'url', 'year']);
    expect(made(complete(), new Set(['ott2015']))).toMatchObject({ key: { said: { kind: 'keyTaken' } } });
  });

  it('keeps study type and retraction together, as the database asks', () => {
    expect(made(complete({ retraction: 'retracted' }))).toMatchObject({
      studyType: { said: { kind: 'retractedStudy' } },
    });
    expect(made(complete({ studyType: 'retracted-source' }))).toMatchObject({
      studyType: { said: { kind: 'onlyRetracted' } },
    });
    expect(made(complete({ retraction: 'retracted', studyType: 'retracted-source' }))).toHaveProperty('id');
  });

  it('takes out what is emptied, and writes a year that was changed', () => {
    const now = made(complete({ journal: ' ', doi: '', url: 'https://example.org/', year: '2016', checked: '' }));
    expect(now).not.toHaveProperty('container-title');
    expect(now).not.toHaveProperty('DOI');
    expect(now).not.toHaveProperty('custom.checked');
    expect(now).toHaveProperty('issued', { 'date-parts': [[2016]] });
  });

  it('saves an old reference that was not changed as it was', () => {
    const old: Reference = reference.parse({
      ...made(complete()),
      volume: '30',
      author: [{ family: 'van der Berg', given: 'Johannes', ORCID: 'x' }],
    });
    const again = referenceFrom(fieldsOfReference(old), { type: old.type, item: old }, none);
    expect(again).toEqual({ item: old });
  });

  it('tells persons from groups', () => {
    expect(authorsFrom(' van der Berg J ;RECOVERY Collaborative Group;; WHO')).toEqual([
      { family: 'van der Berg', given: 'J' },
      { literal: 'RECOVERY Collaborative Group' },
      { literal: 'WHO' },
    ]);
  });
});
