// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageMatch, PageState } from '../../../src/messages.ts';
import { Popup } from '../../../src/screens/popup.tsx';
import { sites } from '../../../src/sites/index.ts';
import { reddit } from '../../../src/sites/reddit.ts';
import { addToCorpus, readCorpus } from '../../../src/storage/curating/corpus.ts';
import { beginCurating } from '../../../src/storage/curating/curates.ts';
import { closeDatabase } from '../../../src/storage/database.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { noteHealth } from '../../../src/storage/site-health.ts';
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
  place: {
    site: 'reddit',
    url: 'https://www.reddit.com/r/health/1',
    thread: 'https://www.reddit.com/r/health/1',
    author: 'old_mill_road',
  },
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
const press = async (selector: string) => {
  await act(async () => {
    one(selector).click();
    await settle();
  });
  // A card that was opened shows its reply once her draft was looked for.
  await vi.waitFor(() => expect(root.querySelector('.waiting')).toBeNull());
};

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
  asked.length = 0;
  for (const type of Object.keys(answers)) delete answers[type];
  answers.cardContent = () => ({ claim, references });
  answers.saidBefore = () => ({ inThread: null, wordings: [] });
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
    expect(one('.content').textContent).toMatch(/No known false claims on this page\.Reading 34 posts on Reddit\.$/);
  });

  it('says which sites it reads, on any other, and asks that page nothing', async () => {
    await show(page, 'https://www.example.org/');
    expect(one('.status').textContent).toBe('Second Opinion does not read this page.');
    expect(one('.content').textContent).toContain('Reddit');
    expect(asked.filter(([, , of]) => of !== undefined)).toEqual([]);
    expect(root.querySelector('input[role="switch"]')).toBeNull();
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

  it('says that it has gone quiet, and why', async () => {
    await show({ ...page, state: 'quiet', matches: [] });
    expect(one('.status').textContent).toBe('Gone quiet on Reddit.');
    expect(one('.content').textContent).toContain('More than one post in three');
    expect(root.querySelector('.matches')).toBeNull();
  });

  it('says what is wrong with a site, and names the way that works on any page', async () => {
    await noteHealth(reddit, 'no-posts');
    await show(page);
    await vi.waitFor(() => expect(one('[data-health="amber"]').textContent).toContain('Reddit looks different'));
    expect(one('[data-health="amber"]').textContent).toContain('Alt+Shift+C');
  });

  it('offers only to copy after three failed insertions, until she tries again', async () => {
    for (let n = 0; n < 3; n++) await noteHealth(reddit, 'refused');
    await show(page);
    await vi.waitFor(() => one('[data-action="try-again"]'));
    await press('.matches button');
    expect(root.querySelector('[data-action="insert"]')).toBeNull();
    one('[data-action="copy"]');
    await press('[data-action="back"]');
    await press('[data-action="try-again"]');
    expect(root.querySelector('[data-health]')).toBeNull();
    await press('.matches button');
    one('[data-action="insert"]');
  });

  it('offers to read a host that runs the software of a site, and asks the browser for that host only', async () => {
    const requested: unknown[] = [];
    const at = sites.filter(({ anywhere }) => anywhere).findIndex(({ id }) => id === 'mastodon');
    Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: at }] });
    Object.assign(fakeBrowser.permissions, {
      contains: async () => false,
      request: async (what: unknown) => {
        requested.push(what);
        return false;
      },
    });
    await show(null, 'https://social.example/@someone');
    expect(one('.status').textContent).toBe('This page was made by Mastodon.');
    expect(one('.content').textContent).toContain('Nothing leaves your machine.');
    await press('[data-action="add-host"]');
    expect(requested).toEqual([{ origins: ['https://social.example/*'] }]);
    expect(one('.result').textContent).toBe('It was not allowed. Nothing is read here.');
  });

  it('shows what a selected text claims, also where nothing is read', async () => {
    const text = 'They say that bananas cause hiccups.';
    Object.assign(fakeBrowser.scripting, { executeScript: async () => [{ result: text }] });
    answers.matchPosts = () => [
      { key: 'selection', matches: [{ ...found.match, start: 0, end: text.length, words: [] }] },
    ];
    answers.lastWritten = () => null;
    await show(null, 'https://www.example.org/');
    await vi.waitFor(() => expect(one('.checked').textContent).toContain(text));
    expect(asked).toContainEqual(['matchPosts', { posts: [{ key: 'selection', text }] }]);
    await press('.checked .matches button');
    one('[data-action="copy"]');
    expect(root.querySelector('[data-action="insert"]')).toBeNull();
  });

  it('switches the site on and off', async () => {
    await settingsItem.setValue({ ...defaultSettings, sitesOff: ['reddit'] });
    await show({ ...page, state: 'off', matches: [], postsRead: 0 });
    expect(one('.status').textContent).toBe('Switched off on Reddit. Nothing is read here.');
    expect(one<HTMLInputElement>('input[role="switch"]').checked).toBe(false);
    await press('[data-action="switch-on"]');
    expect((await settingsItem.getValue()).sitesOff).toEqual([]);
    await press('input[role="switch"]');
    expect((await settingsItem.getValue()).sitesOff).toEqual(['reddit']);
  });

  it('opens the same card, and inserts into the tab', async () => {
    answers.insertReply = () => ({ outcome: 'inserted', reason: 'It is in the box.' });
    await show(page);
    await press('.matches button');
    expect(one('mark').textContent).toBe('Bananas');
    const reply = one<HTMLTextAreaElement>('textarea').value;
    await press('[data-action="insert"]');
    expect(asked).toContainEqual(['insertReply', { key: 'post-one', text: reply }, tab]);
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
    await press('.result [data-action="undo"]');
    expect(one('.result').textContent).toMatch(/^That did not work/);
    answers.undismissPost = () => true;
    await press('.result [data-action="undo"]');
    expect(one('.result').textContent).toBe('');
    expect(asked).toContainEqual(['undismissPost', { key: 'post-one', claim: claim.id }, tab]);
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

  it('finds any claim of the library by typing, and offers its reply to copy', async () => {
    const hit = { id: claim.id, statement: claim.statement, label: claim.label, topic: 'fruit', verdict: 'false' };
    answers.findClaims = ({ typed }: { typed: string }) => (typed === 'bananna' ? [hit] : []);
    await show(page, 'https://www.example.org/');
    const type = (text: string) =>
      act(async () => {
        const field = one<HTMLInputElement>('input[type="search"]');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await settle();
      });
    await type('zzz');
    await vi.waitFor(() => expect(one('.library').textContent).toContain('No claim fits'));
    expect(one('.status').hidden).toBe(true);
    await type('bananna');
    await vi.waitFor(() => one('.hits button'));
    await press('.hits button');
    expect(one('h2').textContent).toBe('About bananas and hiccups');
    expect(one<HTMLTextAreaElement>('textarea').value).toContain(claim.fact);
    expect(root.querySelector('[data-action="insert"]')).toBeNull();
  });

  it('offers what was used last before anything is typed, and says how old the library is', async () => {
    answers.findClaims = () => [
      { id: claim.id, statement: claim.statement, label: claim.label, topic: 'fruit', verdict: 'false' },
    ];
    answers.libraryFacts = () => ({
      version: new Date(Date.now() - 3 * 3_600_000).toISOString(),
      claims: 120,
      topics: [],
    });
    await show(page);
    await act(async () => {
      one('input[type="search"]').dispatchEvent(new Event('focus', { bubbles: true }));
      await settle();
    });
    expect(one('.hits').textContent).toContain('Bananas cause hiccups.');
    expect(one('.age').textContent).toBe('120 claims, made 3 hours ago');
  });

  it('pauses everywhere, says so, and goes on', async () => {
    await show(page);
    await press('[data-action="pause"]');
    expect((await settingsItem.getValue()).paused).toBe(true);
    await vi.waitFor(() => expect(one('.status').textContent).toMatch(/^Paused everywhere/));
    await press('[data-action="pause"]');
    expect((await settingsItem.getValue()).paused).toBe(false);
  });

  it.each([
    ['mute-author', { mutedAuthors: [{ site: 'reddit', author: 'old_mill_road' }] }],
    ['mute-thread', { mutedThreads: ['https://www.reddit.com/r/health/1'] }],
  ])('hides more than the claim: %s', async (action, muted) => {
    await show(page);
    await press('.matches button');
    await press(`[data-action="${action}"]`);
    expect(await settingsItem.getValue()).toMatchObject(muted);
    await press('[data-action="undo"]');
    expect(await settingsItem.getValue()).toEqual(defaultSettings);
  });

  it('shows the post in the page', async () => {
    answers.showPost = () => true;
    await show(page);
    await press('.matches button');
    await press('[data-action="show"]');
    expect(asked).toContainEqual(['showPost', { key: 'post-one', claim: claim.id }, tab]);
  });
});

