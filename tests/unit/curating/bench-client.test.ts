import { afterEach, describe, expect, it } from 'vitest';
import { BenchStopped, startBench, type WorkerLike } from '../../../src/curating/bench-client.ts';
import { type Answer, type Question, serveBench } from '../../../src/curating/serve-bench.ts';
import { folderOf, goodClaim } from '../claims/folder.ts';

/** A worker in the same thread: it hears and answers copies, in turns of its own. */
class LocalWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  ended = false;
  readonly heard: Question[] = [];
  private readonly answer = serveBench(
    (answer) => this.say(answer),
    (next) => setTimeout(() => this.ended || next()),
  );

  postMessage(question: Question): void {
    const copy = structuredClone(question);
    this.heard.push(copy);
    setTimeout(() => {
      if (this.ended) return;
      if (copy.kind === 'tryPost' && copy.of.text === 'crash') this.crash();
      else this.answer(copy);
    });
  }

  terminate(): void {
    this.ended = true;
  }

  private say(answer: Answer): void {
    const data = structuredClone(answer);
    setTimeout(() => this.ended || this.onmessage?.(new MessageEvent('message', { data })));
  }

  private crash(): void {
    this.onerror?.(Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }) as ErrorEvent);
  }
}

const file = 'db/heart/statins-cause-dementia.yaml';
const folder = folderOf();
const edited = (phrasing: string) => goodClaim.replace('brain fog from statins', phrasing);

let workers: LocalWorker[] = [];
let client: ReturnType<typeof startBench> | null = null;
function begin() {
  workers = [];
  client = startBench(() => {
    const worker = new LocalWorker();
    workers.push(worker);
    return worker;
  });
  return client;
}
afterEach(() => client?.close());

describe('the bench in a worker', () => {
  it('loads, judges and tries posts', async () => {
    const bench = begin();
    const post = { id: '1', text: 'Statins cause dementia, I swear', labels: [] };
    expect(await bench.load(folder, [post])).toMatchObject({ claims: 1, posts: 13, problems: [] });
    const judgement = await bench.judge(file, edited('a phrasing of my own'));
    expect(judgement).toMatchObject({ problems: [], left: 0 });
    expect(judgement?.examples).toHaveLength(12);
    expect((await bench.tryPost('Statins cause dementia.'))?.matches).toMatchObject([
      { claim: 'statins-cause-dementia' },
    ]);
    expect(workers).toHaveLength(1);
  });

  it('answers only the newest of many keys, and asks the worker as seldom', async () => {
    const bench = begin();
    await bench.load(folder, []);
    const keys = ['s', 'st', 'sta', 'stat', 'stati'].map((typed) => bench.judge(file, edited(`${typed} statin`)));
    const answers = await Promise.all(keys);
    expect(answers.slice(0, 4)).toEqual([null, null, null, null]);
    expect(answers[4]?.problems).toEqual([]);
    const asked = workers[0]?.heard.flatMap((one) => (one.kind === 'judge' ? [one.of.text] : [])) ?? [];
    expect(new Set(asked)).toEqual(new Set([edited('s statin'), edited('stati statin')]));
  });

  it('answers different questions side by side', async () => {
    const bench = begin();
    const [loaded, judgement, tried] = await Promise.all([
      bench.load(folder, []),
      bench.judge(file, goodClaim),
      bench.tryPost('Statins cause dementia.'),
    ]);
    expect([loaded, judgement, tried]).not.toContain(null);
  });

  it('tells what is known so far while posts are still read', async () => {
    const bench = begin();
    const text = `Statins cause dementia. ${'We walked along the sea and came home late. '.repeat(200)}`;
    const corpus = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, text: `${index} ${text}`, labels: [] }));
    await bench.load(folder, corpus);
    const parts: number[] = [];
    const judgement = await bench.judge(file, edited('a phrasing of my own'), ({ left }) => parts.push(left));
    expect(judgement?.left).toBe(0);
    expect(parts[0]).toBeGreaterThan(0);
  });

  it('says what is wrong, in a sentence, and goes on', async () => {
    const bench = begin();
    await expect(bench.tryPost('statins')).rejects.toThrow('The bench has no claims yet: load them first.');
    await bench.load(folder, []);
    expect(await bench.tryPost('Statins cause dementia.')).not.toBeNull();
  });

  it('starts the worker again after a crash, with the claims that were loaded', async () => {
    const bench = begin();
    await bench.load(folder, []);
    const waiting = bench.judge(file, goodClaim).catch((error: unknown) => error);
    await expect(bench.tryPost('crash')).rejects.toThrow(BenchStopped);
    await waiting;
    expect(workers[0]?.ended).toBe(true);
    const judgement = await bench.judge(file, goodClaim);
    expect(judgement?.examples).toHaveLength(12);
    expect(workers).toHaveLength(2);
    expect(workers[1]?.heard.map(({ kind }) => kind).slice(0, 2)).toEqual(['load', 'judge']);
  });

  it('makes the live library in a worker of its own, which ends with the answer', async () => {
    const bench = begin();
    await bench.load(folder, []);
    const change = { file, base: goodClaim, text: goodClaim, author: '', reason: '', on: '', revision: 1 };
    const [older, newer] = await Promise.all([
      bench.live(folder, [change], 'older'),
      bench.live(folder, [change], 'newer'),
    ]);
    expect(older).toBeNull();
    expect(newer?.library.version).toBe('newer');
    expect(workers.map(({ ended }) => ended)).toEqual([false, true, true]);
  });

  it('ends its worker when it is closed, and answers what is open with null', async () => {
    const bench = begin();
    const open = [bench.load(folder, []), bench.judge(file, goodClaim), bench.live(folder, [], 'x')];
    bench.close();
    expect(await Promise.all(open)).toEqual([null, null, null]);
    expect(workers.every(({ ended }) => ended)).toBe(true);
    expect(await bench.tryPost('statins')).toBeNull();
  });
});
