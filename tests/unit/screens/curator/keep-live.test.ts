// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change } from '../../../../src/claims/editing/change.ts';
import type { Library } from '../../../../src/claims/library.ts';
import { keepLive, type LiveState, type MakeLive } from '../../../../src/screens/curator/keep-live.ts';
import { readLive } from '../../../../src/storage/curating/live.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';

const sent = vi.hoisted(() => ({ messages: [] as string[] }));
vi.mock('../../../../src/messages.ts', () => ({
  sendMessage: async (type: string) => {
    sent.messages.push(type);
  },
}));

const library = (version: string): Library => ({ format: 1, version, concepts: [], claims: [], references: {} });
const list = { claims: [], references: null, lexicon: [], unread: [] };
const change = (revision: number): Change => ({
  file: 'fruit/a.yaml',
  base: null,
  text: 'x',
  author: '',
  reason: '',
  on: '2026-11-28T00:00:00.000Z',
  revision,
});
const made = (...changes: Change[]) => ({ list, version: '2026-11-22', changes });
const make = vi.fn<MakeLive>(async (_, changes) => ({ library: library(`of ${changes.length}`), leftOut: [] }));

const states: LiveState[] = [];
const tell = (state: LiveState) => void states.push(state);
const inUse = () => vi.waitFor(() => expect(states.at(-1)?.state).toBe('inUse'), { timeout: 3000 });

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  sent.messages.length = 0;
  states.length = 0;
  make.mockClear();
});

describe('the library in use', () => {
  it('is made of the newest of several quick changes, stored, and told', async () => {
    const keep = keepLive(make);
    keep(made(change(1)), tell);
    keep(made(change(2)), tell);
    expect(states.at(-1)?.state).toBe('making');
    await inUse();
    expect(make).toHaveBeenCalledTimes(1);
    expect((await readLive())?.made).toEqual({ list: '2026-11-22', changes: [{ file: 'fruit/a.yaml', revision: 2 }] });
    expect(sent.messages).toEqual(['libraryChanged']);
  });

  it('tells which changes were left out', async () => {
    const leftOut = [
      { file: 'fruit/a.yaml', problems: [{ file: 'fruit/a.yaml', line: 1, field: 'id', message: 'no' }] },
    ];
    keepLive(async () => ({ library: library('x'), leftOut }))(made(change(1)), tell);
    await inUse();
    expect(states.at(-1)?.leftOut).toEqual(leftOut);
  });

  it('is not stored again where nothing changed since', async () => {
    keepLive(make)(made(change(1)), tell);
    await inUse();
    states.length = 0;
    keepLive(make)(made(change(1)), tell);
    await inUse();
    expect(sent.messages).toHaveLength(1);
  });

  it('is forgotten with the last change', async () => {
    const keep = keepLive(make);
    keep(made(change(1)), tell);
    await inUse();
    keep(made(), tell);
    await vi.waitFor(async () => expect(await readLive()).toBeNull(), { timeout: 3000 });
    expect(sent.messages).toHaveLength(2);
  });

  it('disturbs nobody where there never was a change', async () => {
    keepLive(make)(made(), tell);
    await inUse();
    expect(make).not.toHaveBeenCalled();
    expect(sent.messages).toEqual([]);
  });

  it('says so where it could not be made, and is made with the next change', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    make.mockRejectedValueOnce(new Error('no worker'));
    const keep = keepLive(make);
    keep(made(change(1)), tell);
    await vi.waitFor(() => expect(states.at(-1)?.state).toBe('failed'), { timeout: 3000 });
    keep(made(change(2)), tell);
    await inUse();
    expect(await readLive()).not.toBeNull();
  });
});
