import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { change } from '../../../../src/claims/editing/change.ts';
import {
  type ChangeEdit,
  putBack,
  readChanges,
  readReverted,
  removeChange,
  saveChange,
  saveChanges,
  watchChanges,
} from '../../../../src/storage/curating/changes.ts';
import { curatesHere } from '../../../../src/storage/curating/curates.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { closeDatabase, database } from '../../../../src/storage/database.ts';
import { allRows } from '../../../../src/storage/ledger.ts';
import { allSeen } from '../../../../src/storage/seen.ts';

const edit = (over: Partial<ChangeEdit> = {}): ChangeEdit => ({
  file: 'fruit/bananas.yaml',
  base: 'fact: one\n',
  text: 'fact: two\n',
  author: 'Jane Doe',
  reason: 'clearer',
  ...over,
});
/** What is wanted of one file by itself. */
const alone = (one: ChangeEdit, expected: number | null) => [{ file: one.file, edit: one, expected }];
const texts = async () => (await readChanges()).map(({ text }) => text);
const full = () => new DOMException('The disk is full.', 'QuotaExceededError');

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

describe('a change', () => {
  it('is saved with its time and revision, and still there when the database is opened anew', async () => {
    const answer = await saveChange(edit(), null);
    await closeDatabase();
    const [stored] = await readChanges();
    expect(answer).toEqual({ saved: stored });
    expect(change.parse(stored)).toMatchObject({ ...edit(), revision: 1 });
    expect(await curatesHere()).toBe(true);
  });

  it('is raised by each save of what was seen last', async () => {
    await saveChange(edit(), null);
    expect(await saveChange(edit({ text: 'fact: three\n' }), 1)).toMatchObject({ saved: { revision: 2 } });
    expect(await texts()).toEqual(['fact: three\n']);
  });

  it.each([
    ['a tab that has not seen it', null],
    ['a tab that has seen an older one', 1],
    ['a tab that has seen one that never was', 3],
  ])('is not overwritten by %s, which is told what stands there', async (_, expected) => {
    await saveChange(edit(), null);
    await saveChange(edit({ text: 'fact: three\n' }), 1);
    const answer = await saveChange(edit({ text: 'fact: mine\n' }), expected);
    expect(answer).toMatchObject({ other: { text: 'fact: three\n', revision: 2 } });
    expect(await texts()).toEqual(['fact: three\n']);
  });

  it('is saved by one of two tabs that save at once', async () => {
    const both = await Promise.all([saveChange(edit({ text: 'a' }), null), saveChange(edit({ text: 'b' }), null)]);
    expect(both.filter((one) => 'saved' in one)).toHaveLength(1);
    expect(await texts()).toEqual(['a']);
    expect(both[1]).toMatchObject({ other: { text: 'a' } });
  });

  it('is not brought back by a tab that does not know that it was taken back', async () => {
    await saveChange(edit(), null);
    await removeChange(edit().file, 1);
    expect(await saveChange(edit(), 1)).toEqual({ other: null });
    expect(await readChanges()).toEqual([]);
  });

  it('of many is saved in one go, each for itself compared', async () => {
    await saveChange(edit(), null);
    const other = edit({ file: 'fruit/pears.yaml', base: null });
    const answers = await saveChanges([
      alone(edit({ text: 'late' }), null),
      alone(other, null),
      alone({ ...other, text: 'again' }, 1),
    ]);
    expect(answers.flat()).toMatchObject([
      { other: { revision: 1 } },
      { saved: { revision: 1 } },
      { saved: { revision: 2 } },
    ]);
    expect(await texts()).toEqual([edit().text, 'again']);
  });

  it('may say that a file is gone, and is read beside older ones', async () => {
    await saveChange(edit(), null);
    await saveChange(edit({ file: 'fruit/pears.yaml', text: null }), null);
    await closeDatabase();
    const [older, gone] = await readChanges();
    expect(change.parse(older)).toMatchObject({ text: edit().text });
    expect(change.parse(gone)).toMatchObject({ text: null, base: edit().base, revision: 1 });
    // A tab that still has the file open does not bring it back unasked.
    expect(await saveChange(edit({ file: 'fruit/pears.yaml' }), null)).toMatchObject({ other: { text: null } });
  });

  it('is saved with those that it belongs to, or none of them is', async () => {
    const [from, to] = ['fruit/figs.yaml', 'milk/figs.yaml'];
    const move = (expected: number | null) => [
      { file: from, edit: edit({ file: from, text: null }), expected },
      { file: to, edit: edit({ file: to }), expected: null },
    ];
    await saveChange(edit({ file: from, text: 'theirs' }), null);
    expect(await saveChanges([move(null), alone(edit(), null)])).toMatchObject([
      [{ other: { text: 'theirs' } }, { kept: null }],
      [{ saved: { file: edit().file } }],
    ]);
    expect(await texts()).toEqual([edit().text, 'theirs']);
    expect(await saveChanges([move(1)])).toMatchObject([[{ saved: { text: null } }, { saved: { file: to } }]]);
    // Back again: the new file goes, and where there is nothing, nothing is taken back.
    const back = [
      { file: to, edit: null, expected: 1 },
      { file: from, edit: null, expected: 2 },
      { file: 'tea/figs.yaml', edit: null, expected: null },
    ];
    expect(await saveChanges([back])).toMatchObject([
      [{ removed: { file: to } }, { removed: { file: from } }, { removed: null }],
    ]);
    expect(await texts()).toEqual([edit().text]);
  });
});

