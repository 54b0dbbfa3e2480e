import type { Progress, Stepwise } from '../../../claims/importing/stepwise.ts';

/** So long the page may be kept from drawing: less than a frame, of which drawing needs its part. */
const sliceMs = 10;

/**
 * Does a long work in slices, between which the page draws and answers.
 * @returns null if it was given up
 */
export async function takeTime<T>(
  work: Stepwise<T>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<T | null> {
  let since = performance.now();
  for (;;) {
    if (signal.aborted) return null;
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < sliceMs) continue;
    onProgress(step.value);
    await nextTask();
    since = performance.now();
  }
}

/** A message to itself: timers of a tab that is not looked at come once a second. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
