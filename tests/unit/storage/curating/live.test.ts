import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Library } from '../../../../src/claims/library.ts';
import { createMatcher } from '../../../../src/matching/matcher.ts';
import { beginCurating } from '../../../../src/storage/curating/curates.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { forgetLive, readLive, storeLive } from '../../../../src/storage/curating/live.ts';
import { closeDatabase, database } from '../../../../src/storage/database.ts';
import { references, claim as short } from '../../replies/a-claim.ts';

/** The schema of a library wants replies that say something. */
const claim = {
  ...short,
  replies: short.replies.map((reply) => ({ ...reply, text: `${reply.text}\n\nThis is all that is known of it.` })),
};
const plain: Library = {
  format: 1,
  version: '2026-11-22',
  concepts: [{ id: 'banana', strict: ['banana*'], broad: [], typos: true }],
  claims: [claim],
  references: Object.fromEntries(references.map((reference) => [reference.id, reference])),
};
const library = { ...plain, ...createMatcher(plain).indexes() };
const made = { list: '2026-11-22', changes: [{ file: 'fruit/bananas.yaml', revision: 3 }] };

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

describe('the live library', () => {
  it('comes back as it was stored, with what it was made of, until it is forgotten', async () => {
    expect(await readLive()).toBeNull();
    await storeLive(library, made);
    await closeDatabase();
    expect(await readLive()).toEqual({ library, made });
    await forgetLive();
    expect(await readLive()).toBeNull();
  });

  it('is checked once, and each new one anew', async () => {
    await storeLive(library, made);
    await readLive();
    const checked = await (await database()).get('live', 'checked');
    const row = await (await database()).get('live', 'library');
    expect(row).toMatchObject({ id: checked });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    expect(await readLive()).toEqual({ library, made });
    expect(put).not.toHaveBeenCalled();
    await storeLive({ ...library, version: '' }, made);
    expect(await readLive()).toBeNull();
    await storeLive(library, made);
    expect(await readLive()).toEqual({ library, made });
    expect(await (await database()).get('live', 'checked')).not.toBe(checked);
  });

  it('is used where it could not be noted that it was checked', async () => {
    await storeLive(library, made);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    expect(await readLive()).toEqual({ library, made });
  });

  it('is not looked for, in no database, where nobody curates', async () => {
    const open = vi.spyOn(globalThis.indexedDB, 'open');
    expect(await readLive()).toBeNull();
    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    ['a text', 'rubbish'],
    ['a library of another format', { id: 'a', library: { ...library, format: 2 }, made }],
    [
      'a claim that lacks its fact',
      { id: 'a', library: { ...library, claims: [{ ...claim, fact: undefined }] }, made },
    ],
    ['nothing said of what it was made of', { id: 'a', library }],
  ])('is none where what is stored is %s; it is left for the page to replace', async (_, bad) => {
    await beginCurating();
    await (await database()).put('live', bad, 'library');
    expect(await readLive()).toBeNull();
    expect(await (await database()).get('live', 'library')).toEqual(bad);
    await storeLive(library, made);
    expect(await readLive()).toEqual({ library, made });
  });

  it('stays the one before where there is no room for another', async () => {
    await storeLive(library, made);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    await expect(storeLive(library, { ...made, changes: [] })).rejects.toBeInstanceOf(DiskFull);
    expect(await readLive()).toEqual({ library, made });
  });

  it('is not stored where the small storage is full, since nobody would find it', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await expect(storeLive(library, made)).rejects.toBeInstanceOf(DiskFull);
    expect(await (await database()).count('live')).toBe(0);
  });
});
