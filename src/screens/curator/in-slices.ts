import { breather } from './breather.ts';

/** Does something to each of many in slices, between which the page draws and hears keys. */
export async function inSlices<T, Result>(
  items: readonly T[],
  work: (item: T) => Result,
  onProgress: (done: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  const breathe = breather();
  for (const item of items) {
    results.push(work(item));
    await breathe(() => onProgress(results.length));
  }
  return results;
}