describe('the bench', () => {
  const text = 'Long ago I heard it said. Bananas cause <b>hiccups</b>. I am sure of it.';
  const add = '[data-action="add-to-bench"]';
  const openMatch = async () => {
    await show(page);
    await press('.matches button');
  };
  const said = (start: string) => vi.waitFor(() => expect(one('.result').textContent).toMatch(start));

  beforeEach(async () => {
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    answers.postText = () => text;
  });
  afterEach(() => vi.restoreAllMocks());

  it('is offered to nobody who does not curate', async () => {
    await openMatch();
    expect(one('[data-action="show"]').textContent).not.toBe('');
    expect(root.querySelector(add)).toBeNull();
  });

  it('takes the whole text of a post and what it was found to say, and nothing of who wrote it', async () => {
    await beginCurating();
    await openMatch();
    await press(add);
    await said('The text of this post is on the bench now');
    expect(asked).toContainEqual(['postText', { key: found.key }, tab]);
    const [kept] = await readCorpus();
    expect(kept).toMatchObject({ text, from: 'page', labels: [{ claim: claim.id, stance: 'asserts' }] });
    expect(JSON.stringify(kept)).not.toMatch(/old_mill_road|reddit/);
    await press('[data-action="undo"]');
    await vi.waitFor(async () => expect(await readCorpus()).toEqual([]));
  });

  it('keeps what she told of a post herself', async () => {
    const label = { claim: claim.id, stance: 'mentions' } as const;
    await addToCorpus([{ text, from: 'pasted', labels: [label] }]);
    await openMatch();
    await press(add);
    await said('This post is on the bench already');
    expect(await readCorpus()).toMatchObject([{ labels: [label] }]);
    expect(root.querySelector('[data-action="undo"]')).toBeNull();
  });

  it('learns another claim of a post that is there', async () => {
    const label = { claim: 'pears-cure-colds', stance: 'refutes' } as const;
    await addToCorpus([{ text, from: 'pasted', labels: [label] }]);
    await openMatch();
    await press(add);
    await said('This post is on the bench already');
    expect(await readCorpus()).toMatchObject([{ labels: [label, { claim: claim.id, stance: 'asserts' }] }]);
  });

  it.each([
    ['the post is gone', () => null, 'This post is no longer in the page'],
    ['the page does not answer', undefined, 'The page did not answer'],
  ])('says so where %s', async (_, answer, words) => {
    await beginCurating();
    if (answer) answers.postText = answer;
    else delete answers.postText;
    await openMatch();
    await press(add);
    await said(words);
    expect(await readCorpus()).toEqual([]);
  });

  it('says that there is no room left, and what to do', async () => {
    await beginCurating();
    await openMatch();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    await press(add);
    await said('Not added: the browser has no room left');
  });
});
