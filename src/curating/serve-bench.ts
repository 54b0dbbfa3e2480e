import type { ClaimsFolder } from '../claims/compile.ts';
import type { Change } from '../claims/editing/change.ts';
import { type BenchLoaded, type CorpusLike, createBench, type Judgement, type Tried } from './bench.ts';
import { type LiveLibrary, liveLibrary } from './live-library.ts';

/** What the bench's worker can be asked, and what it answers. */
export type Asked = {
  load: { of: { folder: ClaimsFolder; corpus: readonly CorpusLike[] }; answer: BenchLoaded };
  judge: { of: { file: string; text: string }; answer: Judgement };
  tryPost: { of: { text: string }; answer: Tried };
  live: { of: { folder: ClaimsFolder; changes: readonly Change[]; version: string }; answer: LiveLibrary };
};
export type Kind = keyof Asked;

export type Question = { [K in Kind]: { id: number; kind: K; of: Asked[K]['of'] } }[Kind];
export type Answer =
  | { id: number; answer: Asked[Kind]['answer'] }
  /** What went wrong, in a sentence. */
  | { id: number; error: string };

/**
 * So long posts are matched for one answer; what is left is told with the next. A judgement shall be there 200 ms after
 * the last key, and half of that is for all else.
 */
export const stretchMs = 100;
/** So long posts are read before the bench hears whether it is asked anything. */
const readingMs = 30;

/**
 * Answers questions in a worker. Posts are read between questions, so that the first judgement need not wait for
 * thousands of them.
 * @param say sends an answer
 * @param later calls back once waiting questions have been heard
 */
export function serveBench(
  say: (answer: Answer) => void,
  later: (next: () => void) => void,
): (asked: Question) => void {
  const bench = createBench();
  let reading = false;

  const readOn = () => {
    reading = bench.read(readingMs) > 0;
    if (reading) later(readOn);
  };
  const answerTo = (asked: Question): Asked[Kind]['answer'] => {
    switch (asked.kind) {
      case 'load':
        return bench.open(asked.of.folder, asked.of.corpus);
      case 'judge':
        return bench.judge(asked.of.file, asked.of.text, stretchMs);
      case 'tryPost':
        return bench.tryPost(asked.of.text);
      case 'live':
        return liveLibrary(asked.of.folder, asked.of.changes, asked.of.version);
    }
  };
  return (asked) => {
    try {
      say({ id: asked.id, answer: answerTo(asked) });
    } catch (error) {
      say({ id: asked.id, error: error instanceof Error ? error.message : String(error) });
      return;
    }
    if (asked.kind === 'load' && !reading) {
      reading = true;
      later(readOn);
    }
  };
}
