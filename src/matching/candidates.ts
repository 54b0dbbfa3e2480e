import type { Frame } from '../claims/claim.ts';
import type { Hit } from './concepts.ts';
import type { Reading } from './reading.ts';

/** A frame with its concepts as numbers, ready to be looked for. */
export type ReadyFrame = {
  claim: number;
  groups: number[][];
  /** Concept of the words that normally tie the groups together. */
  relation: number | null;
  not: number[];
  weak: boolean;
  source: Frame;
};

/** A claim's frame found complete in a post. */
export type Candidate = {
  claim: number;
  frame: ReadyFrame;
  /** One hit a group, in the frame's order. */
  hits: Hit[];
  firstToken: number;
  lastToken: number;
  firstSentence: number;
  lastSentence: number;
  /**
   * A word that ties the concepts stands inside the window, or within three words of it in the same sentences:
   * 'plain' ("causes", "leads to"), or only a 'loose' one ("after", "since").
   */
  relation: 'plain' | 'loose' | 'none';
};

/** Frames by the concepts of their rarest group, so that a post wakes only the frames it has words for. */
export type FrameIndex = Map<number, ReadyFrame[]>;

/** @param formCount how many forms a concept has: a measure of how often it will be found. */
export function indexFrames(frames: readonly ReadyFrame[], formCount: (concept: number) => number): FrameIndex {
  const index: FrameIndex = new Map();
  const cost = (group: number[]) => group.reduce((sum, concept) => sum + formCount(concept), 0);
  for (const frame of frames) {
    const key = frame.groups.reduce((best, group) => (cost(group) < cost(best) ? group : best));
    for (const concept of key) {
      const list = index.get(concept);
      if (list) list.push(frame);
      else index.set(concept, [frame]);
    }
  }
  return index;
}

/** Words between the relation word and the window that still tie it to the window. */
const relationReach = 3;
/** How many places of a concept are tried in a post; a rant repeats itself. */
const anchorsTried = 12;

/** All frames that are complete in the post: each group on words of its own, within two neighbouring sentences. */
export function findCandidates(index: FrameIndex, reading: Reading): Candidate[] {
  const frames = new Set<ReadyFrame>();
  for (const concept of reading.concepts.keys()) for (const frame of index.get(concept) ?? []) frames.add(frame);
  const candidates: Candidate[] = [];
  for (const frame of frames) {
    const candidate = complete(frame, reading);
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

function complete(frame: ReadyFrame, reading: Reading): Candidate | null {
  const places: Hit[][] = [];
  for (const group of frame.groups) {
    const hits = group.flatMap((concept) => reading.concepts.get(concept) ?? []);
    if (hits.length === 0) return null;
    places.push(hits);
  }
  const order = places.map((_, index) => index).sort((a, b) => (places[a]?.length ?? 0) - (places[b]?.length ?? 0));
  const anchors = places[order[0] ?? 0] ?? [];
  let best: Candidate | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const anchor of anchors.slice(0, anchorsTried)) {
    const chosen: Hit[] = [];
    chosen[order[0] ?? 0] = anchor;
    let failed = false;
    for (const place of order.slice(1)) {
      const taken = Object.values(chosen);
      const nearest = nearestFree(places[place] ?? [], anchor, taken);
      if (!nearest) {
        failed = true;
        break;
      }
      chosen[place] = nearest;
    }
    if (failed) continue;
    const candidate = describe(frame, chosen, reading);
    if (!candidate) continue;
    const cost =
      candidate.lastToken -
      candidate.firstToken +
      20 * chosen.filter((hit) => !hit.strict).length -
      (candidate.relation === 'plain' ? 5 : 0);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

/** Nearest hit within a sentence of the anchor on words that no other group uses; a strict one is worth eight words. */
function nearestFree(hits: Hit[], anchor: Hit, taken: Hit[]): Hit | null {
  let best: Hit | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    if (Math.abs(hit.sentence - anchor.sentence) > 1) continue;
    if (taken.some((other) => hit.first <= other.last && other.first <= hit.last)) continue;
    if (taken.some((other) => Math.abs(other.sentence - hit.sentence) > 1)) continue;
    const cost = Math.abs(hit.first - anchor.first) + (hit.strict ? 0 : 8);
    if (cost < bestCost) {
      best = hit;
      bestCost = cost;
    }
  }
  return best;
}

function describe(frame: ReadyFrame, hits: Hit[], reading: Reading): Candidate | null {
  const firstToken = Math.min(...hits.map((hit) => hit.first));
  const lastToken = Math.max(...hits.map((hit) => hit.last));
  const firstSentence = Math.min(...hits.map((hit) => hit.sentence));
  const lastSentence = Math.max(...hits.map((hit) => hit.sentence));
  const inWindow = (hit: Hit) => hit.sentence >= firstSentence && hit.sentence <= lastSentence;
  if (frame.not.some((concept) => (reading.concepts.get(concept) ?? []).some((hit) => hit.strict && inWindow(hit))))
    return null;
  const ties =
    frame.relation === null
      ? []
      : (reading.concepts.get(frame.relation) ?? []).filter(
          (hit) =>
            inWindow(hit) &&
            hit.last >= firstToken - relationReach &&
            hit.first <= lastToken + relationReach &&
            !hits.some((other) => hit.first <= other.last && other.first <= hit.last),
        );
  const relation = ties.some((hit) => hit.strict) ? 'plain' : ties.length > 0 ? 'loose' : 'none';
  return { claim: frame.claim, frame, hits, firstToken, lastToken, firstSentence, lastSentence, relation };
}

/**
 * One candidate for each claim: from a strong frame rather than a weak one, then from strict words, from words that are
 * tied plainly, and from those that stand closest. What was learned has no say, so that it can be learned from.
 */
export function preferred<T extends { candidate: Candidate }>(framed: readonly T[]): T[] {
  const best = new Map<number, T>();
  for (const one of framed) {
    const other = best.get(one.candidate.claim);
    if (!other || rank(one.candidate) < rank(other.candidate)) best.set(one.candidate.claim, one);
  }
  return [...best.values()];
}

/** Lower is better. A word of distance weighs one; no post is so long that distance outweighs a kind of frame. */
function rank(candidate: Candidate): number {
  const span = Math.min(99, candidate.lastToken - candidate.firstToken);
  const broad = candidate.hits.filter((hit) => !hit.strict).length;
  const tied = candidate.frame.relation === null || candidate.relation === 'plain' ? 0 : 1;
  return 1000 * (candidate.frame.weak ? 1 : 0) + 300 * broad + 100 * tied + span - 20 * candidate.frame.groups.length;
}
