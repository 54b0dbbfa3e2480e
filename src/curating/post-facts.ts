import type { Frame } from '../claims/claim.ts';
import type { MatchedClaim } from '../matching/judged.ts';
import type { Match } from '../matching/match.ts';
import type { Examined } from '../matching/matcher.ts';

/**
 * What is kept of each post that was matched with the claims as they were loaded, so that after an edit only those are
 * matched again that the claim can have to do with.
 */
export type PostFacts = {
  matches: readonly Match[];
  concepts: ReadonlySet<string>;
  /** Claims whose head would propose them here, whether or not a frame did. */
  proposed: readonly string[];
  /** Claims whose head is first or second in some stretch: without them others have other rivals. */
  leading: readonly string[];
};

/** A head proposes its claim from here on (src/matching/proposals.ts). */
const proposes = 0;

/** @param ids of the matcher's claims by their numbers */
export function factsOf({ reading, conceptNames, scores, matches }: Examined, ids: readonly string[]): PostFacts {
  const proposed = new Set<string>();
  const leading = new Set<string>();
  for (const here of scores) {
    let first = -1;
    let second = -1;
    here.forEach((score, claim) => {
      if (Number.isNaN(score)) return;
      if (score >= proposes) proposed.add(ids[claim] ?? '');
      if (first < 0 || score > (here[first] ?? 0)) {
        second = first;
        first = claim;
      } else if (second < 0 || score > (here[second] ?? 0)) second = claim;
    });
    for (const claim of [first, second]) if (claim >= 0) leading.add(ids[claim] ?? '');
  }
  return {
    matches,
    concepts: new Set([...reading.concepts.keys()].map((concept) => conceptNames[concept] ?? '')),
    proposed: [...proposed],
    leading: [...leading],
  };
}

/** Posts by what leads to them; posts are numbers. */
export type PostIndex = {
  byConcept: Map<string, number[]>;
  byProposed: Map<string, number[]>;
  byLeading: Map<string, number[]>;
};

export function emptyIndex(): PostIndex {
  return { byConcept: new Map(), byProposed: new Map(), byLeading: new Map() };
}

export function addToIndex(index: PostIndex, post: number, { concepts, proposed, leading }: PostFacts): void {
  const add = (lists: Map<string, number[]>, names: Iterable<string>) => {
    for (const name of names) {
      const list = lists.get(name);
      if (list) list.push(post);
      else lists.set(name, [post]);
    }
  };
  add(index.byConcept, concepts);
  add(index.byProposed, proposed);
  add(index.byLeading, leading);
}

/** How many claims rest on each concept: a post without any such concept is not looked at by the matcher at all. */
export type Telling = ReadonlyMap<string, number>;

export function tellingOf(claims: Iterable<MatchedClaim>): Telling {
  const counts = new Map<string, number>();
  for (const claim of claims)
    for (const concept of restingOn(claim)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  return counts;
}

function restingOn(claim: MatchedClaim | null): Set<string> {
  return new Set(claim?.frames.flatMap((frame) => frame.all.flat()) ?? []);
}

/** A claim before and after an edit; null where it is not matched. */
export type ClaimEdit = { before: MatchedClaim | null; after: MatchedClaim | null };

/**
 * The posts that match otherwise after an edit, and a few more. All others match the same, but for one thing: the
 * rarity of words is counted over all phrasings of all claims, and moves by a trifle with each phrasing that is added
 * or taken out. In our claims database that moves scores by some thousandths; and of two phrasings about equally near,
 * the other may be named.
 */
export function touchedPosts(index: PostIndex, telling: Telling, { before, after }: ClaimEdit): Set<number> {
  const touched = new Set<number>();
  const addAll = (posts: readonly number[] = []) => {
    for (const post of posts) touched.add(post);
  };
  const claims = [before, after].filter((claim) => claim !== null);
  // Where one of its frames may be complete, before or after.
  for (const claim of claims) for (const frame of claim.frames) addAll(postsOfFrame(index, frame));
  // Where its head proposes it; and where its head had a say, if it has none any more.
  for (const { id } of claims) addAll(index.byProposed.get(id));
  if (before && before.id !== after?.id) addAll(index.byLeading.get(before.id));
  // Where the matcher begins to look, or looks no more, since a frame brought a concept or took the last of it.
  const [was, is] = [restingOn(before), restingOn(after)];
  for (const concept of is) if (!telling.has(concept)) addAll(index.byConcept.get(concept));
  for (const concept of was) if (!is.has(concept) && telling.get(concept) === 1) addAll(index.byConcept.get(concept));
  return touched;
}

/** Posts that have a concept of each group of a frame, wherever. */
function postsOfFrame({ byConcept }: PostIndex, frame: Frame): number[] {
  const groups = frame.all.map((group) => new Set([group].flat().flatMap((concept) => byConcept.get(concept) ?? [])));
  const [smallest = new Set<number>(), ...others] = groups.sort((a, b) => a.size - b.size);
  return [...smallest].filter((post) => others.every((group) => group.has(post)));
}
