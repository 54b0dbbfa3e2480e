// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDocument } from 'yaml';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { type Desk, handsOn, nothingFound, openDesk } from './a-desk.tsx';

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const open = async (...given: Parameters<typeof openDesk>) => {
  desk = await openDesk(...given);
  hands = handsOn(desk);
};
const read = () => parseDocument(desk.text()).toJS();
const _phrasings = () => hands.all<HTMLTextAreaElement>('[data-row] textarea').map(({ value }) => value);

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
});
afterEach(() => desk.close());

describe('the editor of a claim', () => {
  it('writes one field and leaves every other byte as it is', async () => {
    const commented = goodClaim.replace('topic: heart\n', 'topic: heart  # a folder\n');
    await open(commented);
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    expect(desk.text()).toBe(commented.replace('Statins cause dementia.\n', 'Statins cause Alzheimer.\n'));
    expect(desk.fields).toEqual(['statement']);
    await hands.choose(hands.labelled('Verdict'), 'misleading');
    expect(read().verdict).toBe('misleading');
  });

  it('keeps the space that is typed before the next word', async () => {
    await open();
    const label = hands.labelled('Label');
    await hands.write(label, 'statins ');
    expect(label.value).toBe('statins ');
    await desk.judge(nothingFound);
    expect(label.value).toBe('statins ');
    await hands.write(label, 'statins and age');
    expect(read().label).toBe('statins and age');
  });

  it('tells what is wrong under the field, at once and from the bench', async () => {
    await open();
    const fact = hands.labelled('Fact');
    expect(hands.one('.problem-summary').textContent).toContain('Nothing to mend.');
    await hands.write(fact, 'short');
    expect(hands.toldOf(fact)).toContain('is too short: at least 10 characters');
    expect(fact.getAttribute('aria-invalid')).toBe('true');
    const problem = {
      file: 'heart/statins-cause-dementia.yaml',
      line: 8,
      field: 'phrasings[1]',
      message: 'is elsewhere',
    };
    await desk.judge({ ...nothingFound, problems: [problem] });
    expect(hands.toldOf(hands.labelled('Phrasing 2'))).toContain('is elsewhere');
    expect(hands.one('.problem-summary').textContent).toContain('To mend: 2');
    await hands.click(hands.all('.problem-summary button').find((one) => one.textContent === 'phrasings[1]') ?? fact);
    expect(document.activeElement).toBe(hands.labelled('Phrasing 2'));
  });

  it('tells at the top what no field shows', async () => {
    await open(`${goodClaim}surprise: 1\n`);
    expect(hands.one('.problem-summary .field-problems').textContent).toContain('surprise is not a field here');
  });

  it('undoes and redoes by keys and by buttons', async () => {
    await open();
    const statement = hands.labelled('Statement');
    await hands.write(statement, 'Statins cause Alzheimer.');
    await hands.click(hands.labelled('The claim is itself a negation'));
    const both = desk.text();
    await hands.press(statement, 'z', { ctrlKey: true });
    expect(read().negative).toBeUndefined();
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(desk.text()).toBe(goodClaim);
    expect(hands.one<HTMLButtonElement>('[data-action="undo-edit"]').disabled).toBe(true);
    expect(statement.value).toBe('Statins cause dementia.');
    await hands.press(statement, 'Z', { ctrlKey: true, shiftKey: true });
    await hands.click(hands.one('[data-action="redo-edit"]'));
    expect(desk.text()).toBe(both);
  });

  it('leaves to the browser what is undone in a box of its own', async () => {
    await open();
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    await hands.press(hands.labelled('What would this post match?'), 'z', { ctrlKey: true });
    expect(read().statement).toBe('Statins cause Alzheimer.');
  });

  it('takes over a text from elsewhere as a step that can be undone', async () => {
    await open();
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    await desk.store(goodClaim.replace('statins and dementia', 'signed elsewhere'));
    expect(hands.labelled('Label').value).toBe('signed elsewhere');
    expect(hands.labelled('Statement').value).toBe('Statins cause dementia.');
    await hands.press(hands.labelled('Label'), 'z', { ctrlKey: true });
    expect(hands.labelled('Statement').value).toBe('Statins cause Alzheimer.');
    // Taken back for the whole file: that is news too, though it was so before.
    await desk.store(goodClaim);
    expect(hands.labelled('Statement').value).toBe('Statins cause dementia.');
  });

  it('shows the YAML, keeps it while it is broken, and comes back', async () => {
    await open();
    await hands.click(hands.one('.editor-bar input[value="yaml"]'));
    const yaml = hands.one<HTMLTextAreaElement>('textarea.yaml');
    expect(yaml.value).toBe(goodClaim);
    await hands.write(yaml, `${goodClaim}broken: [`);
    expect(desk.text()).toBe(`${goodClaim}broken: [`);
    expect(hands.one('.editor-form').textContent).toContain('cannot be read as YAML');
    expect(hands.one('.yaml-problems').textContent).toMatch(/Line \d+/);
    expect(hands.all('.editor-bar input')).toHaveLength(0);
    await hands.write(yaml, goodClaim.replace('dementia.', 'harm.'));
    await hands.click(hands.one('.editor-bar input[value="form"]'));
    expect(hands.labelled('Statement').value).toBe('Statins cause harm.');
  });

  it('opens a broken file as text, whatever was wanted', async () => {
    await open('id: [');
    expect(hands.one<HTMLTextAreaElement>('textarea.yaml').value).toBe('id: [');
  });

  it('takes a field out of a draft that is left empty', async () => {
    await open(goodClaim.replace(/status: \w+/, 'status: draft'));
    const nuance = hands.labelled('What is true in the claim');
    await hands.write(nuance, '');
    nuance.dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(read()).not.toHaveProperty('nuance'));
  });

  it('takes a signature back as one step', async () => {
    await open(goodClaim.replace('by: null, on: null', 'by: "Jane Doe, MD", on: 2026-11-22'));
    await hands.click(hands.one('[data-action="unsign"]'));
    expect(read().review).toMatchObject({ by: null, on: null });
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(read().review.by).toBe('Jane Doe, MD');
  });
});
