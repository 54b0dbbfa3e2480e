// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Match } from '../../../src/matching/match.ts';
import type { InsertOutcome, SaidBefore } from '../../../src/messages.ts';
import { Card, type CardProps } from '../../../src/screens/card.tsx';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { claim, profile, reference, references } from '../replies/a-claim.ts';
import { speakEnglish } from './english.ts';

const { sent, before } = vi.hoisted(() => ({
  sent: [] as [type: string, data: unknown][],
  before: { now: null as SaidBefore | null },
}));
vi.mock('../../../src/messages.ts', () => ({
  onMessage: () => () => {},
  sendMessage: async (type: string, data: unknown) => {
    sent.push([type, data]);
    return type === 'saidBefore' ? before.now : undefined;
  },
}));

const text = 'Bananas gave my son hiccups. <img src=x onerror=alert(1)>';
const match: Match = {
  claim: claim.id,
  stance: 'asserts',
  level: 'flag',
  score: 0.97,
  start: 0,
  end: 28,
  words: [
    { start: 0, end: 7 },
    { start: 20, end: 27 },
  ],
  frame: ['banana', 'hiccups'],
  phrasing: 'bananas gave me hiccups',
  why: 'banana and hiccups in one sentence',
};
const site = { name: 'Reddit', limit: { max: 10_000, count: 'characters' as const } };
const settings = { ...defaultSettings, profile };
const place = {
  site: 'reddit',
  url: 'https://www.reddit.com/r/health/1/c2',
  thread: 'https://www.reddit.com/r/health/1',
  author: 'old_mill_road',
};

let root: HTMLElement;
/** Another one in each test: what was typed is kept a moment later, and would be found by the next test. */
let post = '';
let posts = 0;
const handlers = {
  onInsert: vi.fn<(text: string) => Promise<InsertOutcome>>(),
  onCopy: vi.fn<(text: string) => Promise<boolean>>(),
  onDismiss: vi.fn(),
  onMute: vi.fn(),
  onClose: vi.fn(),
};

