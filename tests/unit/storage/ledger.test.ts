import 'fake-indexeddb/auto';
import { parse } from 'csv-parse/sync';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase } from '../../../src/storage/database.ts';
import {
  addReply,
  allRows,
  deleteAllRows,
  deleteRows,
  forgetOldReplies,
  historyOf,
  type LedgerRow,
  newestRows,
  putRows,
  recentClaims,
} from '../../../src/storage/ledger.ts';
import { entryOf, ledgerCsv, ledgerEntry, ledgerJson, rowOf } from '../../../src/storage/ledger-file.ts';
import { searchLedger } from '../../../src/storage/ledger-search.ts';
import { allSeen, countSeen, forgetOldSeen } from '../../../src/storage/seen.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const daysAgo = (days: number) => now - days * 24 * 60 * 60 * 1000;
const row = (over: Partial<LedgerRow> = {}): LedgerRow => ({
  at: now,
  how: 'inserted',
  site: 'reddit',
  url: 'https://www.reddit.com/r/health/1/c2',
  thread: 'https://www.reddit.com/r/health/1',
  author: 'old_mill_road',
  claim: 'bananas-cause-hiccups',
  statement: 'Bananas cause hiccups.',
  topic: 'fruit',
  tone: 'rebut',
  length: 'full',
  variant: 0,
  edited: false,
  text: 'They do not.',
  list: '2026-11-22',
  ...over,
});
const texts = (rows: { text: string }[]) => rows.map(({ text }) => text);

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

describe('the ledger', () => {
  it('gives back what was written, the newest first, and is still there when it is opened anew', async () => {
    await addReply(row({ text: 'old', at: daysAgo(3) }));
    await addReply(row({ text: 'new' }));
    await addReply(row({ text: 'older', at: daysAgo(4) }));
    await closeDatabase();
    expect(texts(await allRows())).toEqual(['new', 'old', 'older']);
    expect(texts(await newestRows(2))).toEqual(['new', 'old']);
    expect(await allRows()).toHaveLength(3);
  });

  it('knows of an earlier reply in the thread, and of the wordings of a week', async () => {
    await addReply(row({ text: 'long ago', at: daysAgo(8) }));
    await addReply(row({ text: 'this week', at: daysAgo(2), thread: 'elsewhere' }));
    await addReply(row({ text: 'about another', claim: 'apples-cure-all', at: daysAgo(1), thread: 'elsewhere' }));
    expect(await historyOf('bananas-cause-hiccups', row().thread, now)).toEqual({
      inThread: new Date(daysAgo(8)).toISOString(),
      wordings: ['this week'],
    });
    expect(await historyOf('bananas-cause-hiccups', 'nowhere', now)).toMatchObject({ inThread: null });
    await addReply(row({ thread: '' }));
    expect(await historyOf('pears', '', now)).toEqual({ inThread: null, wordings: [] });
  });

  it('deletes one or all, and takes it back', async () => {
    const id = await addReply(row({ text: 'one' }));
    await addReply(row({ text: 'two', at: daysAgo(1) }));
    const before = await allRows();
    await deleteRows([id]);
    expect(texts(await allRows())).toEqual(['two']);
    await putRows(before.filter((one) => one.id === id));
    expect(await allRows()).toEqual(before);
    expect(await deleteAllRows()).toEqual(before);
    expect(await allRows()).toEqual([]);
    await putRows(before);
    expect(await allRows()).toEqual(before);
  });

  it('forgets what is older than she wants', async () => {
    for (const days of [0.5, 29, 31, 400]) await addReply(row({ text: `${days}`, at: daysAgo(days) }));
    await forgetOldReplies(null, now);
    expect(await allRows()).toHaveLength(4);
    await forgetOldReplies(30, now);
    expect(texts(await allRows())).toEqual(['0.5', '29']);
    await forgetOldReplies(0, now);
    expect(await allRows()).toHaveLength(0);
  });

  it('names the claims that were used last, each once', async () => {
    const claims = ['a-one', 'b-two', 'a-one', 'c-three'];
    for (const [index, claim] of claims.entries()) await addReply(row({ claim, at: now + index }));
    expect(await recentClaims(2)).toEqual(['c-three', 'a-one']);
  });

  it('counts what was seen by day and claim', async () => {
    const seen = (flag: boolean) => ({ claim: 'bananas-cause-hiccups', topic: 'fruit', flag });
    await countSeen([seen(true), seen(false)], now);
    await countSeen([seen(true)], now);
    await countSeen([seen(true)], daysAgo(40));
    expect(await allSeen()).toMatchObject([
      { posts: 1, flags: 1 },
      { posts: 3, flags: 2 },
    ]);
    await forgetOldSeen(30, now);
    expect(await allSeen()).toHaveLength(1);
  });
});

describe('the search of the ledger', () => {
  const rows = [
    row({ id: 1, text: 'Ça va: no hiccups.' }),
    row({ id: 2, text: 'Nothing.', author: 'Ana', site: 'facebook' }),
  ].map((one) => ({ ...one, id: one.id ?? 0 }));
  const search = searchLedger(rows, new Map([['facebook', 'Facebook']]));
  it.each([
    ['', [1, 2]],
    ['  ', [1, 2]],
    ['ca VA', [1]],
    ['facebook ana', [2]],
    ['hiccups', [1, 2]],
    ['fruit nothing', [2]],
    ['pears', []],
  ])('%j finds %j', (typed, ids) => {
    expect(search(typed).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the exported ledger', () => {
  it('is complete at 10,000 rows, in both formats, and comes back the same', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      ...row({ text: `Line one, "quoted"\nline ${index}; 💉`, at: now - index, edited: index % 2 === 0 }),
      id: index + 1,
    }));
    const back: unknown[] = JSON.parse(ledgerJson(rows));
    expect(back.map((entry) => rowOf(ledgerEntry.parse(entry)))).toEqual(rows);
    const lines: Record<string, string>[] = parse(ledgerCsv(rows), { columns: true, bom: true });
    expect(lines).toHaveLength(rows.length);
    expect(lines[4711]).toEqual(
      Object.fromEntries(
        Object.entries(entryOf(rows[4711] ?? { ...row(), id: 0 })).map(([key, value]) => [
          key,
          value === false ? 'no' : value === true ? 'yes' : String(value),
        ]),
      ),
    );
  });

  it.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)'])(
    'hands no formula to a spreadsheet: %s',
    (text) => {
      const [line] = parse(ledgerCsv([{ ...row({ author: text }), id: 1 }]), { columns: true, bom: true }) as [
        Record<string, string>,
      ];
      expect(line.author).toBe(`'${text}`);
    },
  );
});
