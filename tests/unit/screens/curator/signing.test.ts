import { describe, expect, it } from 'vitest';
import {
  type Among,
  dueAfter,
  published,
  signatureLine,
  signed,
  today,
} from '../../../../src/screens/curator/signing.ts';
import { readAddress, writeAddress } from '../../../../src/screens/curator/use-address.ts';
import { aClaim, claimText, fruitReferences } from './a-claim.ts';

const jane = { name: 'Jane Doe', credential: 'MD', on: '2026-11-28' };

describe('signing a review', () => {
  it('writes who, when, and when again, and nothing else', () => {
    const before = claimText('a', { status: 'draft' });
    const after = signed(before, jane);
    expect(after).toContain('# Kept by hand.');
    expect(aClaim('fruit/a.yaml', after).value?.review).toEqual({
      by: 'Jane Doe, MD',
      on: '2026-11-28',
      due: '2027-11-28',
    });
    const others = (text: string) => text.split('\n').filter((line) => !/review|by:|on:|due:/.test(line));
    expect(others(after)).toEqual(others(before));
  });

  it.each([
    ['2026-11-28', '2027-11-28'],
    ['2028-02-29', '2029-02-28'],
  ])('is due a year after %s: %s', (on, due) => expect(dueAfter(on)).toBe(due));

  it('says the name without a credential too', () => {
    expect(signatureLine({ ...jane, credential: ' ' })).toBe('Jane Doe');
  });

  const among: Among = { claims: [], concepts: ['banana', 'hiccups'], references: fruitReferences };
  const draft = (fields: Record<string, string> = {}) => claimText('a', { status: 'draft', ...fields });
  const neededOf = (text: string, part: Partial<Among> = {}) => {
    const now = published('fruit/a.yaml', text, { ...among, ...part });
    return 'problems' in now ? now.problems.map(({ field, message }) => `${field}: ${message}`) : [];
  };

  it('publishes a claim that is whole', () => {
    const now = published('fruit/a.yaml', draft(), among);
    expect('text' in now && aClaim('fruit/a.yaml', now.text).value?.status).toBe('published');
  });

  it.each<[string, string, Partial<Among>, RegExp]>([
    ['that it has not', draft({ evidence: '[]' }), {}, /^evidence: .*two references/],
    [
      'that nobody knows',
      draft({ evidence: '[doe2020, roe1999]' }),
      {},
      /^evidence\[1\]: reference "roe1999" is not in/,
    ],
    ['that is no concept', draft(), { concepts: ['banana'] }, /^frames\[0\].*hiccups/],
    ['that a reply needs', draft().replace('without. {{sources}}', 'without.'), {}, /^replies\[0\].text: .*sources/],
    [
      'that another claim says',
      draft(),
      { claims: [aClaim('fruit/b.yaml', claimText('b').replaceAll('in b', 'in a'))] },
      /^phrasings\[0\]: .*fruit\/b.yaml/,
    ],
  ])('says what is still needed: %s', (_, text, part, needed) => expect(neededOf(text, part)[0]).toMatch(needed));

  it('knows the day where the reader is', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

describe('the address', () => {
  it.each([
    ['', { view: 'claims', claim: null }],
    ['#claim=a-b', { view: 'claims', claim: 'a-b' }],
    ['#view=review&claim=a', { view: 'review', claim: 'a' }],
    ['#view=nonsense&claim=', { view: 'claims', claim: null }],
  ])('reads "%s"', (hash, address) => expect(readAddress(hash)).toEqual(address));

  it('reads what it writes', () => {
    const address = { view: 'changes' as const, claim: 'a b&c' };
    expect(readAddress(writeAddress(address))).toEqual(address);
  });
});
