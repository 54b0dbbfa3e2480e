import { performance } from 'node:perf_hooks';
import { rounded } from './row.ts';

/** How long a row may take: it ends after `most` calls, or when `budget` milliseconds are spent on at least `least`. */
export type Limits = { most: number; least: number; budget: number };

export type Times = { n: number; p50_ms: number; p99_ms: number; max_ms: number };

/** Before anything is timed, it is run so long, on other posts, that its code has been compiled. */
const warmUp: Limits = { most: 100, least: 1, budget: 500 };

/** Times single calls, one a post, after a warm-up with posts of the same kind. */
export function timeEach(
  call: (text: string) => unknown,
  posts: readonly string[],
  warming: readonly string[],
  limits: Limits,
): Times {
  calls(call, warming, warmUp);
  return summary(calls(call, posts, limits));
}

function calls(call: (text: string) => unknown, posts: readonly string[], { most, least, budget }: Limits): number[] {
  const times: number[] = [];
  let spent = 0;
  for (const post of posts) {
    if (times.length >= most || (spent >= budget && times.length >= least)) break;
    const before = performance.now();
    call(post);
    const time = performance.now() - before;
    times.push(time);
    spent += time;
  }
  return times;
}

/** Median, 99th percentile and maximum; of fewer than a hundred times the percentile is the maximum. */
export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((x, y) => x - y);
  const nth = (place: number) => sorted[Math.min(sorted.length - 1, Math.floor(place))] ?? 0;
  return {
    n: times.length,
    p50_ms: rounded((nth((sorted.length - 1) / 2) + nth(sorted.length / 2)) / 2),
    p99_ms: rounded(nth(0.99 * sorted.length)),
    max_ms: rounded(nth(sorted.length - 1)),
  };
}

/** Makes something, and says how long that took and what it keeps in memory. */
export function timeMaking<T>(make: () => T): { made: T; build_ms: number; heap_mib: number | null } {
  const before = memory();
  const start = performance.now();
  const made = make();
  const build_ms = rounded(performance.now() - start);
  const after = memory();
  return { made, build_ms, heap_mib: before === null || after === null ? null : mebibytes(after - before) };
}

/** Bytes in use after a collection, typed arrays included; null without `node --expose-gc`. */
export function memory(): number | null {
  if (!globalThis.gc) return null;
  // The first collection lets go of array buffers that only the second one counts as gone.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export function mebibytes(bytes: number): number {
  return Math.round((100 * bytes) / 2 ** 20) / 100;
}
