import { nextTask } from './in-out/take-time.ts';

/** So long the page may be kept from drawing. */
const sliceMs = 12;

/** Does something to each of many in slices, between which the page draws and hears keys. */
export async function inSlices<T, Result>(
  items: readonly T[],
  work: (item: T) => Result,
  onProgress: (done: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - since < sliceMs) continue;
    onProgress(results.length);
    await nextTask();
    since = performance.now();
  }
  return results;
}
