// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../src/screens/options.tsx';
import { defaultSettings, type Settings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';
import { speakEnglish } from './english.ts';

vi.mock('../../../src/messages.ts', () => ({
  sendMessage: async (_: string, { claim }: { claim: string }) =>
    claim === 'bananas-cause-hiccups' ? { claim: { statement: 'Bananas cause hiccups.' } } : null,
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
    expect((await stored()).profile).toEqual({ name: 'Jane Doe', credential: 'MD', signature: '' });
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

  it('takes over what another part of the extension stores', async () => {
    await show(defaultSettings);
    await act(() => settingsItem.setValue({ ...defaultSettings, mutedClaims: ['bananas-cause-hiccups'] }));
    await vi.waitFor(() => expect(one('.muted li').textContent).toContain('Bananas cause hiccups.'));
  });
});
