// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Curator } from '../../../../src/screens/curator/curator.tsx';
import { readChanges, saveChange } from '../../../../src/storage/curating/changes.ts';
import { readLeft } from '../../../../src/storage/curating/left-unsaved.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';
import { speakEnglish } from '../english.ts';
import { claimText } from './a-claim.ts';
import { bundledList } from './a-list.ts';

const texts = { a: claimText('a'), b: claimText('b', { statement: 'Milk cures colds.', topic: 'milk' }) };
vi.mock('../../../../src/storage/curating/source-folder.ts', () => ({
  openBundledList: async () =>
    bundledList({
      claims: [
        { file: 'fruit/a.yaml', text: texts.a },
        { file: 'milk/b.yaml', text: texts.b },
      ],
      references: { file: 'references.json', text: '[]\n' },
      lexicon: [],
      unread: [],
    }),
}));
vi.mock('../../../../src/messages.ts', () => ({ sendMessage: async () => undefined }));
// The worker of the bench is tested by itself; here nobody answers.
vi.mock('../../../../src/screens/curator/use-bench.ts', () => ({
  useBench: () => ({
    judgementOf: () => null,
    judge: async () => {},
    tryPost: async () => null,
    follow: () => {},
    makeLive: async () => null,
    loads: 0,
    error: null,
  }),
}));

/** The whole page is drawn, which takes its time where others work on the same machine. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });

let root: HTMLElement;
const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
/** By the address, as the table does it. */
const open = async (id: 'a' | 'b') => {
  await act(() => {
    location.hash = `#claim=${id}`;
    window.dispatchEvent(new Event('hashchange'));
  });
  const statement = id === 'a' ? /^Bananas|^Apples/ : /^Milk/;
  await soon(() => expect(one('.open-claim h2').textContent).toMatch(statement));
  await soon(() => one('.editor-form'));
};
const statement = () => one<HTMLInputElement>('.editor-form input[id$="-statement"]');
const write = (text: string) =>
  act(() => {
    statement().value = text;
    statement().dispatchEvent(new Event('input', { bubbles: true }));
  });
const click = (action: string) => act(() => one(`[data-action="${action}"]`).click());
const stored = async () =>
  (await readChanges()).map(({ file, text }) => [file, /statement: (.*)/.exec(text ?? '')?.[1]]);

const load = async () => {
  root = document.createElement('div');
  document.body.append(root);
  await act(() => render(<Curator />, root));
  await soon(() => expect(one('.found').textContent).toBe('2 claims'));
  await soon(() => expect(root.querySelector('.reading')).toBeNull());
};
/** Longer than all that it still does may take, on a busy machine too. */
const dyingMs = 400;
/** The page is closed, and its database does nothing any more. */
const die = async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The page is gone.', 'AbortError');
  });
  await act(() => void window.dispatchEvent(new Event('pagehide')));
  render(null, root);
  root.remove();
  await new Promise((done) => setTimeout(done, dyingMs));
  put.mockRestore();
};

vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  history.replaceState(null, '', '#');
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  localStorage.clear();
  await load();
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
});

