import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isLent, type Post } from '../training/posts.ts';
import type { Result } from './figures.ts';
import type { JudgedFold } from './fold-worker.ts';

/** The lent posts are dealt into so many folds. */
export const folds = 5;
/** A worker keeps all posts as they were read, some 2 GiB: more than two would crowd a common machine. */
const mostWorkers = 2;

export function inFold(post: Post, fold: number): boolean {
  return isLent(post) && post.index % folds === fold;
}

/**
 * Judges every lent post by a matcher that was trained without its fold, some folds at once.
 * @param posts in the order of `labelledPosts`
 * @param done told how many folds are judged
 */
export async function judgeFolds(posts: readonly Post[], done: (count: number) => void): Promise<Result[]> {
  const waiting = Array.from({ length: folds }, (_, fold) => fold);
  const judged: JudgedFold[] = [];
  const work = async () => {
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url));
    try {
      for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
        worker.postMessage(fold);
        judged.push(await answerOf(worker));
        done(judged.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostWorkers, availableParallelism(), folds) }, work));
  return judged
    .sort((a, b) => a.fold - b.fold)
    .flatMap(({ found }) =>
      found.flatMap(({ number, matches }) => {
        const post = posts[number];
        return post ? [{ post, matches }] : [];
      }),
    );
}

function answerOf(worker: Worker): Promise<JudgedFold> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
