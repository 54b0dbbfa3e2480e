import { diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import { isFields } from './house-form.ts';

/** Below this two texts have so little in common that one was taken out and another put in. */
const alike = 0.5;

/** Beyond so many pairs likeness is not asked for: a list so changed has been replaced. */
const mostPairs = 40_000;

/** Letters are compared in texts up to this length; in longer ones words say enough, and many times faster. */
const longestSpelled = 120;

/**
 * Which items of a list are those of another: equal ones first, in their order; then equal ones elsewhere; then those
 * that are alike, as replies of which a sentence was changed.
 * @returns for each item of `after` its place in `before`, or null if it is new
 */
export function matchItems(before: readonly unknown[], after: readonly unknown[]): (number | null)[] {
  const pairs: (number | null)[] = after.map(() => null);
  const taken = new Set<number>();
  const pair = (from: number, to: number) => {
    pairs[to] = from;
    taken.add(from);
  };
  const keys = before.map(keyOf);
  const wanted = after.map(keyOf);

  let from = 0;
  let to = 0;
  for (const { added, removed, count } of diffArrays(keys, wanted)) {
    if (!added && !removed) for (let step = 0; step < count; step++) pair(from + step, to + step);
    if (!added) from += count;
    if (!removed) to += count;
  }
  const spare = new Map<string, number[]>();
  keys.forEach((key, index) => {
    if (!taken.has(index)) spare.set(key, [...(spare.get(key) ?? []), index]);
  });
  wanted.forEach((key, index) => {
    const moved = pairs[index] === null ? spare.get(key)?.shift() : undefined;
    if (moved !== undefined) pair(moved, index);
  });

  for (const { one, other } of alikePairs(before, after, pairs, taken))
    if (!taken.has(one) && pairs[other] === null) pair(one, other);
  return pairs;
}

type AlikePair = { one: number; other: number; likeness: number; apart: number };

function alikePairs(
  before: readonly unknown[],
  after: readonly unknown[],
  pairs: readonly (number | null)[],
  taken: ReadonlySet<number>,
): AlikePair[] {
  const left = before.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  const right = after.flatMap((_, index) => (pairs[index] === null ? [index] : []));
  if (left.length * right.length > mostPairs) return [];
  return left
    .flatMap((one) =>
      right.map((other) => ({
        one,
        other,
        likeness: likeness(before[one], after[other]),
        apart: Math.abs(one - other),
      })),
    )
    .filter((pair) => pair.likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness || a.apart - b.apart);
}

/** From 0, nothing in common, to 1. */
function likeness(one: unknown, other: unknown): number {
  if (isFields(one) && isFields(other)) {
    // Records with an id are the same if their ids are.
    if (typeof one.id === 'string' || typeof other.id === 'string') return one.id === other.id ? 1 : 0;
    return sharedWords(wordsIn(one), wordsIn(other));
  }
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  const spelled =
    Math.max(one.length, other.length) > longestSpelled ? 0 : 1 - distance(one, other) / longer(one, other);
  return Math.max(sharedWords(wordsIn(one), wordsIn(other)), spelled);
}

function longer(one: string, other: string): number {
  return Math.max(one.length, other.length, 1);
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return isFields(value) ? Object.values(value).flatMap(wordsIn) : [];
}

/** The part of the words that both have (Dice), each as often as it stands in both. */
function sharedWords(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
}

/** Equal values have equal keys, whatever the order of their fields. */
export function keyOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
    ) ?? 'undefined'
  );
}
