import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerFindClaims, answerSaidBefore, recordReply } from '../../../src/background/ledger.ts';
import { readyLibrary } from '../../../src/background/library.ts';
import type { Library } from '../../../src/claims/library.ts';
import type { SentReply } from '../../../src/messages.ts';
import { closeDatabase } from '../../../src/storage/database.ts';
import { allRows } from '../../../src/storage/ledger.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';
import { claim, references } from '../replies/a-claim.ts';

const pears = {
  ...claim,
  id: 'pears-cure-colds',
  statement: 'Pears cure colds.',
  label: 'pears and colds',
  topic: 'colds',
};
const ready = readyLibrary({
  format: 1,
  version: '2026-11-22',
  concepts: [{ id: 'banana', strict: ['banana*', 'Musalax'], broad: [], typos: true }],
  claims: [claim, { ...pears, frames: [], phrasings: [] }],
  references: Object.fromEntries(references.map((reference) => [reference.id, reference])),
} satisfies Library);
const sent: SentReply = {
  place: { site: 'reddit', url: 'https://r.example/1', thread: 'https://r.example/1', author: 'somebody' },
  claim: claim.id,
  how: 'inserted',
  tone: 'rebut',
  length: 'full',
  variant: 1,
  edited: false,
  text: 'They do not.',
};
const ids = async (typed: string) => (await answerFindClaims({ typed }, ready)).map(({ id }) => id);

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

describe('a reply that was sent', () => {
  it('is written down with its claim, time and list, and remembered', async () => {
    await recordReply(sent, ready);
    expect(await allRows()).toMatchObject([
      {
        ...sent.place,
        claim: claim.id,
        statement: claim.statement,
        topic: 'fruit',
        list: '2026-11-22',
        text: sent.text,
      },
    ]);
    const before = await answerSaidBefore({ claim: claim.id, thread: sent.place.thread });
    expect(before.wordings).toEqual([sent.text]);
    expect(before.inThread).not.toBeNull();
  });

  it('is not written down where the reader wants none kept', async () => {
    await settingsItem.setValue({ ...defaultSettings, keptDays: 0 });
    await recordReply(sent, ready);
    expect(await allRows()).toEqual([]);
  });

  it.each([{}, { ...sent, how: 'posted' }, { ...sent, text: 7 }, null])('is refused as %j', async (bad) => {
    await expect(recordReply(bad, ready)).rejects.toThrow();
  });
});

describe('a claim that is looked up', () => {
  it.each([
    ['bananas hiccups', [claim.id]],
    ['banannas', [claim.id]],
    ['musalax', [claim.id]],
    ['fruit', [claim.id]],
    ['pears', [pears.id]],
    ['bananas colds', []],
    ['zzzz', []],
  ])('is found by %j', async (typed, found) => {
    expect(await ids(typed)).toEqual(found);
  });

  it('is the one used last where nothing is typed', async () => {
    expect(await ids(' ')).toEqual([]);
    await recordReply({ ...sent, claim: pears.id }, ready);
    await recordReply({ ...sent, claim: 'gone-from-the-library' }, ready);
    expect(await ids('')).toEqual([pears.id]);
  });
});
