// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Tried } from '../../../../../src/curating/bench.ts';
import type { Match } from '../../../../../src/matching/match.ts';
import { readCorpus } from '../../../../../src/storage/curating/corpus.ts';
import { closeDatabase } from '../../../../../src/storage/database.ts';
import { speakEnglish } from '../../english.ts';
import { type Desk, handsOn, nothingFound, openDesk } from './a-desk.tsx';

const post = 'They say statins rot your memory. <img src=x onerror=alert(1)>';
const match: Match = {
  claim: 'statins-cause-dementia',
  stance: 'asserts',
  level: 'flag',
  score: 0.934,
  start: 0,
  end: 33,
  words: [
    { start: 9, end: 16 },
    { start: 26, end: 32 },
  ],
  frame: ['statin', 'memory-loss'],
  phrasing: 'these pills steal your memory',
  why: 'statin and memory-loss in one sentence',
};
const tried = (matches: Match[]): Tried => ({
  text: post,
  matches,
  nearly: [{ claim: 'drugs-harm', score: 0.2, why: 'no word that ties them' }],
});

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const onTry = vi.fn<(text: string) => Promise<Tried | null>>();
const open = async () => {
  desk = await openDesk(undefined, { onTry });
  hands = handsOn(desk);
};
const part = (title: string) => {
  const found = hands.all('.bench-part').find(({ textContent }) => textContent.startsWith(title));
  if (!found) throw new Error(`There is no part "${title}"`);
  return found;
};
const marked = (element: HTMLElement) => [...element.querySelectorAll('mark')].map(({ textContent }) => textContent);

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  onTry.mockReset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => desk.close());

describe('the bench beside the editor', () => {
  it('says that it is still reading, then all of it in one line that is told politely', async () => {
    await open();
    const line = hands.one('.bench-summary');
    expect(line.getAttribute('role')).toBe('status');
    expect(line.textContent).toContain('is reading');
    const example = { expected: 'asserts' as const, index: 0, text: post, found: match, passed: true };
    const caught = { text: post, match, expected: 'unrelated', why: 'because', isNew: true };
    await desk.judge({
      ...nothingFound,
      examples: [example, { ...example, index: 1, found: null, passed: false }],
      falseAlarms: [caught],
    });
    expect(line).toBe(hands.one('.bench-summary'));
    expect(line.textContent).toBe(
      'Examples passing: 1 of 2. False alarms: 1. Lost: 0. Taken from other claims: 0. New catches: 0. Likely duplicates: 0.',
    );
  });

  it('is told in short on the bar that stays in sight, with precision and recall where posts are labelled', async () => {
    await open();
    const toBench = () => hands.one('[data-action="to-bench"]').textContent;
    expect(toBench()).toBe('To the bench');
    const caught = { text: post, match, expected: 'unrelated', why: 'because', isNew: true };
    const example = { expected: 'asserts' as const, index: 0, text: post, found: match, passed: true };
    await desk.judge({ ...nothingFound, examples: [example], falseAlarms: [caught], newCatches: [caught] });
    expect(toBench()).toBe('To the benchExamples 1/1 · False alarms 1 · Lost 0 · New 1');
    await desk.judge({ ...nothingFound, corpus: { precision: 0.92, recall: null, n: 12 } });
    expect(toBench()).toMatch(/New 0 · Precision: 92%\. Recall: nothing to count\.$/);
    expect(hands.one('.bench-summary').textContent).toMatch(
      /^Precision: 92%\. Recall: nothing to count\. Examples passing/,
    );
    await hands.click(hands.one('[data-action="to-bench"]'));
    expect(document.activeElement).toBe(hands.one('.bench-panel h2'));
  });

  it('keeps every part in its place, also the empty ones, and what she opened open', async () => {
    await open();
    await desk.judge(nothingFound);
    const titles = () =>
      hands.all('.bench-part > summary, .bench-part > h3').map(({ textContent }) => textContent.trim());
    const before = titles();
    expect(before).toHaveLength(7);
    const fresh = part('New catches') as HTMLDetailsElement;
    fresh.open = true;
    const caught = { text: post, match, expected: null, why: 'because', isNew: true };
    await desk.judge({ ...nothingFound, newCatches: [caught] });
    expect(titles().map((title) => title.replace(/\d+/g, ''))).toEqual(
      before.map((title) => title.replace(/\d+/g, '')),
    );
    expect(part('New catches')).toBe(fresh);
    expect(fresh.open).toBe(true);
  });

  it('shows examples that fail with what they were read as', async () => {
    await open();
    const failing = { expected: 'refutes' as const, index: 2, text: post, found: match, passed: false };
    await desk.judge({ ...nothingFound, examples: [failing] });
    const examples = part('Its own examples');
    expect(examples.textContent).toContain('Fails: the post refutes it, and was read otherwise');
    expect(examples.textContent).toContain('Read as: asserts it · flag · 93%');
    expect(marked(examples)).toEqual(['statins', 'memory']);
    expect(examples.querySelector('img')).toBeNull();
  });

  it('shows false alarms, lost and stolen posts and duplicates, each with marked words and why', async () => {
    await open();
    const caught = { text: post, match, expected: 'mentions', why: 'frame statin + memory-loss', isNew: true };
    await desk.judge({
      ...nothingFound,
      corpus: { precision: 0.5, recall: null, n: 8 },
      falseAlarms: [caught],
      lost: [{ ...caught, expected: 'asserts', why: 'no frame is complete' }],
      stolen: [{ text: post, from: 'statins-cause-dementia', match }],
      similar: [{ phrasing: 'statin brain', claim: 'drugs-harm', text: 'drug brain', score: 0.71 }],
    });
    expect(part('On the posts of the bench').textContent).toMatch(/Precision50%Recallnothing to countPosts8/);
    for (const title of ['False alarms', 'Lost', 'Taken from other claims'])
      expect(marked(part(title))).toEqual(['statins', 'memory']);
    expect(part('False alarms').textContent).toContain('By this edit');
    expect(part('False alarms').textContent).toContain('somebody said that it only mentions it');
    expect(part('Lost').textContent).toContain('no frame is complete');
    expect(part('Taken from other claims').textContent).toContain('before: Statins cause dementia.');
    expect(part('Likely duplicates').textContent).toContain('“drug brain” of: drugs-harm (71% alike)');
  });
});

