import type { Progress, Stepwise } from '../../../claims/importing/stepwise.ts';
import { breather } from '../breather.ts';

/**
 * Does a long work in slices, between which the page draws and answers.
 * @returns null if it was given up
 */
export async function takeTime<T>(
  work: Stepwise<T>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<T | null> {
  const breathe = breather();
  for (;;) {
    if (signal.aborted) return null;
    const step = work.next();
    if (step.done) return step.value;
    await breathe(() => onProgress(step.value));
  }
}
