// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { type Desk, handsOn, openDesk } from './a-desk.tsx';

const replies = {
  first: `  - tone: rebut   # the long one
    text: |-
      {{fact}}

      A common myth says otherwise,
      and it misleads. {{sources}}
`,
  second: `  # My patients liked this one.
  - {tone: prime, text: '{{fact}} That is what the trials found. {{sources}}'}
`,
  third: `  - tone: answer
    text: >-
      Good question. {{fact}} {{nuance}}
      Ask whoever prescribed it. {{sources}}
`,
};
const frames = {
  first: '  - {all: [statin, memory-loss], relation: causes}  # said plainly\n',
  second: '  # a frame of its own for "brain fog"\n  - {all: [cholesterol, memory-loss]}\n',
};
const write = (inFrames: string, inReplies: string) =>
  goodClaim
    .replace(/^frames:\n.*\n/m, `frames:\n${inFrames}`)
    .replace(/^replies:\n(?: .*\n)+/m, `replies:\n${inReplies}`);
const begun = write(frames.first + frames.second, `${replies.first}${replies.second}${replies.third}`);

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const button = (entry: string, action: string) => hands.one<HTMLButtonElement>(`${entry} [data-action="${action}"]`);
const reply = (index: number) => `[data-reply="${index}"]`;
const frame = (index: number) => `[data-frame="${index}"]`;

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  desk = await openDesk(begun);
  hands = handsOn(desk);
});
afterEach(() => desk.close());

describe('replies and frames', () => {
  it('move by buttons with names of their own, and the focus goes along', async () => {
    expect(button(reply(0), 'up').disabled).toBe(true);
    expect(button(reply(2), 'down').disabled).toBe(true);
    expect(button(reply(1), 'down').getAttribute('aria-label')).toBe('Move down: Reply 2');
    expect(button(frame(1), 'up').getAttribute('aria-label')).toBe('Move up: Frame 2');
    await hands.click(button(reply(0), 'down'));
    expect(desk.text()).toBe(write(frames.first + frames.second, `${replies.second}${replies.first}${replies.third}`));
    expect(document.activeElement).toBe(button(reply(1), 'down'));
    expect(hands.one('.replies > .told').textContent).toBe('Moved to place 2 of 3.');
    await hands.click(button(reply(1), 'down'));
    expect(desk.text()).toBe(write(frames.first + frames.second, `${replies.second}${replies.third}${replies.first}`));
    // At the end the button that was pressed can do no more.
    expect(document.activeElement).toBe(button(reply(2), 'up'));
    expect(hands.one<HTMLTextAreaElement>(`${reply(2)} textarea`).value).toMatch(/^\{\{fact\}\}\n\nA common myth/);
  });

  it('are each moved in one step, which is undone', async () => {
    await hands.click(button(frame(1), 'up'));
    expect(desk.text()).toBe(write(frames.second + frames.first, `${replies.first}${replies.second}${replies.third}`));
    expect(document.activeElement).toBe(button(frame(0), 'down'));
    await hands.click(button(reply(2), 'up'));
    await hands.click(button(reply(1), 'up'));
    const moved = desk.text();
    expect(moved).toBe(write(frames.second + frames.first, `${replies.third}${replies.first}${replies.second}`));
    for (let step = 0; step < 3; step++) await hands.press(button(reply(0), 'down'), 'z', { ctrlKey: true });
    expect(desk.text()).toBe(begun);
    for (let step = 0; step < 3; step++) await hands.click(hands.one('[data-action="redo-edit"]'));
    expect(desk.text()).toBe(moved);
  });

  it('are dragged by their grips', async () => {
    const drag = (selector: string, kind: string) =>
      act(() => {
        hands.one(selector).dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
      });
    await drag(`${reply(2)} .grip`, 'dragstart');
    expect(hands.one(reply(2)).classList).toContain('dragged');
    // A frame is no place for a reply.
    await drag(frame(0), 'drop');
    expect(desk.text()).toBe(begun);
    await drag(reply(0), 'drop');
    expect(desk.text()).toBe(write(frames.first + frames.second, `${replies.third}${replies.first}${replies.second}`));
    expect(document.activeElement).toBe(button(reply(0), 'down'));
    expect(hands.all('.dragged')).toHaveLength(0);
  });
});
