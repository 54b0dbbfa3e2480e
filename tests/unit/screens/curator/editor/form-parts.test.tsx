// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDocument } from 'yaml';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { claimOf, type Desk, handsOn, openDesk } from './a-desk.tsx';

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const open = async (...given: Parameters<typeof openDesk>) => {
  desk = await openDesk(...given);
  hands = handsOn(desk);
};
const read = () => parseDocument(desk.text()).toJS();
const phrasings = () => hands.all<HTMLTextAreaElement>('[data-row] textarea').map(({ value }) => value);

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
});
afterEach(() => desk.close());

describe('the phrasings', () => {
  const first = () => hands.labelled('Phrasing 1');

  it('become several where several lines are pasted, without those that are there', async () => {
    await open();
    const before = phrasings().slice(0, 15);
    await hands.paste(first(), '- statin fog\nSTATINS cause dementia!\n- zocor zombies\n- statin fog');
    expect(read().phrasings).toEqual([...before, 'statin fog', 'zocor zombies']);
    expect(first().value).toBe('statins cause dementia');
    expect(hands.one('.text-list .told').textContent).toBe('Added: 2. Left out because they were there already: 2.');
    await hands.press(first(), 'z', { ctrlKey: true });
    expect(desk.text()).toBe(goodClaim);
  });

  it('take a single line as any field does', async () => {
    await open();
    await hands.paste(first(), 'just one');
    expect(desk.text()).toBe(goodClaim);
  });

  it('are added, pasted into a box, and removed, with the focus where she goes on', async () => {
    await open();
    await hands.click(hands.one('.text-list [data-action="add"]'));
    expect(document.activeElement).toBe(hands.labelled('Phrasing 16'));
    expect(read().phrasings).toHaveLength(16);
    // An empty one is there already.
    await hands.press(first(), 'Enter');
    expect(read().phrasings).toHaveLength(16);
    expect(document.activeElement).toBe(hands.labelled('Phrasing 16'));
    await hands.paste(hands.labelled('Phrasing 16'), 'one more\nand another');
    expect(read().phrasings.slice(15)).toEqual(['one more', 'and another']);
    await hands.click(hands.one('.text-list [data-action="paste-many"]'));
    await hands.write(hands.labelled('Paste many'), 'third\nfourth');
    await hands.click(hands.one('[data-action="add-many"]'));
    expect(read().phrasings.slice(17)).toEqual(['third', 'fourth']);
    await hands.click(hands.one('[data-row="18"] [data-action="remove"]'));
    expect(read().phrasings).toHaveLength(18);
    expect(document.activeElement).toBe(hands.labelled('Phrasing 18'));
  });

  it('move by buttons, by Alt and arrows, and by dragging, comments with them', async () => {
    const commented = goodClaim.replace('- statins cause dementia\n', '- statins cause dementia  # the plain one\n');
    await open(commented);
    const [a, b, c] = phrasings();
    await hands.click(hands.one('[data-row="0"] [data-action="down"]'));
    expect(phrasings().slice(0, 3)).toEqual([b, a, c]);
    expect(desk.text()).toContain('- statins cause dementia  # the plain one\n');
    expect(document.activeElement).toBe(hands.one('[data-row="1"] [data-action="down"]'));
    await hands.press(hands.labelled('Phrasing 2'), 'ArrowUp', { altKey: true });
    expect(desk.text()).toBe(commented);
    expect(document.activeElement).toBe(first());
    expect(hands.one('.text-list .told').textContent).toBe('Moved to place 1 of 15.');
    await hands.press(first(), 'ArrowUp', { altKey: true });
    expect(desk.text()).toBe(commented);
    // Two moves, however quickly made, are two steps.
    await hands.press(first(), 'z', { ctrlKey: true });
    expect(phrasings().slice(0, 3)).toEqual([b, a, c]);
    await hands.press(first(), 'z', { ctrlKey: true });

    const drag = (selector: string, kind: string) =>
      act(() => {
        hands.one(selector).dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
      });
    await drag('[data-row="0"] .grip', 'dragstart');
    await drag('[data-row="2"]', 'drop');
    expect(phrasings().slice(0, 3)).toEqual([b, c, a]);
  });
});

