import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../src/screens/curator/claim-row.ts';
import { isDue, isFiltered, noFilters, orderOf, passes, reviewQueue } from '../../../../src/screens/curator/filters.ts';
import { aClaim, aRow, claimText } from './a-claim.ts';

const today = '2027-01-10';
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the row of a claim', () => {
  it('says what the file says', () => {
    expect(aRow('a', { review: '{by: "Jane Doe, MD", on: 2026-05-01, due: 2027-05-01}' })).toMatchObject({
      id: 'a',
      topic: 'fruit',
      statement: 'Bananas cause hiccups.',
      verdict: 'false',
      status: 'published',
      reviewedBy: 'Jane Doe, MD',
      due: '2027-05-01',
      fewSources: true,
      weakExamples: false,
      edited: null,
      problems: 0,
    });
  });

  it('finds few sources and weak examples', () => {
    expect(aRow('a', { evidence: '[one2020, two2020, three2020]' }).fewSources).toBe(false);
    const weak = claimText('a').replace('do bananas cause hiccups, ', '');
    expect(rowOf(aClaim('fruit/a.yaml', weak)).weakExamples).toBe(true);
  });

  it('shows what it can of a file with an error, and counts the errors', () => {
    const broken = rowOf(
      aClaim('fruit/a.yaml', claimText('a', { statement: "'Milk isn''t white: a myth.'", verdict: 'nonsense' })),
    );
    expect(broken).toMatchObject({ id: 'a', statement: "Milk isn't white: a myth.", verdict: null, problems: 1 });
    const unreadable = rowOf(aClaim('fruit/a.yaml', '\tnothing: at all'));
    expect(unreadable).toMatchObject({ id: 'a', topic: 'fruit', statement: 'fruit/a.yaml' });
  });

  it('reads a folded statement at a glance', () => {
    const row = rowOf(aClaim('fruit/a.yaml', 'id: a\nstatement: >-\n  Bananas cause\n  hiccups.\nverdict: nonsense\n'));
    expect(row.statement).toBe('Bananas cause hiccups.');
  });

  it('tells what is edited here from what is new here', () => {
    const change = {
      file: 'fruit/a.yaml',
      base: '',
      text: '',
      author: '',
      reason: '',
      on: '2027-01-01T00:00:00Z',
      revision: 1,
    };
    expect(rowOf(aClaim('fruit/a.yaml', claimText('a'), { change })).edited).toBe('changed');
    expect(rowOf(aClaim('fruit/a.yaml', claimText('a'), { change, base: null })).edited).toBe('new');
  });
});

describe('the filters', () => {
  const signed = aRow('signed', { review: '{by: Jane, on: 2026-01-01, due: 2027-01-10}' });
  const unsigned = aRow('unsigned', { topic: 'milk', verdict: 'misleading' });

  it.each([
    [{ topic: 'milk' }, ['unsigned']],
    [{ verdict: 'misleading' as const }, ['unsigned']],
    [{ status: 'retired' as const }, []],
    [{ review: 'reviewed' as const }, ['signed']],
    [{ review: 'unreviewed' as const }, ['unsigned']],
    [{ review: 'due' as const }, ['signed']],
    [{ fewSources: true }, ['signed', 'unsigned']],
    [{ weakExamples: true }, []],
    [{ edited: true }, []],
    [{ errors: true }, []],
  ])('shows with %o only %o', (part, expected) => {
    const filters = { ...noFilters, ...part };
    expect(ids([signed, unsigned].filter((row) => passes(row, filters, today)))).toEqual(expected);
    expect(isFiltered(filters)).toBe(true);
  });

  it('shows all without one', () => {
    expect(passes(signed, noFilters, today) && passes(unsigned, noFilters, today)).toBe(true);
    expect(isFiltered(noFilters)).toBe(false);
  });

  it('lets retired claims rest', () => {
    expect(isDue(aRow('a', { status: 'retired', review: '{by: null, on: null, due: 2020-01-01}' }), today)).toBe(false);
  });
});

describe('the order', () => {
  const rows = [
    aRow('c', { statement: 'Éclairs heal wounds.', review: '{by: null, on: null, due: 2027-03-01}', topic: 'a-topic' }),
    aRow('b', { statement: 'Eating 10 bananas kills.', review: '{by: null, on: null, due: 2027-02-01}' }),
    aRow('a', { statement: 'Eating 9 bananas kills.', review: '{by: null, on: null, due: 2027-04-01}' }),
  ];
  it.each([
    ['name' as const, ['a', 'b', 'c']],
    ['topic' as const, ['c', 'a', 'b']],
    ['due' as const, ['b', 'c', 'a']],
  ])('by %s', (sort, expected) => {
    expect(ids(rows.toSorted(orderOf(sort, 'en')))).toEqual(expected);
  });

  it('by the last edit, the latest first', () => {
    const [c, b, a] = rows.map((row, index) => ({
      ...row,
      editedOn: [null, '2027-01-01', '2027-01-02'][index] ?? null,
    }));
    expect(ids([c, b, a].filter((row) => row !== undefined).sort(orderOf('edited', 'en')))).toEqual(['a', 'b', 'c']);
  });
});

describe('the review queue', () => {
  it('has the never signed first, the soonest due on top, and neither retired ones nor those not due', () => {
    const queue = reviewQueue(
      [
        aRow('signed-later', { review: '{by: Jane, on: 2026-01-01, due: 2027-06-01}' }),
        aRow('signed-due', { review: '{by: Jane, on: 2026-01-01, due: 2026-12-01}' }),
        aRow('unsigned-later', { review: '{by: null, on: null, due: 2027-09-01}' }),
        aRow('unsigned-soon', { review: '{by: null, on: null, due: 2027-02-01}' }),
        aRow('retired', { status: 'retired' }),
      ],
      today,
      'en',
    );
    expect(ids(queue)).toEqual(['unsigned-soon', 'unsigned-later', 'signed-due']);
  });
});
