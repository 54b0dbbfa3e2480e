import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  addToCorpus,
  corpusId,
  corpusPost,
  findInCorpus,
  type NewCorpusPost,
  readCorpus,
  removeFromCorpus,
  watchCorpus,
} from '../../../../src/storage/curating/corpus.ts';
import { curatesHere } from '../../../../src/storage/curating/curates.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';

const post = (over: Partial<NewCorpusPost> = {}): NewCorpusPost => ({
  text: 'Bananas gave me hiccups!',
  labels: [{ claim: 'bananas-cause-hiccups', stance: 'asserts' }],
  from: 'pasted',
  ...over,
});

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

describe('the posts that claims are tested with', () => {
  it('are kept and dated', async () => {
    expect(await addToCorpus([post(), post({ text: 'A lovely day', labels: [], from: 'import' })])).toBe(2);
    const kept = await readCorpus();
    expect(kept.map((one) => corpusPost.parse(one).text).sort()).toEqual(['A lovely day', post().text]);
    expect(await findInCorpus(post().text)).toMatchObject(post());
    expect(await findInCorpus('Another')).toBeNull();
    expect(await curatesHere()).toBe(true);
  });

  it('are kept once, with all that was told of them, the last word of each claim', async () => {
    await addToCorpus([post()]);
    const pears = { claim: 'pears-cure-colds', stance: 'mentions' } as const;
    const asked = { claim: 'bananas-cause-hiccups', stance: 'asks' } as const;
    expect(await addToCorpus([post({ text: '  bananas gave me\nhiccups!', labels: [pears, asked] })])).toBe(0);
    const [kept, ...more] = await readCorpus();
    expect(more).toEqual([]);
    expect(kept?.text).toBe(post().text);
    expect(kept?.labels).toEqual([asked, pears]);
  });

  it('come back as they were after they were removed', async () => {
    await addToCorpus([post({ on: '2026-11-22T00:00:00.000Z' })]);
    const before = await readCorpus();
    const removed = await removeFromCorpus([await corpusId(post().text), 'no-such-post']);
    expect(removed).toEqual(before);
    expect(await readCorpus()).toEqual([]);
    await addToCorpus(removed);
    expect(await readCorpus()).toEqual(before);
  });

  it('are all kept or none, where there is no room', async () => {
    await addToCorpus([post()]);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (value.text === 'two') throw new DOMException('Full.', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    await expect(addToCorpus([post({ text: 'one' }), post({ text: 'two' })])).rejects.toBeInstanceOf(DiskFull);
    expect((await readCorpus()).map(({ text }) => text)).toEqual([post().text]);
  });

  it('are told to who watches', async () => {
    const heard: string[][] = [];
    const stop = watchCorpus((ids) => heard.push(ids));
    await addToCorpus([post()]);
    const id = await corpusId(post().text);
    await removeFromCorpus([id]);
    await removeFromCorpus([id]);
    await vi.waitFor(() => expect(heard).toEqual([[id], [id]]));
    stop();
  });
});