describe('examples, frames and neighbours', () => {
  it('add examples to their kind', async () => {
    await open();
    const asks = hands.all('.kind').find((kind) => kind.textContent.includes('Posts that ask')) ?? desk.root;
    const before = read().examples;
    const paste = asks.querySelector<HTMLElement>('[data-action="paste-many"]');
    if (paste) await hands.click(paste);
    const box = asks.querySelector<HTMLElement>('.paste-many textarea');
    if (box) await hands.write(box, 'Do statins\nreally?\n\nIs it so?');
    const add = asks.querySelector<HTMLElement>('[data-action="add-many"]');
    if (add) await hands.click(add);
    expect(read().examples).toEqual({ ...before, asks: [...before.asks, 'Do statins\nreally?', 'Is it so?'] });
  });

  it('build a frame of concepts by typing', async () => {
    await open();
    await hands.click(hands.one('[data-action="add-frame"]'));
    const pick = async (group: string, typed: string, option: string) => {
      const box = hands.one<HTMLInputElement>(`[data-frame="1"] [data-group="${group}"] [role="combobox"]`);
      await hands.write(box, typed);
      expect(box.getAttribute('aria-expanded')).toBe('true');
      expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe(option);
      await hands.press(box, 'Enter');
    };
    expect(document.activeElement).toBe(hands.one('[data-frame="1"] [role="combobox"]'));
    await pick('new', 'chol', 'cholesterol');
    await pick('new', 'loss', 'memory-loss');
    await pick('0', 'stat', 'statin');
    await pick('not', 'chol', 'cholesterol');
    await hands.choose(hands.one('[data-frame="1"] select'), 'causes');
    await hands.click(hands.one('[data-frame="1"] input[type="checkbox"]'));
    expect(read().frames[1]).toEqual({
      all: [['cholesterol', 'statin'], 'memory-loss'],
      relation: 'causes',
      not: ['cholesterol'],
      weak: true,
    });
    await hands.click(hands.one('[data-frame="1"] [data-group="0"] button[aria-label="Remove: statin"]'));
    await hands.click(hands.one('[data-frame="1"] [data-group="1"] button[aria-label="Remove: memory-loss"]'));
    expect(read().frames[1].all).toEqual(['cholesterol']);
    await hands.click(hands.one('[data-frame="1"] [data-action="remove-frame"]'));
    expect(desk.text()).toBe(goodClaim);
  });

  it('finds a concept by the words that stand for it', async () => {
    const lexicon = [{ file: 'lexicon/heart.yaml', text: 'statin:\n  strict: [statin, lipitor]\n' }];
    await open(goodClaim, { curating: { list: { claims: [], references: null, lexicon, unread: [] } } });
    const box = hands.one<HTMLInputElement>('[data-frame="0"] [data-group="new"] [role="combobox"]');
    await hands.write(box, 'lipi');
    await hands.press(box, 'Enter');
    expect(read().frames[0].all).toEqual(['statin', 'memory-loss', 'statin']);
  });

  it('closes the list with Escape, and takes what is clicked', async () => {
    await open();
    const box = hands.one<HTMLInputElement>('[data-frame="0"] [data-group="new"] [role="combobox"]');
    await hands.write(box, 'c');
    await hands.press(box, 'Escape');
    expect(box.getAttribute('aria-expanded')).toBe('false');
    await hands.press(box, 'ArrowDown');
    await hands.press(box, 'ArrowDown');
    const option = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
    if (option) await hands.click(option);
    expect(read().frames[0].all).toHaveLength(3);
    expect(box.value).toBe('');
  });

  it('does not offer the claim itself as its neighbour', async () => {
    const other = goodClaim
      .replace('id: statins-cause-dementia', 'id: drugs-harm')
      .replace('Statins cause', 'Drugs cause');
    await open(goodClaim, { curating: { claims: [claimOf(goodClaim), claimOf(other, 'heart/drugs-harm.yaml')] } });
    const box = hands.labelled('Add a broader claim');
    await hands.write(box, 'cause');
    expect([...(box.nextElementSibling?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Drugs cause dementia.drugs-harm',
    ]);
    await hands.press(box, 'Enter');
    expect(read().broader).toEqual(['drugs-harm']);
    await hands.click(hands.one('button[aria-label="Remove: Drugs cause dementia."]'));
    expect(desk.text()).toBe(goodClaim);
  });

  it('says how the claim misleads, each way with what it means', async () => {
    await open();
    const picked = hands.one<HTMLInputElement>('.flicc input[value="cherry-picking"]');
    expect(picked.closest('label')?.textContent).toContain('leaves out all the others');
    await hands.click(picked);
    expect(read().fallacy).toMatchObject({ kind: 'cherry-picking', why: expect.stringContaining('same age') });
  });
});

describe('the replies', () => {
  const preview = (index: number) => hands.one(`[data-reply="${index}"] .reply-preview`);

  it('are shown as they would stand on the chosen site, with its own count', async () => {
    await open();
    const text = hands.one<HTMLTextAreaElement>('[data-reply="0"] textarea');
    await hands.write(text, 'Mind this 🧠: {{fact}} Nobody should worry about it, since many looked. {{link}}');
    expect(preview(0).querySelector('.preview')?.textContent).toContain(
      'Mind this 🧠: Large trials found no more memory loss with statins than with a dummy pill.',
    );
    expect(preview(0).textContent).toContain('https://doi.org/10.1007/s11606-014-3115-3');
    const countOn = async (site: string) => {
      await hands.choose(hands.labelled('Preview for'), site);
      return Number(/: (\d+) of/.exec(preview(0).querySelector('.count')?.textContent ?? '')?.[1]);
    };
    const reddit = await countOn('reddit');
    const x = await countOn('x');
    // X counts any address as 23, and an emoji as 2.
    expect(reddit - x).toBe('https://doi.org/10.1007/s11606-014-3115-3'.length - 23 - 1);
    await hands.write(text, `${'Too long for a short box. '.repeat(20)}{{link}}`);
    expect(preview(0).querySelector('.count.over')).not.toBeNull();
    expect(preview(0).textContent).toContain('X');
    await hands.write(text, 'A text with a {{broken placeholder that nobody closes, long enough.');
    expect(preview(0).querySelector('.field-problems')).not.toBeNull();
  });

  it('offer placeholders after two braces', async () => {
    await open();
    await hands.click(hands.one('[data-action="add-reply"]'));
    const text = hands.one<HTMLTextAreaElement>('[data-reply="3"] textarea');
    expect(document.activeElement).toBe(text);
    await hands.write(text, 'See {{so');
    text.setSelectionRange(8, 8);
    expect(document.getElementById(text.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('{{sources}}');
    await hands.press(text, 'Enter');
    expect(read().replies[3]).toEqual({ tone: 'rebut', length: 'full', text: 'See {{sources}}' });
    expect(text.getAttribute('aria-activedescendant')).toBeNull();
    await hands.choose(hands.one('[data-reply="3"] select'), 'answer');
    expect(read().replies[3].tone).toBe('answer');
    await hands.click(hands.one('[data-reply="3"] [data-action="remove-reply"]'));
    expect(desk.text()).toBe(goodClaim);
  });
});
