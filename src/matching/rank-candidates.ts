import type { ClaimIndex } from './rank-index.ts';
import type { ReadPost } from './rank-post.ts';

/**
 * Finds the claims worth a close look, at a cost that does not grow with the list: the rarest words of the post are
 * looked up first until a budget of postings is spent ("quit" of Moffat & Zobel 1996,
 * https://doi.org/10.1145/237496.237497), and the best of what they bring is scored exactly over all words.
 */
export type Candidates = {
  /** Numbers of claims, best first, with their scores: `count` of them are valid until the next call. */
  claims: Uint32Array;
  scores: Float32Array;
  count: number;
};

/**
 * Postings read for a post, claims scored exactly, and claims passed on. Among 14,231 claims the right one is as often
 * among the first five as when all postings are read and 4,096 claims scored.
 */
const postingsBudget = 2048;
const scored = 96;
const passedOn = 32;
/** A word that weighs less than this brings no claim; it only helps to order them. */
const lightest = 0.6;

/** The highest few of many values, kept as a heap whose root is the lowest of them. */
function createHeap(limit: number) {
  const items = new Uint32Array(limit);
  const values = new Float32Array(limit);
  let size = 0;
  // Of equal values the lower number stays, so that the order of arrival does not matter.
  const below = (x: number, y: number) => {
    const one = values[x] ?? 0;
    const other = values[y] ?? 0;
    return one < other || (one === other && (items[x] ?? 0) > (items[y] ?? 0));
  };
  const swap = (x: number, y: number) => {
    const item = items[x] ?? 0;
    const value = values[x] ?? 0;
    items[x] = items[y] ?? 0;
    values[x] = values[y] ?? 0;
    items[y] = item;
    values[y] = value;
  };
  const sink = (end: number) => {
    let at = 0;
    for (;;) {
      let lowest = at;
      const left = 2 * at + 1;
      if (left < end && below(left, lowest)) lowest = left;
      if (left + 1 < end && below(left + 1, lowest)) lowest = left + 1;
      if (lowest === at) return;
      swap(at, lowest);
      at = lowest;
    }
  };
  return {
    items,
    values,
    clear: () => {
      size = 0;
    },
    offer: (item: number, value: number) => {
      if (size < limit) {
        items[size] = item;
        values[size] = value;
        let at = size++;
        while (at > 0) {
          const parent = (at - 1) >> 1;
          if (!below(at, parent)) return;
          swap(at, parent);
          at = parent;
        }
        return;
      }
      const root = values[0] ?? 0;
      if (value < root || (value === root && item > (items[0] ?? 0))) return;
      items[0] = item;
      values[0] = value;
      sink(size);
    },
    /** Puts the best first and gives their number; the heap is to be cleared before its next use. */
    sort: () => {
      for (let end = size - 1; end > 0; end--) {
        swap(0, end);
        sink(end);
      }
      return size;
    },
  };
}

/** @returns a function that finds the candidates of a post; its arrays are reused from call to call. */
export function createCandidates(index: ClaimIndex): (post: ReadPost) => Candidates {
  const sums = new Float32Array(index.size);
  const touched = new Uint32Array(Math.min(index.size, postingsBudget));
  const first = createHeap(scored);
  const second = createHeap(passedOn);
  const result: Candidates = { claims: second.items, scores: second.values, count: 0 };
  const seen = new Uint32Array(index.weights.length);
  let stamp = 0;

  // Reading these from the index inside the loops would cost as much as the sums themselves.
  const { postings, postingStarts, weights, brevity, starts, terms } = index;

  return (post) => {
    let budget = postingsBudget;
    let count = 0;
    for (const term of post.byWeight) {
      const weight = weights[term] ?? 0;
      if (budget === 0 || weight < lightest) break;
      const from = postingStarts[term] ?? 0;
      const to = Math.min(postingStarts[term + 1] ?? 0, from + budget);
      budget -= to - from;
      for (let at = from; at < to; at++) {
        const claim = postings[at] ?? 0;
        const sum = sums[claim] ?? 0;
        if (sum === 0) touched[count++] = claim;
        sums[claim] = sum + weight;
      }
    }
    first.clear();
    for (let at = 0; at < count; at++) {
      const claim = touched[at] ?? 0;
      first.offer(claim, (sums[claim] ?? 0) * (brevity[claim] ?? 0));
      sums[claim] = 0;
    }
    const kept = first.sort();
    const { has, stamp: inPost } = post;
    second.clear();
    for (let at = 0; at < kept; at++) {
      const claim = first.items[at] ?? 0;
      const end = starts[claim + 1] ?? 0;
      let sum = 0;
      stamp++;
      for (let place = starts[claim] ?? 0; place < end; place++) {
        const term = terms[place] ?? 0;
        if (has[term] !== inPost || seen[term] === stamp) continue;
        seen[term] = stamp;
        sum += weights[term] ?? 0;
      }
      second.offer(claim, sum * (brevity[claim] ?? 0));
    }
    result.count = second.sort();
    return result;
  };
}
