import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../src/claims/importing/read-csv.ts';
import { runThrough } from '../../../../src/claims/importing/stepwise.ts';

const read = (text: string) => runThrough(readCsv('list.csv', text));
const statements = (text: string) =>
  read(text).entries.map((entry) => ('claim' in entry ? entry.claim.statement : `line ${entry.line}`));
const faults = (text: string) =>
  read(text).entries.flatMap((entry) =>
    'problems' in entry ? entry.problems.map(({ line, field, message }) => `${line} ${field} ${message}`) : [],
  );

describe('a table of claims', () => {
  it('has lists within cells, one entry a line or between bars, and sources of four kinds', () => {
    const { entries, problems } = read(
      '\uFEFFStatement,verdict,phrasings,sources\r\n"Onions, raw, lower fever.",false,"onions on the feet\nan onion a day","ott2015 | 10.1000/x | PMID: 123 | https://a.example/b"\r\n',
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        line: 2,
        claim: expect.objectContaining({
          statement: 'Onions, raw, lower fever.',
          verdict: 'false',
          phrasings: ['onions on the feet', 'an onion a day'],
          sources: [
            expect.objectContaining({ key: 'ott2015', doi: null, pmid: null, url: null }),
            expect.objectContaining({ key: null, doi: '10.1000/x' }),
            expect.objectContaining({ key: null, pmid: '123' }),
            expect.objectContaining({ key: null, url: 'https://a.example/b' }),
          ],
        }),
      },
    ]);
  });

  it.each([
    ['semicolons', 'statement;verdict\nOnions lower fever, they say.;false\n'],
    ['tabs', 'statement\tverdict\nOnions lower fever, they say.\tfalse\n'],
  ])('may be parted by %s', (_, text) => {
    expect(statements(text)).toEqual(['Onions lower fever, they say.']);
  });

  it('tells every broken row with its line and column, and reads the others', () => {
    const text = [
      'statement,verdict,label',
      '"Onions lower',
      'fever.",false,onions',
      'Garlic cures colds.,flase,garlic',
      'short,false,x',
      'Ginger cures colds.,false',
      '',
      'Honey cures, colds.,false,honey',
      'Honey cures coughs.,false,honey,,',
    ].join('\n');
    expect(statements(text)).toEqual([
      'Onions lower\nfever.',
      'line 4',
      'line 5',
      'line 6',
      'line 8',
      'Honey cures coughs.',
    ]);
    expect(faults(text)).toEqual([
      expect.stringMatching(/^4 verdict must be one of false, misleading/),
      '5 statement is too short: at least 10 characters',
      '5 label is too short: at least 3 characters',
      '6  has 2 cells where the first line has 3: put a text with a comma in quotes',
      '8  has 4 cells where the first line has 3: put a text with a comma in quotes',
      expect.stringMatching(/^8 verdict must be one of/),
    ]);
  });

  it('goes on after a quote in the wrong place, or one that is never closed', () => {
    const rows = Array.from({ length: 120 }, (_, index) => `"Claim, number ${index}.",false`);
    rows[60] = 'A 5" nail cures colds.,false';
    rows[100] = '"This quote is never closed.,false';
    const text = ['statement,verdict', ...rows].join('\n');
    const found = statements(text);
    expect(found).toHaveLength(120);
    expect(found.filter((one) => one.startsWith('line '))).toEqual(['line 62', 'line 102']);
    expect(faults(text)).toEqual([
      expect.stringMatching(/^62 {2}has a quote \("\) in the wrong place: put the cell in quotes/),
      expect.stringMatching(/^102 {2}has a quote \("\) /),
    ]);
  });

  it.each([
    ['unknown columns', 'statment,verdict\n', 'unknown column "statment"; did you mean "statement"?'],
    ['columns like none of ours', 'price,verdict\n', 'has an unknown column "price"; columns are id, topic, statement'],
    ['missing columns', 'statement\nOnions lower fever.\n', 'has no column verdict'],
    ['nothing', ' \n', 'is empty'],
  ])('refuses %s as a whole', (_, text, says) => {
    const { entries, problems } = read(text);
    expect(entries).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ line: 1, message: expect.stringContaining(says) })]);
  });

  it('takes off what was put before a formula on export', () => {
    expect(statements("statement,verdict\n'=1+1 is what statins do.,false\n")).toEqual(['=1+1 is what statins do.']);
  });

  it('stops again and again, to say how far it is', () => {
    const text = `statement,verdict\n${'Onions lower fever.,false\n'.repeat(500)}`;
    const steps = [...readCsv('list.csv', text)];
    expect(steps.length).toBeGreaterThanOrEqual(10);
    expect(steps.at(-1)?.done).toBe(text.length);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
  });
});