describe('a change that is taken back', () => {
  it('is kept, and can be put back after a reload', async () => {
    await saveChange(edit(), null);
    expect(await removeChange(edit().file, 1)).toMatchObject({ removed: edit() });
    expect(await readChanges()).toEqual([]);
    await closeDatabase();
    expect(await readReverted()).toMatchObject([{ file: edit().file, change: edit() }]);
    // Counted on, so that a tab which still shows the first takes it for another.
    expect(await putBack(edit().file)).toMatchObject({ saved: { ...edit(), revision: 2 } });
    expect(await texts()).toEqual([edit().text]);
    expect(await readReverted()).toEqual([]);
    expect(await putBack('fruit/never.yaml')).toEqual({ other: null });
  });

  it('stays where another tab has saved meanwhile', async () => {
    await saveChange(edit(), null);
    await saveChange(edit({ text: 'newer' }), 1);
    expect(await removeChange(edit().file, 1)).toMatchObject({ other: { text: 'newer' } });
    expect(await texts()).toEqual(['newer']);
    expect(await readReverted()).toEqual([]);
  });

  it('does not overwrite what was written after it', async () => {
    await saveChange(edit(), null);
    await removeChange(edit().file, 1);
    expect(await saveChange(edit({ text: 'new' }), null)).toMatchObject({ saved: { revision: 2 } });
    expect(await putBack(edit().file)).toMatchObject({ other: { text: 'new' } });
    expect(await texts()).toEqual(['new']);
  });

  it('is forgotten after a quarter of a year, when another is taken back', async () => {
    const pears = edit({ file: 'fruit/pears.yaml' });
    await saveChanges([alone(edit(), null), alone(pears, null)]);
    const day = 24 * 60 * 60 * 1000;
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now - 91 * day);
    await removeChange(edit().file, 1);
    clock.mockReturnValue(now);
    await removeChange(pears.file, 1);
    expect((await readReverted()).map(({ file }) => file)).toEqual([pears.file]);
  });
});

describe('a full disk', () => {
  /** From now on the browser refuses every write of this text, as it does when there is no room. */
  const refuse = (text: string) => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (JSON.stringify(value).includes(text)) throw full();
      return put.call(this, value, key);
    });
  };

  it('is told in words that say what to do, and harms nothing that was stored', async () => {
    await saveChange(edit(), null);
    refuse('too much');
    const saving = saveChange(edit({ text: 'too much' }), 1);
    await expect(saving).rejects.toBeInstanceOf(DiskFull);
    await expect(saving).rejects.toThrow(/no room left.*Export your changes.*save again/);
    expect(await readChanges()).toMatchObject([{ ...edit(), revision: 1 }]);
    expect(await saveChange(edit({ text: 'little' }), 1)).toMatchObject({ saved: { revision: 2 } });
  });

  it('that is met in the middle of many stores none of them', async () => {
    await saveChange(edit(), null);
    refuse('too much');
    const heard: string[][] = [];
    const stop = watchChanges((files) => heard.push(files));
    const saving = saveChanges([
      alone(edit({ text: 'first' }), 1),
      alone(edit({ file: 'fruit/pears.yaml', text: 'too much' }), null),
    ]);
    await expect(saving).rejects.toBeInstanceOf(DiskFull);
    expect(await texts()).toEqual([edit().text]);
    await new Promise((next) => setTimeout(next, 20));
    expect(heard).toEqual([]);
    stop();
  });

  it('that is met only at the end, when the browser ends the transaction, is told as well', async () => {
    await saveChange(edit(), null);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = put.call(this, value, key);
      // As Chromium does: the request is ended with its transaction, whose error says why.
      const transaction = this.transaction as unknown as { _abort(name: string): void };
      transaction._abort('QuotaExceededError');
      return request;
    });
    await expect(saveChange(edit({ text: 'late' }), 1)).rejects.toBeInstanceOf(DiskFull);
    vi.restoreAllMocks();
    expect(await texts()).toEqual([edit().text]);
  });

  it('keeps a change that could not be taken back', async () => {
    await saveChange(edit(), null);
    refuse('two');
    await expect(removeChange(edit().file, 1)).rejects.toBeInstanceOf(DiskFull);
    expect(await texts()).toEqual([edit().text]);
  });

  it('after which Firefox lets a page only delete once, is told again, and what has room by then is saved', async () => {
    await saveChange(edit(), null);
    const put = IDBObjectStore.prototype.put;
    const onlyDelete = () => {
      throw new DOMException('A mutation operation was attempted.', 'InvalidStateError');
    };
    const next = (...answers: (() => never)[]) =>
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        answers.shift()?.();
        return put.call(this, value, key);
      });
    next(onlyDelete, () => {
      throw full();
    });
    await expect(saveChange(edit({ text: 'still too much' }), 1)).rejects.toBeInstanceOf(DiskFull);
    next(onlyDelete);
    expect(await saveChange(edit({ text: 'little' }), 1)).toMatchObject({ saved: { revision: 2 } });
    expect(await texts()).toEqual(['little']);
  });

  it('is not what any other error means', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No.', 'DataError');
    });
    await expect(saveChange(edit(), null)).rejects.toThrow('No.');
  });

  it('of the small storage does not keep a change from being saved', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    expect(await saveChange(edit(), null)).toMatchObject({ saved: { revision: 1 } });
  });
});

