// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Match } from '../../../src/matching/match.ts';
import type { InsertOutcome } from '../../../src/messages.ts';
import { Card, type CardProps } from '../../../src/screens/card.tsx';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { claim, profile, reference, references } from '../replies/a-claim.ts';
import { speakEnglish } from './english.ts';

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

let root: HTMLElement;
const handlers = {
  onInsert: vi.fn<(text: string) => Promise<InsertOutcome>>(),
  onCopy: vi.fn<(text: string) => Promise<boolean>>(),
  onDismiss: vi.fn(),
  onMute: vi.fn(),
  onClose: vi.fn(),
};

async function show(over: Partial<CardProps> = {}): Promise<void> {
  const props = { content: { claim, references }, match, text, site, settings, orphaned: false, ...handlers, ...over };
  await act(() => render(<Card {...props} />, root));
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
  speakEnglish();
  vi.resetAllMocks();
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
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
    await act(() => one<HTMLButtonElement>('.above button').click());
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
    for (const action of ['dismiss', 'mute', 'close']) await press(action);
    expect(handlers.onDismiss).toHaveBeenCalledTimes(1);
    expect(handlers.onMute).toHaveBeenCalledTimes(1);
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
