import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Claim } from '../../../src/claims/claim.ts';
import { type ClaimsFolder, type Compiled, compile, type KnownFiles } from '../../../src/claims/compile.ts';
import { readClaimsFolder } from '../../../src/cli/claims-folder.ts';
import { type Bench, createBench } from '../../../src/curating/bench.ts';
import { type BenchPost, gatherPosts } from '../../../src/curating/bench-posts.ts';
import { compareMatches, type Effects } from '../../../src/curating/compare.ts';
import { addToIndex, emptyIndex, factsOf, tellingOf, touchedPosts } from '../../../src/curating/post-facts.ts';
import type { MatchedClaim } from '../../../src/matching/judged.ts';
import type { Match } from '../../../src/matching/match.ts';
import { createMatcher, type Matcher } from '../../../src/matching/matcher.ts';

/**
 * The bench looks only at what an edited claim can change. Here it is held against the whole: a matcher made anew of
 * all claims, on the examples of all claims.
 */

let folder: ClaimsFolder;
let compiled: Compiled;
let claims: Claim[];
let posts: BenchPost[];
let matcher: Matcher;
let before: Match[][];
let bench: Bench;
const known: KnownFiles = new Map();
const index = emptyIndex();

beforeAll(async () => {
  folder = await readClaimsFolder('claims-db');
  compiled = compile(folder, '', { known });
  claims = compiled.claims.filter(({ status }) => status === 'published');
  posts = gatherPosts(claims, []);
  matcher = createMatcher({ concepts: compiled.concepts, claims });
  const ids = claims.map(({ id }) => id);
  const examined = posts.map(({ text }) => matcher.examine(text));
  before = examined.map(({ matches }) => matches);
  for (const [post, one] of examined.entries()) addToIndex(index, post, factsOf(one, ids));
  bench = createBench();
  bench.load(folder, []);
}, 120_000);

/** What a curator may do to a claim; `other` is another claim to take something from. */
const edits: Record<string, (claim: Claim, other: Claim) => Claim> = {
  'drops a phrasing': (claim) => ({ ...claim, phrasings: claim.phrasings.slice(1) }),
  'adds a phrasing with new words': (claim) => ({
    ...claim,
    phrasings: [...claim.phrasings, 'zyzzyva quoll numbats gave my uncle the flu'],
  }),
  'takes the phrasings of another': (claim, other) => ({
    ...claim,
    phrasings: [...claim.phrasings, ...other.phrasings.slice(0, 3).map((text) => `${text} indeed`)],
  }),
  "adds another's frames": (claim, other) => ({ ...claim, frames: [...claim.frames, ...other.frames] }),
  "widens a concept group by another's": (claim, other) => ({
    ...claim,
    frames: claim.frames.map((frame) => ({
      ...frame,
      all: frame.all.map((group, at) =>
        at === 0 ? [...new Set([group, other.frames[0]?.all[0] ?? []].flat(2))] : group,
      ),
    })),
  }),
  'asks for one concept only': (claim) => ({
    ...claim,
    frames: claim.frames.map((frame) => ({ ...frame, all: frame.all.slice(0, 1), not: [] })),
  }),
  'drops its frames but one': (claim) => ({ ...claim, frames: claim.frames.slice(-1) }),
  'bars a concept': (claim, other) => ({
    ...claim,
    frames: claim.frames.map((frame) => ({ ...frame, not: [...frame.not, ...[other.frames[0]?.all[0] ?? []].flat()] })),
  }),
  'turns it round': (claim) => ({ ...claim, negative: !claim.negative }),
  'makes another its general neighbour': (claim, other) => ({ ...claim, broader: [other.id] }),
  'renames it': (claim) => ({ ...claim, id: `${claim.id}-renamed` }),
  'retires it': (claim) => ({ ...claim, status: 'retired' }),
  'changes only its words for readers': (claim) => ({ ...claim, label: 'another label' }),
};

/** The claims as they are matched after an edit of one. */
function libraryWith(edited: Claim, place: number): MatchedClaim[] {
  return claims.flatMap((one, at) => (at !== place ? [one] : edited.status === 'retired' ? [] : [edited]));
}

function textOf(claim: Claim): string {
  return stringify(claim, { lineWidth: 0 });
}

