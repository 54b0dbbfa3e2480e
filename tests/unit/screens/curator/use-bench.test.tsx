// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change } from '../../../../src/claims/editing/change.ts';
import type { Judgement } from '../../../../src/curating/bench.ts';
import { type BenchClient, BenchStopped } from '../../../../src/curating/bench-client.ts';
import { type BenchDesk, useBench } from '../../../../src/screens/curator/use-bench.ts';
import { addToCorpus } from '../../../../src/storage/curating/corpus.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';
import { speakEnglish } from '../english.ts';

const files = ['fruit/a.yaml', 'fruit/b.yaml'];
const list = {
  claims: files.map((file) => ({ file, text: `${file} of the list` })),
  references: null,
  lexicon: [],
  unread: [],
};
const change = (file: string, revision: number): Change => ({
  file,
  base: null,
  text: `${file} ${revision}`,
  author: '',
  reason: '',
  on: '2026-11-28T00:00:00.000Z',
  revision,
});
const judgement = (ms: number): Judgement => ({
  problems: [],
  examples: [],
  corpus: { precision: null, recall: null, n: 0 },
  newCatches: [],
  falseAlarms: [],
  lost: [],
  stolen: [],
  similar: [],
  left: 0,
  ms,
});

const load = vi.fn<BenchClient['load']>(async () => ({ claims: 2, posts: 0, problems: [], ms: 1 }));
const judge = vi.fn<BenchClient['judge']>(async () => judgement(1));
const close = vi.fn();
const client: BenchClient = { load, judge, tryPost: async () => null, live: async () => null, close };
const loadedTexts = () => load.mock.calls.at(-1)?.[0].claims.map(({ text }) => text);

let desk: BenchDesk;
let root: HTMLElement;
function Desk() {
  desk = useBench(() => client);
  return <p>{desk.error}</p>;
}
const follow = (file: string, ...changes: Change[]) => act(() => desk.follow({ list, changes }, file));
const loaded = (times: number) => vi.waitFor(() => expect(load).toHaveBeenCalledTimes(times));

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  vi.clearAllMocks();
  root = document.createElement('div');
  await act(() => render(<Desk />, root));
});
afterEach(() => render(null, root));

describe('the bench of the page', () => {
  it('loads with the first claim that is opened, as the claims are then', async () => {
    expect(load).not.toHaveBeenCalled();
    await follow('fruit/a.yaml', change('fruit/a.yaml', 1));
    await loaded(1);
    expect(loadedTexts()).toEqual(['fruit/a.yaml 1', 'fruit/b.yaml of the list']);
    await vi.waitFor(() => expect(desk.loads).toBe(1));
  });

  it('does not load again for what is typed in the open claim, but for another claim', async () => {
    await follow('fruit/a.yaml');
    await loaded(1);
    await follow('fruit/a.yaml', change('fruit/a.yaml', 1));
    await follow('fruit/a.yaml', change('fruit/a.yaml', 2));
    await follow('fruit/a.yaml', change('fruit/a.yaml', 2), change('fruit/b.yaml', 1));
    await loaded(2);
    // New is what is new since the claim was opened.
    expect(loadedTexts()).toEqual(['fruit/a.yaml of the list', 'fruit/b.yaml 1']);
    await follow('fruit/b.yaml', change('fruit/a.yaml', 2), change('fruit/b.yaml', 1));
    await loaded(3);
    expect(loadedTexts()).toEqual(['fruit/a.yaml 2', 'fruit/b.yaml 1']);
  });

  it('has a claim that moved once, also while it is open', async () => {
    await follow('fruit/a.yaml');
    await loaded(1);
    const moved = { ...change('milk/a.yaml', 1), base: 'fruit/a.yaml of the list' };
    await follow('milk/a.yaml', { ...change('fruit/a.yaml', 1), text: null }, moved);
    await loaded(2);
    expect(loadedTexts()).toEqual(['fruit/b.yaml of the list', 'milk/a.yaml 1']);
    await follow('milk/a.yaml', { ...change('fruit/a.yaml', 1), text: null }, { ...moved, revision: 2 });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('loads again with a post that is added', async () => {
    await follow('fruit/a.yaml');
    await loaded(1);
    await addToCorpus([{ text: 'Bananas gave me hiccups', labels: [], from: 'pasted' }]);
    await loaded(2);
    expect(load.mock.calls.at(-1)?.[1]).toMatchObject([{ text: 'Bananas gave me hiccups' }]);
  });

  it('is not asked before it has any claims', async () => {
    await act(() => desk.judge('fruit/a.yaml', 'x'));
    expect(judge).not.toHaveBeenCalled();
    expect(await desk.tryPost('a post')).toBeNull();
    expect(root.textContent).toBe('');
  });

  it('knows the judgement of the claim that was asked for last, and not of another', async () => {
    await follow('fruit/a.yaml');
    await vi.waitFor(() => expect(desk.loads).toBe(1));
    await act(() => desk.judge('fruit/a.yaml', 'x'));
    expect(desk.judgementOf('fruit/a.yaml')).toEqual(judgement(1));
    expect(desk.judgementOf('fruit/b.yaml')).toBeNull();
    judge.mockResolvedValueOnce(null);
    await act(() => desk.judge('fruit/a.yaml', 'y'));
    expect(desk.judgementOf('fruit/a.yaml')).toEqual(judgement(1));
  });

  it('says what went wrong until it works again', async () => {
    await follow('fruit/a.yaml');
    await vi.waitFor(() => expect(desk.loads).toBe(1));
    judge.mockRejectedValueOnce(new BenchStopped());
    await act(() => desk.judge('fruit/a.yaml', 'x'));
    expect(root.textContent).toMatch(/^The test bench stopped unexpectedly. Nothing that you wrote is lost/);
    await act(() => desk.judge('fruit/a.yaml', 'x'));
    expect(root.textContent).toBe('');
  });

  it('ends with the page', async () => {
    await follow('fruit/a.yaml');
    await loaded(1);
    await act(() => render(null, root));
    expect(close).toHaveBeenCalled();
  });
});
