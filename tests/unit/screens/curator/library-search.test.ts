import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../../src/claims/reference.ts';
import { rowOf } from '../../../../src/screens/curator/claim-row.ts';
import { claimSearch } from '../../../../src/screens/curator/claim-search.ts';
import type { CuratedClaim } from '../../../../src/screens/curator/curating.ts';
import { librarySearch } from '../../../../src/screens/curator/library-search.ts';
import { duplicateFinder } from '../../../../src/screens/curator/likely-duplicates.ts';
import { aClaim, aRow, claimText } from './a-claim.ts';

const search = librarySearch();
search.put('statins', { statement: 'Statins cause dementia.', others: ['my dad forgot my name on Lipitor'] });
search.put('vaccines', { statement: 'Vaccines cause autism.', others: ['statins are fine', 'Crème brûlée'] });
const found = (typed: string) => [...(search.find(typed) ?? [])].sort(([, a], [, b]) => b - a).map(([file]) => file);

describe('the search of the library', () => {
  it('finds all for nothing typed', () => {
    expect(search.find('  ')).toBeNull();
  });

  it.each([
    ['dementia', ['statins']],
    ['DEMENT', ['statins']],
    ['lipitor name', ['statins']],
    ['creme brulee', ['vaccines']],
    ['cause', ['statins', 'vaccines']],
    ['statins autism', ['vaccines']],
    ['statins brulee dementia', []],
  ])('finds for "%s" only %o', (typed, expected) => {
    expect(found(typed).sort()).toEqual(expected);
  });

  it('prefers what stands in the statement', () => {
    expect(found('statins')).toEqual(['statins', 'vaccines']);
  });

  it.each(['demntia', 'dementai', 'statns demntia'])('mends "%s"', (typed) => {
    expect(found(typed)).toEqual(['statins']);
  });

  it('finds nothing for nonsense', () => {
    expect(found('qqqqxxxx')).toEqual([]);
  });

  it('follows what is put in and taken out between two keys', () => {
    expect(found('bananas hic')).toEqual([]);
    search.put('bananas', { statement: 'Bananas cause hiccups.', others: [] });
    expect(found('bananas hicc')).toEqual(['bananas']);
    search.remove('bananas');
    expect(found('bananas hiccu')).toEqual([]);
  });
});

describe('the search of claims', () => {
  it('looks into phrasings, facts and the titles of sources, and follows an edit', () => {
    const claims = claimSearch();
    const follow = (all: CuratedClaim[], cited: Reference[]) => claims.follow(all.map(rowOf), all, cited);
    const title = 'A trial of potassium in fruit';
    const source = { id: 'doe2020', title, type: 'article', author: [], URL: 'https://example.org', custom: undefined };
    const references = [source] as unknown as Reference[];
    const before = aClaim('fruit/a.yaml', claimText('a'));
    follow([before], references);
    for (const typed of ['hiccups number 7', 'had no more hiccups', 'potassium trial'])
      expect([...(claims.find(typed)?.keys() ?? [])]).toEqual(['fruit/a.yaml']);
    follow(
      [before],
      references.map((one) => ({ ...one, title: 'A trial of sodium' })),
    );
    expect([claims.find('potassium')?.size, claims.find('sodium')?.size]).toEqual([0, 1]);
    const broken = aClaim(
      'fruit/a.yaml',
      claimText('a', { statement: 'Mangoes cause sneezing.', verdict: 'nonsense' }),
    );
    follow([broken], references);
    expect(claims.find('hiccups')?.size).toBe(0);
    expect(claims.find('mangoes')?.size).toBe(1);
    follow([], references);
    expect(claims.find('mangoes')?.size).toBe(0);
  });
});

describe('likely duplicates of a new statement', () => {
  const find = duplicateFinder([
    aRow('statins', { statement: 'Statins cause dementia.' }),
    aRow('vaccines', { statement: 'Vaccines cause autism.' }),
    aRow('salt', { statement: 'Salt does not affect blood pressure or health.' }),
    aRow('sunscreen', { statement: 'Sunscreen is a cause of skin cancer.' }),
    aRow('milk', { statement: 'Raw milk is healthier than pasteurized milk.' }),
  ]);
  it('finds the same claim in other words', () => {
    expect(find('Dementia is caused by statins')[0]?.id).toBe('statins');
  });
  it('waits for a few words, and finds none for another subject', () => {
    expect(find('Stat')).toEqual([]);
    expect(find('Zebras whistle quietly')).toEqual([]);
  });
});
