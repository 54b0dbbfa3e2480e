// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Ledger } from '../../../src/screens/ledger.tsx';
import { closeDatabase } from '../../../src/storage/database.ts';
import { addReply, allRows, putRows } from '../../../src/storage/ledger.ts';
import { speakEnglish } from './english.ts';

const row = (text: string, at = Date.now()) => ({
  at,
  how: 'inserted' as const,
  site: 'reddit',
  url: 'https://www.reddit.com/r/health/1',
  thread: 'https://www.reddit.com/r/health/1',
  author: 'ana',
  claim: 'bananas-cause-hiccups',
  statement: 'Bananas cause hiccups.',
  topic: 'fruit',
  tone: 'rebut' as const,
  length: 'full' as const,
  variant: 0,
  edited: false,
  text,
  list: '2026-11-22',
});

let root: HTMLElement;
const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${root.innerHTML}`);
  return found;
};
const says = (text: string | RegExp) => vi.waitFor(() => expect(one('.found').textContent).toMatch(text));
const type = (text: string) =>
  act(() => {
    const field = one<HTMLInputElement>('input[type="search"]');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const shown = () => [...root.querySelectorAll('.rows summary')].map(({ textContent }) => textContent);

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

describe('the ledger page', () => {
  it('teaches when there is nothing', async () => {
    await act(() => render(<Ledger />, root));
    await says(/^Nothing yet/);
    expect(one<HTMLButtonElement>('[data-action="csv"]').disabled).toBe(true);
  });

  it('shows the newest first, never as HTML, and where it was', async () => {
    await addReply(row('old', Date.now() - 1000));
    await addReply(row('<b>new</b>'));
    await act(() => render(<Ledger />, root));
    await says('2 replies, newest first');
    expect(shown()).toEqual(['<b>new</b>', 'old']);
    expect(root.querySelector('td b')).toBeNull();
    expect(one('.rows a').getAttribute('href')).toBe('https://www.reddit.com/r/health/1');
    expect(one('.rows').textContent).toContain('Reddit');
  });

  it('finds by typing, in all rows, and shows a page of them at a time', async () => {
    await putRows(Array.from({ length: 120 }, (_, index) => row(`reply ${index}`, Date.now() - index)));
    await act(() => render(<Ledger />, root));
    await says('120 replies');
    expect(shown()).toHaveLength(50);
    expect(one('.rows').getAttribute('aria-rowcount')).toBe('121');
    await type('reply 119');
    await says('1 of 120 replies');
    expect(shown()).toEqual(['reply 119']);
    await type('');
    await act(() => one('.pages button:last-child').click());
    expect(shown()[0]).toBe('reply 50');
  });

  it('deletes one and takes it back', async () => {
    await addReply(row('one'));
    await act(() => render(<Ledger />, root));
    await says('1 reply');
    await act(() => one('.rows .icon').click());
    await says(/^Nothing yet/);
    await act(() => one('.result [data-action="undo"]').click());
    await says('1 reply');
    expect(await allRows()).toHaveLength(1);
  });

  it('asks before it deletes all, and takes that back too', async () => {
    await putRows([row('one'), row('two')]);
    await act(() => render(<Ledger />, root));
    await says('2 replies');
    await act(() => one('[data-action="delete-all"]').click());
    await act(() => one('dialog [data-action="cancel"]').click());
    expect(await allRows()).toHaveLength(2);
    await act(() => one('[data-action="delete-all"]').click());
    await act(() => one('dialog [data-action="confirm"]').click());
    await says(/^Nothing yet/);
    await vi.waitFor(() => expect(one('.result').textContent).toContain('2 replies deleted.'));
    await act(() => one('.result [data-action="undo"]').click());
    await says('2 replies');
  });
});
