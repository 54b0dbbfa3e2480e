/**
 * One measured thing. Times are milliseconds of single calls; what could not be measured is null, and `note` says why.
 */
export type Row = {
  what: string;
  engine: string;
  claims: number | null;
  /** Words of each post; null for posts as they came. */
  words: number | null;
  /** How many posts, or runs, were timed. */
  n: number;
  p50_ms: number | null;
  p99_ms: number | null;
  p95_ms?: number;
  max_ms?: number;
  /** What it should stay below. */
  goal_ms?: number;
  /** Making the index. */
  build_ms?: number;
  /** What the index keeps in memory; null without `node --expose-gc`. */
  heap_mib?: number | null;
  bytes?: number | null;
  gzip_bytes?: number | null;
  /** What a page pays: of our script a post; our longest stretch in one task, and the longest task that was mostly ours. */
  script_ms_per_post?: number;
  longest_stretch_ms?: number;
  longest_task_ms?: number;
  /** All that the page's main thread did. */
  busy_ms_per_post?: number;
  layout_shift?: number;
  /** Posts beside which a badge was seen. */
  badged?: number;
  /** What the claims that a database was grown by have in common with ours. */
  copies?: string;
  /** Matches with claims that no post is about: zero, or the database was grown badly. */
  woken?: number;
  note?: string;
};

/** The engine of all rows that are of this project. */
export const ours = 'ours';

/** What one row costs in units of another. */
export type Ratio = { what: string; claims: string; words: number | null; times: number | null };

/** Three decimals: a microsecond is the least that single calls tell. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