/** What a reader sees of a match. */
const seen = (matches: readonly Match[]) =>
  matches.map(({ claim, stance, level, start, end, words }) => ({ claim, stance, level, start, end, words }));
const inOrder = ({ newCatches, falseAlarms, lost, stolen }: Effects, texts: ReadonlySet<string>) =>
  [newCatches, falseAlarms, lost, stolen].map((list) =>
    list
      .filter(({ text }) => texts.has(text))
      .map((one) => JSON.stringify({ ...one, why: '' }))
      .sort(),
  );

/** Rarer or commoner words elsewhere move a score by no more than this; see `touchedPosts`. */
const trifle = 0.02;
/** Every so manyth post is matched by the whole, which takes a second for all of them. */
const sampled = 4;

describe('an edit beside the whole library', () => {
  it.each(Object.entries(edits))(
    'finds the same when somebody %s',
    (name, edit) => {
      const pick = fc.tuple(fc.nat(claims.length - 1), fc.nat(claims.length - 1));
      fc.assert(
        fc.property(pick, ([place, otherPlace]) => {
          const [claim, other] = [claims[place], claims[otherPlace]];
          if (!claim || !other || claim === other) return;
          const edited = edit(claim, other);
          const after = edited.status === 'retired' ? null : edited;
          const whole = createMatcher({ concepts: compiled.concepts, claims: libraryWith(edited, place) });
          const exchanged = matcher.exchange(
            new Map<string, MatchedClaim | null>([[claim.id, null], ...(after ? [[after.id, after] as const] : [])]),
          );
          const touched = touchedPosts(index, tellingOf(claims), { before: claim, after });
          const now = new Map(posts.flatMap(({ text }, at) => (at % sampled === 0 ? [[at, whole.match(text)]] : [])));

          // 1. The matcher with the claim exchanged answers as one made of the whole.
          for (const post of touched)
            if (now.has(post)) expect(exchanged.match(posts[post]?.text ?? '')).toEqual(now.get(post));
          // 2. Posts that the claim does not touch match as before.
          for (const [post, matches] of now) {
            if (touched.has(post)) continue;
            const was = before[post] ?? [];
            expect(seen(matches)).toEqual(seen(was));
            for (const [at, { score }] of matches.entries())
              expect(Math.abs(score - (was[at]?.score ?? 0))).toBeLessThan(trifle);
          }
          // 3. The bench tells just what comparing all posts tells.
          const judged = bench.judge(compiled.written[place]?.file ?? '', textOf(edited));
          const narrower = claims.filter(({ broader }) => broader.includes(claim.id) || broader.includes(edited.id));
          const neighbours = new Set([...claim.broader, ...edited.broader, ...narrower.map(({ id }) => id)]);
          const compared = posts.flatMap((post, at) => {
            const matches = now.get(at);
            return matches ? [{ post, before: before[at] ?? [], after: matches }] : [];
          });
          const names = { before: claim.id, now: after?.id ?? null, neighbours };
          const texts = new Set(compared.map(({ post }) => post.text));
          expect(inOrder(judged, texts)).toEqual(
            inOrder(
              compareMatches(compared, names, () => ''),
              texts,
            ),
          );
          expect(judged.left).toBe(0);
        }),
        { numRuns: 1, seed: 7 + Object.keys(edits).indexOf(name), endOnFailure: true },
      );
    },
    120_000,
  );

  it.each(['renames it', 'takes the phrasings of another', 'drops a phrasing'])(
    'reports for the file what compiling the whole folder does when somebody %s',
    (name) => {
      const [claim, other] = [claims[40], claims[41]];
      if (!claim || !other) throw new Error('There are fewer claims than that.');
      const file = compiled.written[40]?.file ?? '';
      const text = textOf({
        ...(edits[name]?.(claim, other) ?? claim),
        fact: 'Incomprehensibilities notwithstanding.',
      });
      const folderNow = { ...folder, claims: folder.claims.map((one) => (one.file === file ? { file, text } : one)) };
      const reported = compile(folderNow, '', { known: new Map(known) }).problems.filter((one) => one.file === file);
      expect(reported).not.toEqual([]);
      expect(bench.judge(file, text).problems).toEqual(reported);
    },
    60_000,
  );
});
