// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepChangeOutlines, readChangeOutlines } from '../../../../src/storage/curating/change-outlines.ts';
import {
  putBack,
  readChanges,
  readChangesInBits,
  readChangesOf,
  removeChange,
  saveChange,
  saveChanges,
} from '../../../../src/storage/curating/changes.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';

const file = 'fruit/a.yaml';
const edit = (text: string, name = file) => ({ file: name, base: null, text, author: 'Ana', reason: '' });
const outline = (statement: string, name = file) => ({
  file: name,
  outline: {
    id: 'a',
    statement,
    topic: 'fruit',
    verdict: 'false' as const,
    status: 'draft' as const,
    reviewedBy: null,
    reviewedOn: null,
    due: null,
    fewSources: true,
    weakExamples: true,
  },
  isNew: true,
  on: '2026-11-28T00:00:00.000Z',
  problems: 0,
});
const keep = (statement: string, revision: number) => keepChangeOutlines([{ ...outline(statement), revision }]);

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

describe('the outline of a change', () => {
  it('is kept until the change is saved again, taken back, or put back', async () => {
    await saveChange(edit('one'), null);
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [file], notes: 1 });
    await keep('One.', 1);
    expect(await readChangeOutlines()).toEqual({ outlines: [outline('One.')], without: [], notes: 0 });

    await saveChange(edit('two'), 1);
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [file], notes: 1 });
    await keep('Two.', 2);
    await removeChange(file, 2);
    expect((await readChangeOutlines()).outlines).toEqual([]);
    await putBack(file);
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [file], notes: 1 });
  });

  it('is not kept of a change that was saved again meanwhile', async () => {
    await saveChange(edit('one'), null);
    await saveChange(edit('two'), 1);
    await keep('One.', 1);
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [file], notes: 1 });
  });

  it('goes away with its change', async () => {
    const other = 'fruit/b.yaml';
    await saveChanges([
      [{ file, edit: edit('one'), expected: null }],
      [{ file: other, edit: edit('b', other), expected: null }],
    ]);
    await keepChangeOutlines([
      { ...outline('One.'), revision: 1 },
      { ...outline('Bee.', other), revision: 1 },
    ]);
    await removeChange(other, 1);
    expect(await readChangeOutlines()).toEqual({ outlines: [outline('One.')], without: [], notes: 1 });
    await keepChangeOutlines([]);
    expect(await readChangeOutlines()).toEqual({ outlines: [outline('One.')], without: [], notes: 0 });
  });

  it('is not known of the changes of a database of version 2, which stay', async () => {
    const change = { ...edit('one'), on: '2026-11-28T00:00:00.000Z', revision: 4 };
    const second = await openDB('second-opinion', 2, {
      upgrade(db) {
        for (const name of ['changes', 'reverted']) db.createObjectStore(name, { keyPath: 'file' });
        db.createObjectStore('live');
      },
    });
    await second.put('changes', change);
    second.close();
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [file], notes: 1 });
    expect(await readChanges()).toEqual([change]);
    await keep('One.', 4);
    expect(await readChangeOutlines()).toEqual({ outlines: [outline('One.')], without: [], notes: 0 });
  });
});

describe('changes that are read in bits', () => {
  it('are all of them, in order, with a rest between the bits', async () => {
    const files = Array.from({ length: 120 }, (_, index) => `fruit/${String(index).padStart(3, '0')}.yaml`);
    await saveChanges(files.map((name) => [{ file: name, edit: edit('text', name), expected: null }]));
    let rests = 0;
    const read = await readChangesInBits(async () => {
      rests++;
    });
    expect(read.map((one) => one.file)).toEqual(files);
    expect(rests).toBeGreaterThan(1);
    expect((await readChangesOf([files[7] ?? '', 'fruit/none.yaml'])).map((one) => one.file)).toEqual([files[7]]);
  });
});
