// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDocument } from 'yaml';
import spanish from '../../../../../assets/_locales/es/messages.json' with { type: 'json' };
import type { Curating } from '../../../../../src/screens/curator/curating.ts';
import { keepClaims } from '../../../../../src/screens/curator/kept-claims.ts';
import { speak } from '../../../../../src/screens/say.ts';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { type Desk, file, handsOn, nothingFound, openDesk } from './a-desk.tsx';

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const open = async (...given: Parameters<typeof openDesk>) => {
  desk = await openDesk(...given);
  hands = handsOn(desk);
};
const read = () => parseDocument(desk.text()).toJS();

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
});
afterEach(() => {
  speak(null);
  desk.close();
});

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

  it('moves the claim to another topic, and says so where it cannot', async () => {
    const saved = vi.fn<Curating['editMany']>(async () => []);
    await open(goodClaim, { curating: { topics: ['heart', 'vaccines'], editMany: saved } });
    await hands.choose(hands.labelled('Topic'), 'vaccines');
    const there = goodClaim.replace('topic: heart\n', 'topic: vaccines\n');
    expect(saved.mock.calls[0]?.[0]).toEqual([
      { file, text: null },
      { file: file.replace('heart/', 'vaccines/'), text: there },
    ]);
    saved.mockResolvedValue([file]);
    await hands.choose(hands.labelled('Topic'), 'vaccines');
    await vi.waitFor(() => expect(hands.one('.faults[role="alert"]').textContent).toContain('was not moved'));
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

  it('tells it in the reader’s language as far as it goes, and says where that is English', async () => {
    speak({ language: 'es', messages: spanish });
    await open(`${goodClaim}factt: 1\n`);
    const fact = hands.labelled(spanish.curatorEditFact.message);
    await hands.write(fact, 'short');
    expect(hands.toldOf(fact)).toContain('es demasiado corto: al menos 10 caracteres');
    expect(hands.one('.problem-summary .field-problems').textContent).toContain('factt no es un campo de este lugar');
    await desk.judge({
      ...nothingFound,
      problems: [{ file, line: 1, field: 'topic', message: 'is like nothing that is known' }],
    });
    const topic = hands.labelled(spanish.curatorEditTopic.message);
    expect(document.getElementById(`${topic.id}-problems`)?.innerHTML).toContain(
      '<span lang="en">is like nothing that is known</span>',
    );
  });

  it('shows whole what the keyboard comes to, and nothing under the bar', async () => {
    const height = vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(48);
    let measure = () => {};
    const disconnect = vi.fn();
    vi.stubGlobal(
      'ResizeObserver',
      class {
        disconnect = disconnect;
        constructor(measured: () => void) {
          measure = measured;
        }
        observe() {}
      },
    );
    await open();
    hands.one('.editor-bar').style.position = 'sticky';
    measure();
    const { style } = document.documentElement;
    expect(style.scrollPaddingBlock).toBe('56px 8px');
    hands.one('.editor-bar').style.position = 'static';
    measure();
    expect(style.scrollPaddingBlock).toBe('8px 8px');
    const fact = hands.labelled('Fact');
    const seen = vi.fn();
    fact.scrollIntoView = seen;
    fact.dispatchEvent(new KeyboardEvent('keyup', { key: 'a', bubbles: true }));
    expect(seen).not.toHaveBeenCalled();
    fact.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab', bubbles: true }));
    expect(seen).toHaveBeenCalledWith({ block: 'nearest' });
    desk.close();
    await vi.waitFor(() => expect(disconnect).toHaveBeenCalled());
    expect(style.scrollPaddingBlock).toBe('');
    height.mockRestore();
    vi.unstubAllGlobals();
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

  it('takes over what it had on its way itself, when that comes from elsewhere later', async () => {
    await open(goodClaim, { storesNothing: true });
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    const typed = desk.told();
    // A signature is put over it before it is saved.
    await desk.store(goodClaim.replace('statins and dementia', 'signed elsewhere'));
    await desk.store(typed);
    expect(hands.labelled('Statement').value).toBe('Statins cause Alzheimer.');
    expect(hands.labelled('Label').value).toBe('statins and dementia');
  });

  it('says that the claim was changed elsewhere, and what undoing that did', async () => {
    await open();
    const elsewhere = () => hands.one('.elsewhere').textContent;
    expect(elsewhere()).toBe('');
    await desk.store(goodClaim.replace('statins and dementia', 'signed elsewhere'));
    expect(elsewhere()).toMatch(/changed outside this form/);
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(elsewhere()).toMatch(/is undone. Redo brings it back/);
    await hands.click(hands.one('[data-action="redo-edit"]'));
    expect(hands.labelled('Label').value).toBe('signed elsewhere');
    await hands.write(hands.labelled('Label'), 'written here');
    expect(elsewhere()).toBe('');
  });

  it('goes on with its history when it is opened again, as often as that is', async () => {
    const kept = keepClaims();
    await open(goodClaim, { kept });
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    await hands.click(hands.labelled('The claim is itself a negation'));
    const left = desk.text();
    desk.close();
    await open(left, { kept });
    expect(hands.one('.elsewhere').textContent).toBe('');
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(read().negative).toBeUndefined();
    const undone = desk.text();
    desk.close();
    await open(undone, { kept });
    await hands.click(hands.one('[data-action="redo-edit"]'));
    expect(desk.text()).toBe(left);
    await hands.click(hands.one('[data-action="undo-edit"]'));
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(desk.text()).toBe(goodClaim);
    expect(hands.one<HTMLButtonElement>('[data-action="undo-edit"]').disabled).toBe(true);
  });

  it('overwrites nothing that was changed elsewhere while another claim was open', async () => {
    const kept = keepClaims();
    await open(goodClaim, { kept });
    await hands.write(hands.labelled('Statement'), 'Statins cause Alzheimer.');
    desk.close();
    const imported = goodClaim.replace('statins and dementia', 'imported');
    await open(imported, { kept });
    expect(hands.labelled('Label').value).toBe('imported');
    expect(hands.labelled('Statement').value).toBe('Statins cause dementia.');
    expect(hands.one('.elsewhere').textContent).toMatch(/changed outside this form/);
    // Nothing is saved until she asks for what was here.
    expect(desk.fields).toEqual([]);
    await hands.click(hands.one('[data-action="undo-edit"]'));
    expect(hands.labelled('Statement').value).toBe('Statins cause Alzheimer.');
    expect(hands.one('.elsewhere').textContent).toMatch(/is undone/);
    await hands.click(hands.one('[data-action="redo-edit"]'));
    expect(desk.text()).toBe(imported);
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