describe('a claim that is left and opened again', () => {
  it('can be undone as if it had stayed open', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await open('b');
    await soon(async () => expect(await stored()).toEqual([['fruit/a.yaml', 'Apples cause hiccups.']]));
    expect(one<HTMLButtonElement>('[data-action="undo-edit"]').disabled).toBe(true);
    await open('a');
    expect(statement().value).toBe('Apples cause hiccups.');
    await click('undo-edit');
    expect(statement().value).toBe('Bananas cause hiccups.');
    await soon(async () => expect(await stored()).toEqual([]));
  });

  it('shows at once what was typed last, also where that is just being saved', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await open('b');
    await open('a');
    expect(statement().value).toBe('Apples cause hiccups.');
    await soon(async () => expect(await stored()).toEqual([['fruit/a.yaml', 'Apples cause hiccups.']]));
    expect(one('.elsewhere').textContent).toBe('');
  });

  it('still has what could not be saved, and saves it when there is room again', async () => {
    await open('a');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await write('Apples cause hiccups.');
    await open('b');
    await soon(() => expect(one('.faults').textContent).toMatch(/no room left/));
    put.mockRestore();
    expect(await stored()).toEqual([]);
    await open('a');
    expect(statement().value).toBe('Apples cause hiccups.');
    await soon(async () => expect(await stored()).toEqual([['fruit/a.yaml', 'Apples cause hiccups.']]));
  });

  it('takes what was typed right before along to another topic, and leaves nothing of it behind', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await act(() => {
      const topic = one<HTMLSelectElement>('.editor-form select[id$="-topic"]');
      topic.value = 'milk';
      topic.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await soon(() => expect(one('.open-claim > p').textContent).toContain('milk/a.yaml'));
    expect(statement().value).toBe('Apples cause hiccups.');
    await open('b');
    // Longer than what is typed waits.
    await new Promise((done) => setTimeout(done, 600));
    expect(await stored()).toEqual([
      ['fruit/a.yaml', undefined],
      ['milk/a.yaml', 'Apples cause hiccups.'],
    ]);
  });

  it('shows what another tab saved meanwhile, and the way back to what was here', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await open('b');
    await soon(async () => expect(await stored()).toHaveLength(1));
    const [change] = await readChanges();
    if (!change?.text) throw new Error('nothing was saved');
    const { revision, on: _, ...edit } = change;
    const text = change.text.replace('Apples', 'Apples and pears');
    expect(await saveChange({ ...edit, text }, revision)).toHaveProperty('saved');
    await soon(() => expect(one('.claims-grid').textContent).toContain('Apples and pears'));
    await open('a');
    expect(statement().value).toBe('Apples and pears cause hiccups.');
    expect(one('.elsewhere').textContent).toMatch(/changed outside this form/);
    await click('undo-edit');
    expect(statement().value).toBe('Apples cause hiccups.');
    await click('undo-edit');
    await click('redo-edit');
    await click('redo-edit');
    expect(statement().value).toBe('Apples and pears cause hiccups.');
  });
});

describe('a page that is closed right after the last key', () => {
  it('leaves what was typed to the next page, which saves it and shows it', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await die();
    expect(await stored()).toEqual([]);
    history.replaceState(null, '', '#');
    await load();
    await soon(async () => expect(await stored()).toEqual([['fruit/a.yaml', 'Apples cause hiccups.']]));
    await open('a');
    expect(statement().value).toBe('Apples cause hiccups.');
    expect(one('.elsewhere').textContent).toBe('');
    expect(readLeft()).toEqual([]);
  });

  it('leaves nothing where all was saved in time', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await soon(async () => expect(await stored()).toHaveLength(1));
    await soon(() => expect(one('.open-claim > p').textContent).toContain('edited here'));
    await die();
    expect(readLeft()).toEqual([]);
    await load();
    expect(await stored()).toEqual([['fruit/a.yaml', 'Apples cause hiccups.']]);
  });

  it('overwrites nothing that was saved since: what it left is a step that can be come back to', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    await die();
    const text = texts.a.replace('Bananas', 'Pears');
    await saveChange({ file: 'fruit/a.yaml', base: texts.a, text, author: '', reason: '' }, null);
    history.replaceState(null, '', '#');
    await load();
    expect(await stored()).toEqual([['fruit/a.yaml', 'Pears cause hiccups.']]);
    // She has not seen it yet.
    expect(readLeft()).toHaveLength(1);
    await act(() => {
      location.hash = '#claim=a';
      window.dispatchEvent(new Event('hashchange'));
    });
    await soon(() => expect(statement().value).toBe('Pears cause hiccups.'));
    expect(one('.elsewhere').textContent).toMatch(/was changed outside this form.*Undo/);
    await click('undo-edit');
    expect(statement().value).toBe('Apples cause hiccups.');
    expect(readLeft()).toEqual([]);
  });

  it('leaves what a dialog asks about', async () => {
    await open('a');
    await write('Apples cause hiccups.');
    const text = texts.a.replace('Bananas', 'Pears');
    await saveChange({ file: 'fruit/a.yaml', base: texts.a, text, author: '', reason: '' }, null);
    await soon(() => one('dialog [data-action="mine"]'));
    await die();
    expect(readLeft()).toMatchObject([{ file: 'fruit/a.yaml', over: [texts.a] }]);
    expect(readLeft()[0]?.text).toContain('Apples cause hiccups.');
  });
});
