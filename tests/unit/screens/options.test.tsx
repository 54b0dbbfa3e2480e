// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../src/screens/options.tsx';
import { takeBackup } from '../../../src/storage/backup.ts';
import { readChanges, removeChange, saveChange } from '../../../src/storage/curating/changes.ts';
import { defaultSettings, type Settings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';
import { speakEnglish } from './english.ts';

vi.mock('../../../src/messages.ts', () => ({
  sendMessage: async (type: string, { claim }: { claim?: string }) =>
    type === 'libraryFacts'
      ? { version: '2026-11-22', claims: 2, topics: ['cancer', 'fruit-of-all-kinds'] }
      : claim === 'bananas-cause-hiccups'
        ? { claim: { statement: 'Bananas cause hiccups.' } }
        : null,
}));

let root: HTMLElement;
const show = (first: Settings) => act(() => render(<Options first={first} />, root));
const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
const type = (name: string, value: string) =>
  act(() => {
    const field = one<HTMLInputElement>(`#${name}`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const stored = () => settingsItem.getValue();
const saved = () => vi.waitFor(() => expect(one('.save').textContent).toBe('Saved'));

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.commands, {
    getAll: async () => [{ name: 'next-flag', description: 'Go to the next flagged post', shortcut: 'Alt+Shift+J' }],
  });
  speakEnglish();
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

describe('the settings page', () => {
  it('stores what is typed, by itself, and says so', async () => {
    await show(defaultSettings);
    await type('name', 'Jane Doe');
    expect(one('.save').textContent).toBe('Saving...');
    await type('credential', 'MD');
    await saved();
    expect((await stored()).profile).toEqual({ ...defaultSettings.profile, name: 'Jane Doe', credential: 'MD' });
    expect(one('.preview').textContent).toBe('— Jane Doe, MD');
  });

  it('stores what was typed just before the page is left', async () => {
    await show(defaultSettings);
    await type('signature', 'Views are my own.');
    window.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(async () => expect((await stored()).profile.signature).toBe('Views are my own.'));
  });

  it('says so when it could not be stored, and keeps what was typed', async () => {
    await show(defaultSettings);
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('disk full'));
    await type('name', 'Jane Doe');
    await vi.waitFor(() => expect(one('.save').textContent).toMatch(/^Could not be saved/));
    expect(one<HTMLInputElement>('#name').value).toBe('Jane Doe');
    vi.restoreAllMocks();
  });

  it('stores tone and sites at once', async () => {
    await show(defaultSettings);
    await act(() => one('input[value="prime"]').click());
    await saved();
    await act(() => one('input[name="facebook"]').click());
    await vi.waitFor(async () => expect(await stored()).toMatchObject({ tone: 'prime', sitesOff: ['facebook'] }));
    await act(() => one('input[name="facebook"]').click());
    await vi.waitFor(async () => expect((await stored()).sitesOff).toEqual([]));
  });

  it('lists muted claims by name, brings one back, and undoes that', async () => {
    const first = { ...defaultSettings, mutedClaims: ['bananas-cause-hiccups', 'gone-from-the-library'] };
    await settingsItem.setValue(first);
    await show(first);
    await vi.waitFor(() => expect(one('.muted').textContent).toContain('Bananas cause hiccups.'));
    expect(one('.muted').textContent).toContain('gone-from-the-library');
    await act(() => one('.muted button').click());
    await vi.waitFor(() => expect(one('.result').textContent).toContain('Bananas cause hiccups. is shown again.'));
    expect((await stored()).mutedClaims).toEqual(['gone-from-the-library']);
    await act(() => one('.result button').click());
    await vi.waitFor(async () => expect((await stored()).mutedClaims).toContain('bananas-cause-hiccups'));
  });

  it('lists muted authors and threads, and brings them back', async () => {
    const thread = 'https://www.reddit.com/r/health/1';
    const first = { ...defaultSettings, mutedAuthors: [{ site: 'reddit', author: 'ana' }], mutedThreads: [thread] };
    await settingsItem.setValue(first);
    await show(first);
    expect([...root.querySelectorAll('.muted li span')].map(({ textContent }) => textContent)).toEqual([
      'ana on Reddit',
      thread,
    ]);
    await act(() => one('.muted button').click());
    await vi.waitFor(async () => expect((await stored()).mutedAuthors).toEqual([]));
    expect((await stored()).mutedThreads).toEqual([thread]);
  });

  it('mutes a topic, and shows the keys', async () => {
    await show(defaultSettings);
    await vi.waitFor(() => expect(one('.topics').textContent).toContain('Fruit of all kinds'));
    await act(() => one('.topics input').click());
    await vi.waitFor(async () => expect((await stored()).mutedTopics).toEqual(['cancer']));
    await vi.waitFor(() => expect(one('.keys').textContent).toContain('Go to the next flagged postAlt+Shift+J'));
  });

  it.each([
    ['theme', 'dark', { theme: 'dark' }],
    ['badges', 'short', { badgeStyle: 'short' }],
    ['history', 'null', { keptDays: null }],
    ['history', '0', { keptDays: 0 }],
    ['length', 'short', { length: 'short' }],
  ])('stores %s: %s', async (name, value, change) => {
    await show(defaultSettings);
    await act(() => one(`input[name="${name}"][value="${value}"]`).click());
    await vi.waitFor(async () => expect(await stored()).toEqual({ ...defaultSettings, ...change }));
  });

  describe('everything in one file', () => {
    const choose = (text: string) =>
      act(() => {
        const field = one<HTMLInputElement>('input[type="file"]');
        Object.defineProperty(field, 'files', { configurable: true, value: [new File([text], 'second-opinion.json')] });
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });

    it('shows what would change, takes it in, and undoes that', async () => {
      await settingsItem.setValue({ ...defaultSettings, tone: 'prime' });
      const file = JSON.stringify(await takeBackup());
      await settingsItem.setValue(defaultSettings);
      await show(defaultSettings);
      await choose(file);
      await vi.waitFor(() => expect(one('dialog').textContent).toContain('Settings that change: 1'));
      expect(await stored()).toEqual(defaultSettings);
      await act(() => one('dialog [data-action="confirm"]').click());
      await vi.waitFor(async () => expect((await stored()).tone).toBe('prime'));
      await vi.waitFor(() => expect(root.textContent).toContain('Imported.'));
      await act(() => one('.result [data-action="undo"]').click());
      await vi.waitFor(async () => expect(await stored()).toEqual(defaultSettings));
    });

    it('shows what a curator made before it takes it in, and what stays as it is here', async () => {
      const change = { file: 'fruit/a.yaml', base: null, text: 'theirs\n', author: '', reason: '' };
      await saveChange(change, null);
      await saveChange({ ...change, file: 'fruit/b.yaml' }, null);
      const file = JSON.stringify(await takeBackup());
      await saveChange({ ...change, text: 'mine\n' }, 1);
      await removeChange('fruit/b.yaml', 1);
      await show(defaultSettings);
      await choose(file);
      await vi.waitFor(() => expect(one('dialog').textContent).toContain('Changes to claims: 1 new, 2 in the file'));
      expect(one('dialog').textContent).toContain('Changed here in another way, which stays: fruit/a.yaml');
      expect(one('dialog').textContent).toContain('Posts of the bench: 0 new, 0 in the file');
      await act(() => one('dialog [data-action="confirm"]').click());
      await vi.waitFor(() => expect(root.textContent).toContain('used in pages once you open “Curate”'));
      expect((await readChanges()).map(({ text }) => text)).toEqual(['mine\n', 'theirs\n']);
      await act(() => one('.result [data-action="undo"]').click());
      await vi.waitFor(async () => expect((await readChanges()).map(({ text }) => text)).toEqual(['mine\n']));
    });

    it.each([
      ['no JSON', 'hello', 'is not a JSON file'],
      ['another file', '{"kind":"shopping"}', 'must be a file that Second Opinion exported'],
    ])('refuses %s, says why, and changes nothing', async (_, text, why) => {
      await show(defaultSettings);
      await choose(text);
      await vi.waitFor(() => expect(one('.faults').textContent).toContain(why));
      expect(root.querySelector('dialog')).toBeNull();
      expect(await stored()).toEqual(defaultSettings);
    });
  });

  it('takes over what another part of the extension stores', async () => {
    await show(defaultSettings);
    await act(() => settingsItem.setValue({ ...defaultSettings, mutedClaims: ['bananas-cause-hiccups'] }));
    await vi.waitFor(() => expect(one('.muted li').textContent).toContain('Bananas cause hiccups.'));
  });
});
