import { describe, expect, it } from 'vitest';
import { dueAfter, published, signatureLine, signed, today } from '../../../../src/screens/curator/signing.ts';
import { readAddress, writeAddress } from '../../../../src/screens/curator/use-address.ts';
import { aClaim, claimText } from './a-claim.ts';

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

  it('publishes a claim that is whole', () => {
    const now = published('fruit/a.yaml', claimText('a', { status: 'draft' }));
    expect('text' in now && aClaim('fruit/a.yaml', now.text).value?.status).toBe('published');
  });

  it('says what a claim still needs', () => {
    const now = published('fruit/a.yaml', claimText('a', { status: 'draft', evidence: '[]' }));
    expect('problems' in now && now.problems).toMatchObject([{ field: 'evidence', message: /two references/ }]);
  });

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
