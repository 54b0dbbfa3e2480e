import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  type Carried,
  carried,
  carryAll,
  previewCarried,
  takeCarried,
} from '../../../../src/storage/curating/carried.ts';
import { type ChangeEdit, readChanges, removeChange, saveChange } from '../../../../src/storage/curating/changes.ts';
import { addToCorpus, readCorpus } from '../../../../src/storage/curating/corpus.ts';
import { curatesHere } from '../../../../src/storage/curating/curates.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';

const edit = (file: string, text: string | null, part: Partial<ChangeEdit> = {}): ChangeEdit => ({
  file,
  base: 'as listed\n',
  text,
  author: 'Jane Doe, MD',
  reason: 'a newer trial',
  ...part,
});
const texts = async () => (await readChanges()).map(({ file, text }) => [file, text]);
const told = async () =>
  (await readCorpus())
    .map(({ text, labels }) => [text, ...labels.map(({ claim, stance }) => `${claim} ${stance}`)])
    .sort();
const carriedNow = async (): Promise<Carried> => {
  const all = await carryAll();
  if (!all) throw new Error('nothing was made here');
  return carried.parse(JSON.parse(JSON.stringify(all)));
};

/** Another machine. */
async function moveOn(): Promise<void> {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
}

beforeEach(moveOn);

describe('what a curator made', () => {
  it('is nothing where nobody curates, and nobody becomes a curator by that', async () => {
    expect(await carryAll()).toBeNull();
    await takeCarried({ changes: [], corpus: [] });
    expect(await curatesHere()).toBe(false);
  });

  it('comes to another machine whole, with its dates', async () => {
    await saveChange(edit('fruit/a.yaml', 'edited\n', { on: '2026-01-02T03:04:05.000Z' }), null);
    await saveChange(edit('fruit/new.yaml', 'new\n', { base: null }), null);
    await addToCorpus([
      { text: 'Bananas!', labels: [{ claim: 'a', stance: 'asserts' }], from: 'page', on: '2026-01-02T03:04:05.000Z' },
    ]);
    const file = await carriedNow();
    await moveOn();
    expect(await previewCarried(file)).toEqual({
      changes: { new: 2, all: 2, kept: [] },
      posts: { new: 1, all: 1, kept: 0 },
    });
    const undo = await takeCarried(file);
    expect(await carriedNow()).toEqual(file);
    expect(await curatesHere()).toBe(true);
    // Once more brings nothing.
    expect(await previewCarried(file)).toEqual({
      changes: { new: 0, all: 2, kept: [] },
      posts: { new: 0, all: 1, kept: 0 },
    });
    await takeCarried(file);
    expect(await carriedNow()).toEqual(file);
    await undo();
    expect(await carryAll()).toBeNull();
  });

  it('overwrites no change that was made here, and says which', async () => {
    await saveChange(edit('fruit/a.yaml', 'theirs\n'), null);
    await saveChange(edit('fruit/b.yaml', 'both\n'), null);
    await saveChange(edit('fruit/c.yaml', 'only theirs\n'), null);
    const file = await carriedNow();
    await moveOn();
    await saveChange(edit('fruit/a.yaml', 'mine\n'), null);
    await saveChange(edit('fruit/b.yaml', 'both\n'), null);
    expect((await previewCarried(file)).changes).toEqual({ new: 1, all: 3, kept: ['fruit/a.yaml'] });
    const undo = await takeCarried(file);
    expect(await texts()).toEqual([
      ['fruit/a.yaml', 'mine\n'],
      ['fruit/b.yaml', 'both\n'],
      ['fruit/c.yaml', 'only theirs\n'],
    ]);
    await undo();
    expect(await texts()).toEqual([
      ['fruit/a.yaml', 'mine\n'],
      ['fruit/b.yaml', 'both\n'],
    ]);
  });

  it('takes a claim that moved whole, or not at all', async () => {
    await saveChange(edit('fruit/a.yaml', null), null);
    await saveChange(edit('milk/a.yaml', 'moved\n'), null);
    const file = await carriedNow();
    await moveOn();
    await takeCarried(file);
    expect(await texts()).toEqual([
      ['fruit/a.yaml', null],
      ['milk/a.yaml', 'moved\n'],
    ]);
    await moveOn();
    // Here it went elsewhere: half of the move in the file would make two claims of it.
    await saveChange(edit('fruit/a.yaml', null), null);
    await saveChange(edit('bread/a.yaml', 'moved otherwise\n'), null);
    expect((await previewCarried(file)).changes).toEqual({ new: 0, all: 2, kept: ['milk/a.yaml'] });
    await takeCarried(file);
    expect(await texts()).toEqual([
      ['bread/a.yaml', 'moved otherwise\n'],
      ['fruit/a.yaml', null],
    ]);
  });

  it('leaves what was changed again when it is undone', async () => {
    await saveChange(edit('fruit/a.yaml', 'theirs\n'), null);
    const file = await carriedNow();
    await moveOn();
    const undo = await takeCarried(file);
    const [taken] = await readChanges();
    await saveChange(edit('fruit/a.yaml', 'gone on with\n'), taken?.revision ?? null);
    await undo();
    expect(await texts()).toEqual([['fruit/a.yaml', 'gone on with\n']]);
  });

  it('comes back where it was taken back here', async () => {
    await saveChange(edit('fruit/a.yaml', 'theirs\n'), null);
    const file = await carriedNow();
    await removeChange('fruit/a.yaml', 1);
    await takeCarried(file);
    // A tab that still has the one from before must not take this for it.
    expect(await readChanges()).toMatchObject([{ text: 'theirs\n', revision: 2 }]);
  });

  it('adds what is told of a post, and changes nothing that is told here', async () => {
    const asserts = (claim: string) => ({ claim, stance: 'asserts' as const });
    await addToCorpus([
      { text: 'Bananas!', labels: [asserts('a'), asserts('b')], from: 'pasted' },
      { text: 'Milk!', labels: [asserts('a')], from: 'pasted' },
    ]);
    const file = await carriedNow();
    await moveOn();
    await addToCorpus([{ text: 'Bananas!', labels: [{ claim: 'a', stance: 'asks' }], from: 'page' }]);
    const before = await readCorpus();
    expect((await previewCarried(file)).posts).toEqual({ new: 1, all: 2, kept: 1 });
    const undo = await takeCarried(file);
    expect(await told()).toEqual([
      ['Bananas!', 'a asks', 'b asserts'],
      ['Milk!', 'a asserts'],
    ]);
    await undo();
    expect(await readCorpus()).toEqual(before);
  });

  it('keeps a post under the name of its text, whatever the file calls it', async () => {
    await addToCorpus([{ text: 'Bananas!', labels: [], from: 'pasted' }]);
    const file = await carriedNow();
    const [post] = file.corpus;
    if (!post) throw new Error('no post');
    await takeCarried({ changes: [], corpus: [{ ...post, id: 'another' }] });
    expect(await readCorpus()).toHaveLength(1);
  });

  it('says when there is no room for it, and takes none of the changes then', async () => {
    await saveChange(edit('fruit/a.yaml', 'theirs\n'), null);
    const file = await carriedNow();
    await moveOn();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    await expect(takeCarried(file)).rejects.toThrow(DiskFull);
    IDBObjectStore.prototype.put = put;
    expect(await readChanges()).toEqual([]);
  });
});
