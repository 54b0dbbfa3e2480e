import type { ClaimsFolder } from '../claims/compile.ts';
import type { Change } from '../claims/editing/change.ts';
import type { BenchLoaded, CorpusLike, Judgement, Tried } from './bench.ts';
import type { LiveLibrary } from './live-library.ts';
import type { Answer, Asked, Kind, Question } from './serve-bench.ts';

/**
 * The bench as the curator's page has it: in a worker. Of each kind of question only the newest counts: an older one
 * that has no answer yet is answered with null at once.
 */
export type BenchClient = {
  load: (folder: ClaimsFolder, corpus: readonly CorpusLike[]) => Promise<BenchLoaded | null>;
  /**
   * Judges an edited file.
   * @param partly called with what is known so far, where there are more posts than can be looked at in a moment
   * @returns what is known when all posts have been looked at
   */
  judge: (file: string, text: string, partly?: (judgement: Judgement) => void) => Promise<Judgement | null>;
  tryPost: (text: string) => Promise<Tried | null>;
  /** The library with the changes, made in a worker of its own: judging does not wait for it. */
  live: (folder: ClaimsFolder, changes: readonly Change[], version: string) => Promise<LiveLibrary | null>;
  /** Ends the workers; every question that is open is answered with null. */
  close: () => void;
};

/** What is used of a worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
};

/** Where posts are left, the bench is asked again after so long; it reads on meanwhile. */
const askAgainMs = 50;

/** The worker was ended by a fault of its own, or for want of memory. */
export class BenchStopped extends Error {
  override readonly name = 'BenchStopped';

  constructor() {
    super(
      'The test bench stopped unexpectedly. Nothing that you wrote is lost: it starts again with your next change, and checks the claim then.',
    );
  }
}

export function startBench(start: () => WorkerLike = startWorker): BenchClient {
  const bench = makeLine(start);
  let live: Line | null = null;
  let lastLoad: Asked['load']['of'] | null = null;
  /** Raised by each new judgement, and by closing. */
  let judging = 0;

  const ask = async <K extends Exclude<Kind, 'live'>>(kind: K, of: Asked[K]['of']) => {
    // A new worker knows nothing.
    if (bench.isNew() && lastLoad && kind !== 'load') void bench.ask('load', lastLoad).catch(() => {});
    return bench.ask(kind, of);
  };
  return {
    load(folder, corpus) {
      lastLoad = { folder, corpus };
      return ask('load', lastLoad);
    },
    async judge(file, text, partly) {
      const mine = ++judging;
      for (;;) {
        const judgement = await ask('judge', { file, text });
        if (judgement === null || mine !== judging) return null;
        if (judgement.left === 0) return judgement;
        partly?.(judgement);
        await new Promise((done) => setTimeout(done, askAgainMs));
        if (mine !== judging) return null;
      }
    },
    tryPost: (text) => ask('tryPost', { text }),
    async live(folder, changes, version) {
      live?.close();
      const mine = makeLine(start);
      live = mine;
      try {
        return await mine.ask('live', { folder, changes, version });
      } finally {
        // It is needed seldom, and its memory at other times.
        mine.close();
      }
    },
    close() {
      judging++;
      bench.close();
      live?.close();
    },
  };
}

/** One worker, which has one question of each kind at most, and the newest of each that waits for it. */
type Line = {
  ask: <K extends Kind>(kind: K, of: Asked[K]['of']) => Promise<Asked[K]['answer'] | null>;
  /** No question was sent to the worker yet, or none since it was started again. */
  isNew: () => boolean;
  close: () => void;
};

type Waiting = {
  question: Question;
  answer: (answer: Asked[Kind]['answer'] | null) => void;
  fail: (error: Error) => void;
};

function makeLine(start: () => WorkerLike): Line {
  let worker: WorkerLike | null = null;
  let closed = false;
  let lastId = 0;
  const sent = new Map<Kind, Waiting>();
  const next = new Map<Kind, Waiting>();

  const send = (waiting: Waiting) => {
    sent.set(waiting.question.kind, waiting);
    worker ??= begin();
    worker.postMessage(waiting.question);
  };
  const begin = (): WorkerLike => {
    const begun = start();
    begun.onmessage = ({ data }) => hear(data);
    begun.onerror = (event) => {
      event.preventDefault();
      fail();
    };
    begun.onmessageerror = () => fail();
    return begun;
  };
  const hear = (data: Answer) => {
    const [kind, waiting] = [...sent].find(([, { question }]) => question.id === data.id) ?? [];
    if (!kind || !waiting) return;
    sent.delete(kind);
    if ('error' in data) waiting.fail(new Error(data.error));
    else waiting.answer(data.answer);
    const newer = next.get(kind);
    next.delete(kind);
    if (newer) send(newer);
  };
  const letGo = (): Waiting[] => {
    worker?.terminate();
    worker = null;
    const open = [...sent.values(), ...next.values()];
    sent.clear();
    next.clear();
    return open;
  };
  const fail = () => {
    for (const waiting of letGo()) waiting.fail(new BenchStopped());
  };

  return {
    ask: <K extends Kind>(kind: K, of: Asked[K]['of']) =>
      new Promise<Asked[K]['answer'] | null>((answer, fail) => {
        if (closed) {
          answer(null);
          return;
        }
        const question = { id: ++lastId, kind, of } as Question;
        const waiting = { question, answer: answer as Waiting['answer'], fail };
        const before = sent.get(kind);
        if (!before) {
          send(waiting);
          return;
        }
        // Its answer will not be heard: the newest question is the one that counts.
        before.answer(null);
        next.get(kind)?.answer(null);
        next.set(kind, waiting);
      }),
    isNew: () => worker === null,
    close() {
      closed = true;
      for (const waiting of letGo()) waiting.answer(null);
    },
  };
}

function startWorker(): WorkerLike {
  return new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module', name: 'bench' });
}
