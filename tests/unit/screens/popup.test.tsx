// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageMatch, PageState } from '../../../src/messages.ts';
import { Popup } from '../../../src/screens/popup.tsx';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';
import { claim, references } from '../replies/a-claim.ts';
import { speakEnglish } from './english.ts';

const { asked, answers } = vi.hoisted(() => ({
  asked: [] as [type: string, data: unknown, tab?: number][],
  answers: {} as Record<string, (data: never) => unknown>,
}));
vi.mock('../../../src/messages.ts', () => ({
  onMessage: () => () => {},
  sendMessage: async (type: string, data: never, tab?: number) => {
    asked.push(tab === undefined ? [type, data] : [type, data, tab]);
    const answer = answers[type];
    if (!answer) throw new Error('No response');
    return answer(data);
  },
}));

const tab = 7;
const found: PageMatch = {
  key: 'post-one',
  claim: claim.id,
  stance: 'asserts',
  level: 'flag',
  label: claim.label,
  quote: 'Bananas cause <b>hiccups</b>.',
  author: 'old_mill_road',
  match: {
    claim: claim.id,
    stance: 'asserts',
    level: 'flag',
    score: 0.9,
    start: 100,
    end: 129,
    words: [{ start: 100, end: 107 }],
    frame: [],
    phrasing: null,
    why: 'because',
  },
};
const page: PageState = { site: 'reddit', siteName: 'Reddit', state: 'reading', postsRead: 34, matches: [found] };

let root: HTMLElement;
const settle = () => new Promise((next) => setTimeout(next, 20));
async function show(
  state: PageState | null,
  url: string | undefined = 'https://www.reddit.com/r/health/',
): Promise<void> {
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: tab, url }) });
  if (state) answers.pageState = () => state;
  await act(async () => {
    render(<Popup tabId={tab} />, root);
  });
  await vi.waitFor(() => expect(one('.status').textContent).not.toBe('Looking at this page...'));
}
const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const element = root.querySelector<T>(selector);
  if (!element) throw new Error(`There is no ${selector} in ${root.innerHTML}`);
  return element;
};
const press = (selector: string) =>
  act(async () => {
    one(selector).click();
    await settle();
  });

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
  asked.length = 0;
  for (const type of Object.keys(answers)) delete answers[type];
  answers.cardContent = () => ({ claim, references });
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

describe('the popup', () => {
  it('lists what was found, never as HTML', async () => {
    await show(page);
    expect(one('.status').textContent).toBe('1 match on this page');
    expect(one('.matches').textContent).toContain('Known false claim: bananas and hiccups');
    expect(one('.matches blockquote').textContent).toBe(found.quote);
    expect(root.querySelector('b')).toBeNull();
    expect(one('.matches').textContent).toContain('by old_mill_road');
  });

  it('teaches when there is nothing', async () => {
    await show({ ...page, matches: [] });
    expect(one('.content').textContent).toBe('No known false claims on this page.Reading 34 posts on Reddit.');
  });

  it('says which sites it reads, on any other, and asks that page nothing', async () => {
    await show(page, 'https://www.example.org/');
    expect(one('.status').textContent).toBe('Second Opinion does not read this page.');
    expect(one('.content').textContent).toContain('Reddit');
    expect(asked).toEqual([]);
    expect(root.querySelector('input')).toBeNull();
  });

  it('asks for a reload where the page does not answer', async () => {
    await show(null);
    expect(one('.status').textContent).toMatch(/Reload it to have it read/);
    expect(one('.content button').textContent).toBe('Reload the tab');
  });

  it('says that a page looks strange', async () => {
    await show({ ...page, state: 'strange', matches: [], postsRead: 0 });
    expect(one('.content').textContent).toContain('looks different from what we know');
  });

  it('switches the site on and off', async () => {
    await settingsItem.setValue({ ...defaultSettings, sitesOff: ['reddit'] });
    await show({ ...page, state: 'off', matches: [], postsRead: 0 });
    expect(one('.status').textContent).toBe('Switched off on Reddit. Nothing is read here.');
    expect(one<HTMLInputElement>('input').checked).toBe(false);
    await press('[data-action="switch-on"]');
    expect((await settingsItem.getValue()).sitesOff).toEqual([]);
    await press('input');
    expect((await settingsItem.getValue()).sitesOff).toEqual(['reddit']);
  });

  it('opens the same card, and inserts into the tab', async () => {
    answers.insertReply = () => ({ outcome: 'inserted', reason: 'It is in the box.' });
    await show(page);
    await press('.matches button');
    expect(one('mark').textContent).toBe('Bananas');
    const reply = one<HTMLTextAreaElement>('textarea').value;
    await press('[data-action="insert"]');
    expect(asked.at(-1)).toEqual(['insertReply', { key: 'post-one', text: reply }, tab]);
    expect(one('.said').textContent).toBe('It is in the box.');
    await press('[data-action="back"]');
    expect(one('.status').textContent).toBe('1 match on this page');
  });

  it('takes a claim off a post, where the page agrees', async () => {
    answers.dismissPost = () => true;
    await show(page);
    await press('.matches button');
    await press('[data-action="dismiss"]');
    expect(asked).toContainEqual(['dismissPost', { key: 'post-one', claim: claim.id }, tab]);
    expect(one('.result').textContent).toMatch(/^Removed/);
  });

  it('says so when the page could not do it', async () => {
    await show(page);
    await press('.matches button');
    await press('[data-action="dismiss"]');
    expect(one('.result').textContent).toMatch(/^That did not work/);
  });

  it('mutes a claim, and undoes that', async () => {
    await show(page);
    await press('.matches button');
    await press('[data-action="mute"]');
    expect((await settingsItem.getValue()).mutedClaims).toEqual([claim.id]);
    await press('[data-action="undo"]');
    expect((await settingsItem.getValue()).mutedClaims).toEqual([]);
  });

  it('shows the post in the page', async () => {
    answers.showPost = () => true;
    await show(page);
    await press('.matches button');
    await press('[data-action="show"]');
    expect(asked.at(-1)).toEqual(['showPost', { key: 'post-one', claim: claim.id }, tab]);
  });
});