async function show(over: Partial<CardProps> = {}): Promise<void> {
  const props = {
    content: { claim, references },
    match,
    text,
    site,
    place,
    post,
    settings,
    orphaned: false,
    ...handlers,
    ...over,
  };
  await act(() => render(<Card {...props} />, root));
  await vi.waitFor(() => expect(root.querySelector('.waiting')).toBeNull());
}
function one<T extends Element = HTMLElement>(selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${root.innerHTML}`);
  return found;
}
const all = (selector: string) => [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());
const reply = () => one<HTMLTextAreaElement>('textarea').value;
const button = (action: string) => one<HTMLButtonElement>(`[data-action="${action}"]`);
const press = (action: string) =>
  act(async () => {
    button(action).click();
    await new Promise((next) => setTimeout(next));
  });
const write = (now: string) =>
  act(() => {
    const field = one<HTMLTextAreaElement>('textarea');
    field.value = now;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const choose = (tone: string) => act(() => one<HTMLInputElement>(`input[value="${tone}"]`).click());

beforeEach(() => {
  post = `t1_c${++posts}`;
  fakeBrowser.reset();
  speakEnglish();
  sent.length = 0;
  before.now = { inThread: null, wordings: [] };
  vi.resetAllMocks();
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(async () => {
  render(null, root);
  root.remove();
  // What was being written is stored as the card goes: into this test's storage, not into the next one's.
  await new Promise((next) => setTimeout(next, 10));
});

describe('the card', () => {
  it('says what was found, in words, with the words of the post marked and never as HTML', async () => {
    await show();
    expect(one('h2').textContent).toBe('Known false claim: bananas and hiccups');
    expect(one('.verdict').textContent).toBe('False');
    expect(one('.confidence').textContent).toBe('Clear match');
    expect(all('mark')).toEqual(['Bananas', 'hiccups']);
    expect(one('blockquote').textContent).toBe(text);
    expect(root.querySelector('img')).toBeNull();
  });

  it('shows the reply before the evidence', async () => {
    await show();
    const order = one('textarea').compareDocumentPosition(one('.evidence'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('begins in the tone of the settings; a question is answered', async () => {
    await show({ settings: { ...settings, tone: 'prime' } });
    expect(one<HTMLInputElement>('input:checked').value).toBe('prime');
    render(null, root);
    await show({ match: { ...match, stance: 'asks' } });
    expect(one<HTMLInputElement>('input:checked').value).toBe('answer');
    expect(one('h2').textContent).toBe('Question about bananas and hiccups');
    expect(reply()).toMatch(/^A fair question/);
  });

  it('inserts the reply as it was edited, once, and says what became of it', async () => {
    handlers.onInsert.mockResolvedValue({ outcome: 'inserted', reason: 'The reply is in the box.' });
    await show();
    const edited = `Hello! ${reply()}`;
    await write(edited);
    await press('insert');
    expect(handlers.onInsert.mock.calls).toEqual([[edited]]);
    expect(one('.said').textContent).toBe('The reply is in the box.');
  });

  it('has it written down: what was said, where, about what, in which wording', async () => {
    handlers.onInsert.mockResolvedValue({ outcome: 'inserted', reason: 'Done.' });
    handlers.onCopy.mockResolvedValue(true);
    await show();
    const inserted = reply();
    await press('insert');
    await write(`${inserted} So be it.`);
    await press('copy');
    const entry = { place, claim: claim.id, tone: 'rebut', length: 'full', variant: 0 };
    expect(sent.filter(([type]) => type === 'recordReply')).toEqual([
      ['recordReply', { ...entry, how: 'inserted', edited: false, text: inserted }],
      ['recordReply', { ...entry, how: 'copied', edited: true, text: `${inserted} So be it.` }],
    ]);
  });

  it('keeps no draft of what stands in the box', async () => {
    handlers.onInsert.mockResolvedValue({ outcome: 'inserted', reason: 'Done.' });
    await show();
    await write(`Mine. ${reply()}`);
    await press('insert');
    render(null, root);
    await show();
    expect(reply()).not.toMatch(/^Mine/);
  });

  it('writes nothing down that went nowhere', async () => {
    handlers.onInsert.mockResolvedValue({ outcome: 'failed', reason: 'No.' });
    handlers.onCopy.mockResolvedValue(false);
    await show();
    await press('insert');
    await press('copy');
    expect(sent.filter(([type]) => type === 'recordReply')).toEqual([]);
  });

  it('takes another wording each time, and warns of a second reply in the thread', async () => {
    before.now = { inThread: '2026-11-20T12:00:00Z', wordings: ['one'] };
    await show();
    await vi.waitFor(() => expect(reply()).toMatch(/^In short:/));
    expect(all('.problems .warning')).toEqual([
      expect.stringMatching(/already replied in this thread on November 20, 2026/),
    ]);
    expect(button('insert').disabled).toBe(false);
    expect(button('variant').textContent).toBe('Wording 2 of 2');
    await press('variant');
    expect(reply()).toMatch(/^People who eat/);
  });

  it('inserts at Ctrl+Enter, and not what is blocked', async () => {
    handlers.onInsert.mockResolvedValue({ outcome: 'inserted', reason: 'Done.' });
    await show();
    const enter = () =>
      act(async () => {
        one('h2').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
        await new Promise((next) => setTimeout(next));
      });
    await enter();
    expect(handlers.onInsert).toHaveBeenCalledTimes(1);
    await write('No source.');
    await enter();
    expect(handlers.onInsert).toHaveBeenCalledTimes(1);
  });

  it('has the draft again when it was closed, the tab too, and only for that post', async () => {
    await show();
    await choose('answer');
    await write('Mine. https://doi.org/10.5555/first2020');
    render(null, root);
    await show();
    await vi.waitFor(() => expect(reply()).toMatch(/^Mine\./));
    expect(one<HTMLInputElement>('input:checked').value).toBe('answer');
    render(null, root);
    await show({ post: 't1_c3' });
    await new Promise((next) => setTimeout(next, 20));
    expect(reply()).toBe(reply().replace(/^Mine/, ''));
    render(null, root);
    await show();
    await vi.waitFor(() => expect(reply()).toMatch(/^Mine\./));
    await press('restore');
    render(null, root);
    await show();
    await new Promise((next) => setTimeout(next, 20));
    expect(reply()).not.toMatch(/^Mine/);
  });

  it('shows the words at fault in the reply', async () => {
    await show();
    await write('You should stop taking it. https://doi.org/10.5555/first2020');
    await act(() => one('.problems button').click());
    const { value, selectionStart, selectionEnd } = one<HTMLTextAreaElement>('textarea');
    expect(value.slice(selectionStart, selectionEnd)).toBe('You should stop taking');
  });

  it('advises not to engage with abuse', async () => {
    await show({ text: 'Bananas cause hiccups, and you should hang for it.' });
    expect(root.textContent).toContain('You owe it no answer');
  });

  it('shows a claim that was looked up: no post, no box, but a reply to copy', async () => {
    await show({ match: null, text: '', onInsert: undefined, onDismiss: undefined, onMute: undefined } as never);
    expect(one('h2').textContent).toBe('About bananas and hiccups');
    for (const absent of ['blockquote', '[data-action="insert"]', '[data-action="dismiss"]', '[data-action="mute"]'])
      expect(root.querySelector(absent)).toBeNull();
    expect(button('copy').disabled).toBe(false);
  });

  it('says so when the page does not answer', async () => {
    handlers.onInsert.mockRejectedValue(new Error('No response'));
    await show();
    await press('insert');
    expect(one('.said').textContent).toMatch(/^It could not be inserted\./);
    expect(button('insert').disabled).toBe(false);
  });

  it('copies, and says whether it could', async () => {
    handlers.onCopy.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    await show();
    await press('copy');
    expect(handlers.onCopy).toHaveBeenLastCalledWith(reply());
    expect(one('.said').textContent).toMatch(/^Copied/);
    await press('copy');
    expect(one('.said').textContent).toMatch(/^It could not be copied/);
  });

  it('keeps what was written in each tone, and gives the template back on request', async () => {
    await show();
    const composed = reply();
    await write('Mine. https://doi.org/10.5555/first2020');
    await choose('answer');
    expect(reply()).toMatch(/^A fair question/);
    await choose('rebut');
    expect(reply()).toMatch(/^Mine\./);
    await press('restore');
    expect(reply()).toBe(composed);
  });

  it('counts by the rule of the site, and blocks what is too long for it', async () => {
    await show({ site: { name: 'X', limit: { max: 60, count: 'x-weighted' } } });
    await write('So. https://doi.org/10.5555/first2020');
    expect(one('.count').textContent).toContain('27 of 60');
    expect(button('insert').disabled).toBe(false);
    await write(`${'So. '.repeat(20)}https://doi.org/10.5555/first2020`);
    expect(button('insert').disabled).toBe(true);
    expect(all('.problems .error')).toEqual(['The reply is longer than X allows. Shorten it.']);
    expect(button('copy').disabled).toBe(false);
  });

  it.each([
    ['{{fact}} https://doi.org/10.5555/first2020', /blank is not filled in: \{\{fact\}\}/],
    ['No source.', /links to no source/],
    ['You should stop taking it. https://doi.org/10.5555/first2020', /advice to one person/],
    ['', /empty/],
  ])('does not let %j out', async (bad, why) => {
    await show();
    await write(bad);
    expect(button('insert').disabled).toBe(true);
    expect(button('copy').disabled).toBe(true);
    expect(one('.problems .error').textContent).toMatch(why);
  });

  it('warns, and lets pass, when nobody says who speaks', async () => {
    await show({ settings: defaultSettings });
    expect(all('.problems .warning')).toHaveLength(2);
    expect(button('insert').disabled).toBe(false);
  });

  it('offers no reply when no source stands, and says why', async () => {
    await show({ content: { claim, references: [reference('gone1999', { retraction: 'retracted' })] } });
    expect(root.querySelector('textarea')).toBeNull();
    expect(root.querySelector('[data-action="insert"]')).toBeNull();
    expect(one('.reply .note').textContent).toContain('none of its sources stands any more');
  });

  it('links every source safely, and shows a retracted one as what it is', async () => {
    await show({
      content: {
        claim,
        references: [...references, reference('wrong1998', { retraction: 'retracted', studyType: 'retracted-source' })],
      },
    });
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.sources a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      [...claim.evidence, 'wrong1998'].map((id) => `https://doi.org/10.5555/${id}`),
    );
    for (const link of links) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toBe('noopener noreferrer');
    }
    expect(all('.sources s')).toEqual([expect.stringContaining('wrong1998')]);
    expect(one('.sources li:last-child').textContent).toContain('Retracted: shown because the myth rests on it');
    expect(one('.sources li').textContent).toMatch(/Doe J · Journal of Fruit · 2020.*Cohort study/);
  });

  it('says whether a clinician has reviewed the claim', async () => {
    await show();
    expect(one('.note').textContent).toContain('Not yet clinically reviewed');
    render(null, root);
    await show({ content: { claim: { ...claim, review: { ...claim.review, by: 'Ana Bo, MD' } }, references } });
    expect(root.textContent).not.toContain('Not yet clinically reviewed');
    expect(root.textContent).toContain('Reviewed by Ana Bo, MD');
  });

  it('reports its other buttons, and Escape', async () => {
    await show();
    for (const action of ['dismiss', 'mute', 'mute-author', 'mute-thread', 'close']) await press(action);
    expect(handlers.onDismiss).toHaveBeenCalledTimes(1);
    expect(handlers.onMute.mock.calls).toEqual([['claim'], ['author'], ['thread']]);
    expect(handlers.onClose).toHaveBeenCalledTimes(1);
    await act(() => {
      one('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(handlers.onClose).toHaveBeenCalledTimes(2);
  });

  it('says only that the tab must be reloaded once the extension was updated under it', async () => {
    await show({ orphaned: true });
    expect(one('[role="alert"]').textContent).toBe('Second Opinion was updated. Reload this tab to use it.');
    expect(root.querySelectorAll('button')).toHaveLength(1);
    expect(root.querySelector('textarea')).toBeNull();
    await press('close');
    expect(handlers.onClose).toHaveBeenCalledTimes(1);
  });
});
