// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { oldReddit } from '../../../src/sites/old-reddit.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import type { HealthEvent } from '../../../src/storage/site-health.ts';
import { claim, references } from '../replies/a-claim.ts';

type Asked = { posts: { key: string; text: string }[] };
const { asked, known } = vi.hoisted(() => ({
  asked: [] as string[],
  /** What the background knows: the claim's label, and whether it is still in the library. */
  known: { label: 'bananas and hiccups', there: true },
}));
const match = {
  claim: claim.id,
  stance: 'asserts',
  level: 'flag',
  score: 0.9,
  start: 0,
  end: 7,
  words: [],
  frame: [],
  phrasing: null,
  why: 'because',
};
vi.mock('../../../src/messages.ts', () => ({
  onMessage: () => () => {},
  sendMessage: async (type: string, data: Asked) => {
    if (type === 'cardContent') return { claim: { ...claim, label: known.label }, references };
    if (type !== 'matchPosts') return undefined;
    asked.push(...data.posts.map(({ text }) => text));
    return data.posts.map(({ key, text }) => ({
      key,
      matches: known.there && text.startsWith('Bananas') ? [match] : [],
    }));
  },
}));
const { watchSite } = await import('../../../src/watching/watch.ts');

const thing = (n: number, text: string) =>
  `<div class="thing" data-type="comment" data-fullname="t1_${n}"><div class="entry"><p class="tagline"><a class="author" href="/user/u${n}">u${n}</a></p><div class="usertext-body"><div class="md">${text}</div></div></div></div>`;
const things = (texts: string[]) => texts.map((text, n) => thing(n, text)).join('');
const badges = () => document.querySelectorAll('[data-second-opinion="badge"]').length;

describe('watching a page', () => {
  let noted: HealthEvent[];
  let dismissed: boolean;
  let stop: () => void;
  const start = () => {
    const watch = watchSite(oldReddit, {
      settings: () => defaultSettings,
      mute: () => {},
      async dismiss() {
        dismissed = true;
      },
      async undismiss() {
        dismissed = false;
      },
      noteHealth: (event) => void noted.push(event),
      isCopyOnly: () => false,
      isOrphan: () => false,
    });
    stop = watch.stop;
    return watch;
  };

  beforeEach(() => {
    fakeBrowser.reset();
    vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) =>
      setTimeout(() => work({ didTimeout: false, timeRemaining: () => 10 }), 0),
    );
    vi.stubGlobal('cancelIdleCallback', clearTimeout);
    asked.length = 0;
    Object.assign(known, { label: claim.label, there: true });
    noted = [];
    dismissed = false;
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('shows badges beside what is found, and asks about each text once', async () => {
    document.body.innerHTML = things([
      'Bananas cause hiccups',
      'A lovely day',
      'A lovely day',
      'Bananas cause hiccups',
    ]);
    const watch = start();
    await vi.waitFor(() => expect(badges()).toBe(2));
    expect(asked.toSorted()).toEqual(['A lovely day', 'Bananas cause hiccups']);
    const { state, matches } = watch.state();
    expect([state, matches.length, noted]).toEqual(['reading', 2, ['posts']]);
  });

  it('does not ask again about a text that is rendered anew', async () => {
    document.body.innerHTML = things(['Bananas cause hiccups']);
    start();
    await vi.waitFor(() => expect(badges()).toBe(1));
    document.body.innerHTML = things(['Bananas cause hiccups', 'Something else']);
    await vi.waitFor(() => expect(asked).toContain('Something else'));
    await vi.waitFor(() => expect(badges()).toBe(1));
    expect(asked).toEqual(['Bananas cause hiccups', 'Something else']);
  });

  it('takes a claim off a post where the reader says so, and puts it back where she undoes that', async () => {
    document.body.innerHTML = things(['Bananas cause hiccups', 'Bananas cause hiccups']);
    const watch = start();
    await vi.waitFor(() => expect(badges()).toBe(2));
    const key = watch.state().matches[0]?.key ?? '';
    expect([watch.dismiss(key, claim.id), dismissed]).toEqual([true, true]);
    await vi.waitFor(() => expect(badges()).toBe(0));
    const note = () => document.querySelector('[data-second-opinion="undo"]')?.shadowRoot;
    expect(note()?.querySelector('[role="status"]')).toBeTruthy();
    note()?.querySelector('button')?.click();
    await vi.waitFor(() => expect(badges()).toBe(2));
    expect([dismissed, note()]).toEqual([false, undefined]);
    expect(watch.undismiss(key, claim.id)).toBe(false);
  });

  it('asks again for posts and for what it shows of claims, where the library has become another', async () => {
    document.body.innerHTML = things(['Bananas cause hiccups', 'A lovely day', 'Rain again', 'And again']);
    const watch = start();
    await vi.waitFor(() => expect(badges()).toBe(1));
    expect(watch.state().matches[0]?.label).toBe(claim.label);
    known.label = 'fruit and hiccups';
    watch.askAgain();
    await vi.waitFor(() => expect(watch.state().matches[0]?.label).toBe('fruit and hiccups'));
    expect(asked.filter((text) => text === 'Rain again')).toHaveLength(2);
    known.there = false;
    watch.askAgain();
    await vi.waitFor(() => expect(badges()).toBe(0));
    known.there = true;
    watch.askAgain();
    await vi.waitFor(() => expect(badges()).toBe(1));
  });

  it('gives the whole text of a post that is shown', async () => {
    document.body.innerHTML = things([
      'Bananas cause hiccups. So they say.',
      'A lovely day',
      'Rain again',
      'And again',
    ]);
    const watch = start();
    await vi.waitFor(() => expect(badges()).toBe(1));
    expect(watch.textOf(watch.state().matches[0]?.key ?? '')).toBe('Bananas cause hiccups. So they say.');
    expect(watch.textOf('no-such-post')).toBeNull();
  });

  it('goes quiet where more than one post in three has a badge, and leaves nothing in the page', async () => {
    const watch = start();
    document.body.innerHTML = things(Array.from({ length: 60 }, (_, n) => `Bananas cause hiccups, ${n}`));
    await vi.waitFor(() => expect(watch.state().state).toBe('quiet'));
    expect(badges()).toBe(0);
    expect(watch.state().matches).toEqual([]);
    document.body.insertAdjacentHTML('beforeend', thing(99, 'Bananas again'));
    await new Promise((rest) => setTimeout(rest, 60));
    expect([badges(), asked.includes('Bananas again')]).toEqual([0, false]);
  });

  it('says that the page looks strange when no post comes in a long scroll, and takes it back with the first', async () => {
    const watch = start();
    for (let at = 0; at <= 21_000; at += 500) {
      const event = new Event('scroll');
      Object.defineProperty(event, 'timeStamp', { value: at });
      document.dispatchEvent(event);
    }
    expect([watch.state().state, noted]).toEqual(['strange', ['no-posts']]);
    document.body.innerHTML = things(['A lovely day']);
    await vi.waitFor(() => expect(watch.state().state).toBe('reading'));
    expect(noted).toEqual(['no-posts', 'posts']);
  });

  it('does nothing while the tab is hidden, and finds what came meanwhile when it is seen again', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    start();
    document.body.innerHTML = things(['Bananas cause hiccups']);
    await new Promise((rest) => setTimeout(rest, 60));
    expect(asked).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(badges()).toBe(1));
    hidden.mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    document.body.insertAdjacentHTML('beforeend', thing(9, 'Something else'));
    await new Promise((rest) => setTimeout(rest, 60));
    expect(asked).toEqual(['Bananas cause hiccups']);
    hidden.mockRestore();
  });
});