describe('who watches changes', () => {
  it('hears of what was saved, taken and put back, and of nothing that was not', async () => {
    const heard: string[] = [];
    const stop = watchChanges((files) => heard.push(files.join()));
    await saveChange(edit(), null);
    await vi.waitFor(() => expect(heard).toEqual([edit().file]));
    await saveChange(edit(), 7);
    await removeChange(edit().file, 7);
    await removeChange(edit().file, 1);
    await putBack(edit().file);
    await vi.waitFor(() => expect(heard).toEqual([edit().file, edit().file, edit().file]));
    stop();
    await saveChange(edit(), 2);
    await new Promise((next) => setTimeout(next, 20));
    expect(heard).toHaveLength(3);
  });
});

describe('a database of version 1', () => {
  it('becomes one of today with every row that it had', async () => {
    const row = { at: 7, thread: 't', claim: 'bananas-cause-hiccups', text: 'They do not.' };
    const seen = { day: '2026-11-27', claim: 'bananas-cause-hiccups', topic: 'fruit', posts: 3, flags: 1 };
    const first = await openDB('second-opinion', 1, {
      upgrade(db) {
        const replies = db.createObjectStore('replies', { keyPath: 'id', autoIncrement: true });
        replies.createIndex('at', 'at');
        replies.createIndex('thread', 'thread');
        replies.createIndex('claimAt', ['claim', 'at']);
        db.createObjectStore('seen', { keyPath: ['day', 'claim'] });
      },
    });
    await first.add('replies', row);
    await first.add('seen', seen);
    first.close();

    expect((await database()).version).toBe(3);
    expect(await allRows()).toEqual([{ ...row, id: 1 }]);
    expect(await allSeen()).toEqual([seen]);
    expect(await readChanges()).toEqual([]);
    await saveChange(edit(), null);
    expect(await texts()).toEqual([edit().text]);
  });
});

describe('what was saved of many files', () => {
  const files = ['a', 'b', 'c'].map((name) => `fruit/${name}.yaml`);
  const saved = (file: string, text: string) => edit({ file, text });

  it('is put back in one go, and what another tab saved meanwhile stays', async () => {
    const [a = '', b = '', c = ''] = files;
    for (const file of files) await saveChange(saved(file, 'first'), null);
    await saveChange(saved(b, 'second'), 1);
    await saveChange(saved(c, 'theirs'), 1);
    const told: string[][] = [];
    const stop = watchChanges((names) => told.push(names));
    const answers = await saveChanges([
      [{ file: a, edit: null, expected: 1 }],
      [{ file: b, edit: saved(b, 'first'), expected: 2 }],
      [{ file: c, edit: null, expected: 1 }],
    ]);
    expect(answers.flat()).toMatchObject([
      { removed: { text: 'first' } },
      { saved: { text: 'first', revision: 3 } },
      { other: { text: 'theirs' } },
    ]);
    expect(await texts()).toEqual(['first', 'theirs']);
    expect((await readReverted()).map(({ file }) => file)).toEqual([a]);
    await vi.waitFor(() => expect(told).toEqual([[a, b]]));
    stop();
  });

  it('stays whole where the disk is full', async () => {
    for (const file of files) await saveChange(saved(file, 'first'), null);
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (++puts === 2) throw full();
      return put.apply(this, given);
    });
    await expect(saveChanges(files.map((file) => [{ file, edit: null, expected: 1 }]))).rejects.toThrow(DiskFull);
    vi.restoreAllMocks();
    expect(await texts()).toEqual(['first', 'first', 'first']);
    expect(await readReverted()).toEqual([]);
  });
});
