import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadLibrary } from '../../../src/background/library.ts';
import { libraryInUse } from '../../../src/background/library-in-use.ts';
import type { Library } from '../../../src/claims/library.ts';
import { createMatcher } from '../../../src/matching/matcher.ts';
import { beginCurating } from '../../../src/storage/curating/curates.ts';
import { watchLibrary } from '../../../src/storage/curating/library-stamp.ts';
import { forgetLive, storeLive } from '../../../src/storage/curating/live.ts';
import { closeDatabase, database } from '../../../src/storage/database.ts';
import { references, claim as short } from '../replies/a-claim.ts';

/** The schema of a library wants replies that say something. */
const claim = {
  ...short,
  replies: short.replies.map((reply) => ({ ...reply, text: `${reply.text}\n\nThis is all that is known of it.` })),
};
const bundled: Library = {
  format: 1,
  version: '2026-11-22',
  concepts: [{ id: 'banana', strict: ['banana*'], broad: [], typos: true }],
  claims: [claim],
  references: Object.fromEntries(references.map((reference) => [reference.id, reference])),
};
const edited: Library = { ...bundled, version: 'live', claims: [{ ...claim, fact: 'Another fact.' }] };
const made = { list: bundled.version, changes: [{ file: 'fruit/bananas.yaml', revision: 1 }] };
const factNow = async () => (await loadLibrary()).cardContent(claim.id)?.claim.fact;

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(bundled)));
});
afterEach(() => vi.unstubAllGlobals());

describe('the library that posts are read with', () => {
  it('is the bundled one where nobody curates', async () => {
    expect(await factNow()).toBe(claim.fact);
  });

  it('is the live one, until it is forgotten', async () => {
    await storeLive({ ...edited, ...createMatcher(edited).indexes() }, made);
    expect(await factNow()).toBe('Another fact.');
    await forgetLive();
    expect(await factNow()).toBe(claim.fact);
  });

  it('is the bundled one where the live one was made for another', async () => {
    await storeLive(edited, { ...made, list: '2026-10-01' });
    expect(await factNow()).toBe(claim.fact);
  });

  it('is the bundled one where the live one does not parse', async () => {
    await beginCurating();
    await (await database()).put('live', { id: 'a', library: { ...edited, claims: 'none' }, made }, 'library');
    expect(await factNow()).toBe(claim.fact);
  });

  it('reads posts also where its indexes do not fit it', async () => {
    await storeLive({ ...edited, formIndex: { words: ['pear'], stems: '/w==', forms: '/////w==' } }, made);
    const ready = await loadLibrary();
    expect(ready.cardContent(claim.id)?.claim.fact).toBe('Another fact.');
    expect(ready.matcher.match('Bananas gave me hiccups')).toEqual([]);
  });

  it('is the bundled one where the database lacks the store', async () => {
    (await openDB('second-opinion', 3, { upgrade: (db) => void db.createObjectStore('replies') })).close();
    await beginCurating();
    expect(await factNow()).toBe(claim.fact);
  });

  it('is the bundled one where the database is a later one, or does not open', async () => {
    (await openDB('second-opinion', 99)).close();
    await beginCurating();
    expect(await factNow()).toBe(claim.fact);
  });
});

describe('the library in use', () => {
  it('is loaded once, and exchanged when the curator has changed it', async () => {
    const load = vi.fn(loadLibrary);
    const { library, changeLibrary } = libraryInUse(load);
    const first = await library();
    expect(await library()).toBe(first);
    await storeLive(edited, made);
    expect(await library()).toBe(first);

    const factHeard: (string | undefined)[] = [];
    const stop = watchLibrary(async () => factHeard.push((await library()).cardContent(claim.id)?.claim.fact));
    await changeLibrary();
    await vi.waitFor(() => expect(factHeard).toEqual(['Another fact.']));
    expect(load).toHaveBeenCalledTimes(2);
    // Told again at once, pages hear again.
    await changeLibrary();
    await vi.waitFor(() => expect(factHeard).toHaveLength(2));
    stop();
  });

  it('is loaded anew after a failure, also of an older load that fails late', async () => {
    const ready = await loadLibrary();
    let fail = (_: Error) => {};
    const load = vi
      .fn<typeof loadLibrary>()
      .mockReturnValueOnce(new Promise((_, reject) => (fail = reject)))
      .mockResolvedValueOnce(ready)
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValueOnce(ready);
    const { library, changeLibrary } = libraryInUse(load);
    const early = library();
    await changeLibrary();
    fail(new Error('late'));
    await expect(early).rejects.toThrow('late');
    expect(await library()).toBe(ready);
    expect(load).toHaveBeenCalledTimes(2);
    await expect(changeLibrary()).rejects.toThrow('no');
    expect(await library()).toBe(ready);
  });
});