describe('what a post would match', () => {
  const tryIt = async (text = post) => {
    await hands.write(hands.labelled('What would this post match?'), text);
    await vi.waitFor(() => expect(hands.one('.tried').textContent).not.toBe(''));
  };

  it('is told with the marked words and the reason, and again when the claim has changed', async () => {
    onTry.mockResolvedValue(tried([match]));
    await open();
    await tryIt();
    expect(onTry).toHaveBeenCalledWith(post);
    const answer = hands.one('.tried');
    expect(answer.textContent).toContain('Statins cause dementia. (this claim)');
    expect(answer.textContent).toContain('statin and memory-loss in one sentence');
    expect(answer.textContent).toContain('Nearest known wording: “these pills steal your memory”');
    expect(marked(answer)).toEqual(['statins', 'memory']);
    expect(hands.one('.try-post details').textContent).toContain('no word that ties them');
    onTry.mockResolvedValue(tried([]));
    await desk.judge(nothingFound);
    await vi.waitFor(() => expect(hands.one('.tried').textContent).toBe('It matches no claim.'));
    // A later question came in between: what is told stays.
    onTry.mockResolvedValue(null);
    await desk.judge({ ...nothingFound });
    await vi.waitFor(() => expect(onTry).toHaveBeenCalledTimes(3));
    expect(hands.one('.tried').textContent).toBe('It matches no claim.');
    await hands.write(hands.labelled('What would this post match?'), ' ');
    expect(hands.one('.tried').textContent).toBe('');
  });

  it('can be kept on the bench, with what the post does with the claim', async () => {
    onTry.mockResolvedValue(tried([match]));
    await open();
    await tryIt();
    const add = hands.one<HTMLButtonElement>('[data-action="add-to-bench"]');
    expect(add.disabled).toBe(true);
    await hands.choose(hands.labelled('What does this post do with the claim that is open?'), 'mentions');
    await act(() => add.form?.requestSubmit());
    await vi.waitFor(() => expect(hands.one('.add-tried').textContent).toContain('The post is on the bench now.'));
    expect(await readCorpus()).toEqual([
      expect.objectContaining({
        text: post,
        labels: [{ claim: 'statins-cause-dementia', stance: 'mentions' }],
        from: 'pasted',
      }),
    ]);
    await hands.choose(hands.labelled('What does this post do with the claim that is open?'), 'asserts');
    await act(() => add.form?.requestSubmit());
    await vi.waitFor(() => expect(hands.one('.add-tried').textContent).toContain('was on the bench already'));
    expect((await readCorpus())[0]?.labels).toEqual([{ claim: 'statins-cause-dementia', stance: 'asserts' }]);
  });
});
