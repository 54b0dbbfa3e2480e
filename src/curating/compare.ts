import type { Match } from '../matching/match.ts';
import { type BenchPost, expectedOf } from './bench-posts.ts';
import type { Expected } from './examples.ts';
import type { Judgement } from './judgement.ts';

/** The claim under edit: what it is called, before and now (null for none), and which claims mean nearly the same. */
export type Edited = { before: string | null; now: string | null; neighbours: ReadonlySet<string> };

/** What the edit did to posts. */
export type Effects = Pick<Judgement, 'newCatches' | 'falseAlarms' | 'lost' | 'stolen'>;

/**
 * Compares what posts matched with what they match now.
 * @param whyLost why a post has no badge of the claim any more
 */
export function compareMatches(
  posts: readonly { post: BenchPost; before: readonly Match[]; after: readonly Match[] }[],
  edited: Edited,
  whyLost: (text: string) => string,
): Effects {
  const effects: Effects = { newCatches: [], falseAlarms: [], lost: [], stolen: [] };
  for (const { post, before, after } of posts) {
    // Its own examples are told apart, each with whether it passes.
    if (isOwnExample(post, edited)) continue;
    const { text } = post;
    const expected = expectedFor(post, edited);
    const had = badgeOf(before, edited.before);
    const has = badgeOf(after, edited.now);
    const hadRight = had !== null && (expected === null || had.stance === expected);
    if (has === null) {
      if (hadRight) effects.lost.push({ text, match: had, expected, why: whyLost(text), isNew: true });
      continue;
    }
    const caught = { text, match: has, expected, why: has.why };
    if (has.stance === expected) {
      if (!hadRight) effects.newCatches.push({ ...caught, isNew: true });
      continue;
    }
    const winner = before.find(isBadge);
    if (winner && winner.claim !== edited.before && after.find(isBadge) === has)
      effects.stolen.push({ text, from: winner.claim, match: has });
    else if (expected !== null) effects.falseAlarms.push({ ...caught, isNew: had === null || hadRight });
    else if (had === null) effects.newCatches.push({ ...caught, isNew: true });
  }
  return effects;
}

/** How well the claim does in the corpus. @param after what a post matches now; nothing where the claim cannot match */
export function scoreCorpus(
  posts: readonly BenchPost[],
  edited: Edited,
  after: (post: BenchPost) => readonly Match[],
): Judgement['corpus'] {
  const known = posts.flatMap((post) => {
    const expected = post.inCorpus ? expectedFor(post, edited) : null;
    return expected === null ? [] : [{ expected, has: badgeOf(after(post), edited.now) }];
  });
  const right = known.filter(({ expected, has }) => has?.stance === expected).length;
  const badges = known.filter(({ has }) => has !== null).length;
  const wanted = known.filter(({ expected }) => expected === 'asserts' || expected === 'asks').length;
  return {
    precision: badges === 0 ? null : right / badges,
    recall: wanted === 0 ? null : right / wanted,
    n: known.length,
  };
}

function expectedFor(post: BenchPost, { before, now, neighbours }: Edited): Expected | null {
  return expectedOf(post, [now, before], neighbours);
}

function isOwnExample({ told, inCorpus }: BenchPost, { before, now }: Edited): boolean {
  return !inCorpus && told.some(({ claim }) => claim === before || claim === now);
}

/** Only posts that assert or ask get a badge. */
function isBadge({ stance }: Match): boolean {
  return stance === 'asserts' || stance === 'asks';
}

function badgeOf(matches: readonly Match[], claim: string | null): Match | null {
  return matches.find((match) => match.claim === claim && isBadge(match)) ?? null;
}
