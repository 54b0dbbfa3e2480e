import type { Written } from '../claims/check-claim.ts';
import type { Claim, Draft } from '../claims/claim.ts';
import { type ClaimsFolder, type Compiled, compile, type KnownFiles, readClaim } from '../claims/compile.ts';
import { claimNameOf } from '../claims/editing/claim-name.ts';
import type { Problem } from '../claims/problem.ts';
import type { SourceFile } from '../claims/source-file.ts';
import type { MatchedClaim } from '../matching/judged.ts';
import type { Match } from '../matching/match.ts';
import { createMatcher, type Matcher, type PostMatcher } from '../matching/matcher.ts';
import { shippedModel } from '../matching/model.ts';
import { type BenchPost, type CorpusLike, gatherPosts } from './bench-posts.ts';
import { type EditCheck, makeEditCheck } from './check-edit.ts';
import { compareMatches, type Edited, scoreCorpus } from './compare.ts';
import { type Duplicates, indexSayings } from './duplicates.ts';
import { tryExamples } from './examples.ts';
import type { Judgement } from './judgement.ts';
import {
  addToIndex,
  type ClaimEdit,
  emptyIndex,
  factsOf,
  type PostFacts,
  type PostIndex,
  type Telling,
  tellingOf,
  touchedPosts,
} from './post-facts.ts';
import { whyNoBadge } from './why-lost.ts';

export type { CorpusLike } from './bench-posts.ts';
export type { Similar } from './duplicates.ts';
export type { Caught, Judgement, Stolen } from './judgement.ts';

/**
 * The curator's bench: a claims folder and posts, matched once; then one claim after another is edited, and each time
 * only what that claim can change is looked at again. A curator types, and at 5,000 claims making the matcher anew
 * takes seconds.
 */
export type Bench = {
  /** Compiles the folder and matches all posts. Again with a folder or corpus that is little changed, it is quick. */
  load: (folder: ClaimsFolder, corpus: readonly CorpusLike[]) => BenchLoaded;
  /** As `load`, but matches no post yet: `read` does. */
  open: (folder: ClaimsFolder, corpus: readonly CorpusLike[]) => BenchLoaded;
  /** Matches posts for about so many milliseconds. @returns how many are left */
  read: (withinMs: number) => number;
  /**
   * Judges an edited file against all others as they were loaded. A draft is judged as if it were published: that is
   * what the curator wants to know before it is. While the text cannot be read, what is matched is the last one that
   * could. A file that moved to another folder since the claims were loaded is judged as the claim that it was.
   * @param withinMs after so long the rest is `left`; asked again with the same text, the bench goes on
   */
  judge: (file: string, text: string, withinMs?: number) => Judgement;
  /** What a post matches, with the last judged text in place. */
  tryPost: (text: string) => Tried;
};

export type BenchLoaded = { claims: number; posts: number; problems: Problem[]; ms: number };

/** What a post matches, and what it nearly matches. */
export type Tried = {
  text: string;
  matches: Match[];
  /** Claims that were considered and are not shown; the likeliest first. */
  nearly: { claim: string; score: number; why: string }[];
};

/** More of them are no help. */
const shownNearly = 5;
/** Beyond so many changed claims the matcher is made anew: each change of it costs as much as one at a time. */
const mostExchanged = 100;
/** The bench's library is not shipped, and has no version. */
const noVersion = '';

/** What was loaded. */
type Loaded = {
  folder: ClaimsFolder;
  compiled: Compiled;
  /** By file. */
  written: ReadonlyMap<string, Written>;
  check: EditCheck;
  duplicates: Duplicates;
  matching: Matching;
  posts: readonly BenchPost[];
  /** By post, as far as they were read. */
  facts: PostFacts[];
  index: PostIndex;
  telling: Telling;
};

/** A matcher, and the claims that have been exchanged in it since it was made. */
type Matching = {
  made: Matcher;
  madeOf: ReadonlyMap<string, MatchedClaim>;
  exchanged: ReadonlyMap<string, MatchedClaim | null>;
  /** With the exchanged claims. */
  now: PostMatcher;
  /** By number, in `now`. */
  ids: readonly string[];
  claims: ReadonlyMap<string, MatchedClaim>;
};

/** The claim under edit, in its place. */
type Placed = {
  file: string;
  /** What matching depends on, to tell edits of other fields. */
  key: string;
  edit: ClaimEdit;
  value: Claim | Draft | null;
  matcher: PostMatcher;
  /** Posts to be matched again, in the order in which they are: found when so many had been read. */
  touched: readonly number[];
  foundOf: number;
  /** What came of them so far. */
  after: Map<number, readonly Match[]>;
  /** By text, why a post has no badge any more. */
  whyLost: Map<string, string>;
};

export function createBench(): Bench {
  const known: KnownFiles = new Map();
  /** What was read of posts, by text, as long as the words of the lexicon stay. */
  let remembered = new Map<string, PostFacts>();
  let loaded: Loaded | null = null;
  let placed: Placed | null = null;
  /** Posts that a head concerns which the loaded claims do not have; see `postsOfNewHead`. */
  let newHeads = new Map<string, number[]>();

  const opened = (): Loaded => {
    if (!loaded) throw new Error('The bench has no claims yet: load them first.');
    return loaded;
  };

  const open: Bench['open'] = (folder, corpus) => {
    const started = performance.now();
    const before = loaded;
    const same = before && sameFolder(before.folder, folder) ? before : null;
    const compiled = same?.compiled ?? compile(folder, noVersion, { known });
    const values = compiled.written.map(({ value }) => value);
    const posts = gatherPosts(values, corpus);
    const matching = same?.matching ?? nextMatching(before, folder, compiled);
    if (before && !same) remembered = before.matching.made === matching.made ? stillTrue(before, matching) : new Map();
    loaded = {
      folder,
      compiled,
      posts,
      matching,
      written: same?.written ?? new Map(compiled.written.map((one) => [one.file, one])),
      check: same?.check ?? makeEditCheck(compiled),
      duplicates:
        same?.duplicates ??
        indexSayings(
          values.flatMap(({ id, statement, phrasings }) =>
            [statement, ...phrasings].map((text) => ({ claim: id, text })),
          ),
        ),
      telling: same?.telling ?? tellingOf(matching.claims.values()),
      facts: [],
      index: emptyIndex(),
    };
    placed = null;
    newHeads = new Map();
    return {
      claims: compiled.counts.claims,
      posts: posts.length,
      problems: compiled.problems,
      ms: performance.now() - started,
    };
  };

  const read: Bench['read'] = (withinMs) => {
    const { posts, facts, index, matching } = opened();
    const until = performance.now() + withinMs;
    while (facts.length < posts.length && performance.now() < until) {
      const { text = '' } = posts[facts.length] ?? {};
      const found = remembered.get(text) ?? factsOf(matching.now.examine(text), matching.ids);
      remembered.set(text, found);
      addToIndex(index, facts.length, found);
      facts.push(found);
    }
    return posts.length - facts.length;
  };

  const load: Bench['load'] = (folder, corpus) => {
    const started = performance.now();
    const opening = open(folder, corpus);
    read(Number.POSITIVE_INFINITY);
    return { ...opening, ms: performance.now() - started };
  };

  /** Puts the text in place, or the loaded claim where it cannot be read; what was found of the same is kept. */
  const place = (file: string, one: Written | null): Placed => {
    if (placed && placed.file === file && !one) return placed;
    const { written, matching } = opened();
    const value = (one ?? written.get(file))?.value ?? null;
    const before = matching.claims.get(written.get(file)?.value.id ?? '') ?? null;
    const edit = { before, after: afterEdit(value, before, matching.claims) };
    const key = JSON.stringify([edit.after]);
    if (placed?.file === file && placed.key === key) {
      placed = { ...placed, value };
      return placed;
    }
    const unchanged = JSON.stringify([edit.before]) === key;
    const matcher = unchanged ? matching.now : exchange(matching, edit);
    placed = { file, key, edit, value, matcher, touched: [], foundOf: 0, after: new Map(), whyLost: new Map() };
    return placed;
  };

  /** Finds which posts the claim may have to do with, if more were read since. */
  const findTouched = (here: Placed): void => {
    const { facts, index, telling } = opened();
    if (here.foundOf === facts.length) return;
    const touched = touchedPosts(index, telling, here.edit);
    for (const post of postsOfNewHead(here.edit, here.matcher)) touched.add(post);
    // Posts of the corpus come first, so that they are looked at first.
    here.touched = [...touched].sort((a, b) => a - b);
    here.foundOf = facts.length;
  };

  /**
   * A claim that was retired or a draft may have a head from the time when it was matched. Which posts it concerns was
   * not found when they were read: each is read again, once as long as the folder stays.
   */
  const postsOfNewHead = ({ before, after }: ClaimEdit, matcher: PostMatcher): number[] => {
    const { posts, facts, matching } = opened();
    const taught = shippedModel.heads?.claims ?? [];
    if (!after || before?.id === after.id || !taught.includes(after.id) || facts.length < posts.length) return [];
    const ids = [...matching.ids, after.id];
    const found =
      newHeads.get(after.id) ??
      posts.flatMap(({ text }, post) => {
        const { proposed, leading } = factsOf(matcher.examine(text), ids);
        return proposed.includes(after.id) || leading.includes(after.id) ? [post] : [];
      });
    newHeads.set(after.id, found);
    return found;
  };

  /** Matches what the claim touches, until the time is over. @returns how many posts are left */
  const matchTouched = ({ touched, after, matcher }: Placed, until: number): number => {
    const { posts, facts, matching } = opened();
    for (const post of touched) {
      if (after.has(post)) continue;
      if (performance.now() >= until) break;
      const known = matcher === matching.now ? facts[post]?.matches : undefined;
      after.set(post, known ?? matcher.match(posts[post]?.text ?? ''));
    }
    return touched.length - after.size;
  };

  const judge: Bench['judge'] = (file, text, withinMs = Number.POSITIVE_INFINITY) => {
    const started = performance.now();
    const { folder, written, posts, facts, check, duplicates, matching } = opened();
    const isClaim = file !== folder.references?.file && !folder.lexicon.some((one) => one.file === file);
    const home = isClaim ? homeOf(file, written) : file;
    const { problems, one } = isClaim
      ? checked({ file, text }, home, check)
      : problemsElsewhere(folder, { file, text }, known);
    const here = place(home, one);
    findTouched(here);
    const left = matchTouched(here, started + withinMs);
    const { before, after } = here.edit;
    const names = { before: before?.id ?? null, now: after?.id ?? null };
    const edited: Edited = { ...names, neighbours: neighboursOf(here.edit, matching.claims) };
    const compared = here.touched.flatMap((number) => {
      const [post, now] = [posts[number], here.after.get(number)];
      return post && now ? [{ post, before: facts[number]?.matches ?? [], after: now }] : [];
    });
    const matchesNow = new Map(compared.map(({ post, after: now }) => [post, now]));
    const tried = here.value ? tryExamples(here.matcher.match, [withExamples(here.value)]) : [];
    const own = [here.value?.id, written.get(home)?.value.id].filter((id) => id !== undefined);
    return {
      problems,
      examples: tried.map(({ claim: _claim, ...example }) => example),
      corpus: scoreCorpus(posts, edited, (post) => matchesNow.get(post) ?? []),
      ...compareMatches(compared, edited, (lost) => whyLost(here, lost)),
      similar: here.value ? duplicates(new Set(own), [here.value.statement, ...here.value.phrasings]) : [],
      left: left + posts.length - facts.length,
      ms: performance.now() - started,
    };
  };

  const tryPost: Bench['tryPost'] = (text) => {
    const { judged, matches, ...rest } = (placed?.matcher ?? opened().matching.now).examine(text);
    const shown = new Set(matches.map(({ claim }) => claim));
    const nearly = judged
      .filter(({ claim }) => !shown.has(claim.id))
      .slice(0, shownNearly)
      .map(({ claim, score, concepts }) => ({
        claim: claim.id,
        score: Math.round(score * 1000) / 1000,
        why: `${concepts.join(' + ')}: ${whyNoBadge({ ...rest, judged, matches }, claim.id)}`,
      }));
    return { text, matches, nearly };
  };

  return { load, open, read, judge, tryPost };
}

function whyLost({ whyLost: known, matcher, edit }: Placed, text: string): string {
  const why = known.get(text) ?? whyNoBadge(matcher.examine(text), edit.after?.id ?? null);
  known.set(text, why);
  return why;
}

/** The edited claim, if its file can be read. */
type Checked = { problems: Problem[]; one: Written | null };

function checked(source: SourceFile, home: string, check: EditCheck): Checked {
  const { parsed, problems } = readClaim(source);
  return parsed ? { problems: check(parsed, home), one: parsed } : { problems, one: null };
}

/** The claim's file as it was loaded: one that has moved to another folder since is still the same claim. */
function homeOf(file: string, written: ReadonlyMap<string, Written>): string {
  if (written.has(file)) return file;
  const name = claimNameOf(file);
  return [...written.keys()].find((other) => claimNameOf(other) === name) ?? file;
}

/** Of references and the lexicon only what is wrong is said: they change all claims, which `load` matches anew. */
function problemsElsewhere(folder: ClaimsFolder, source: SourceFile, known: KnownFiles): Checked {
  const edited = {
    ...folder,
    references: folder.references?.file === source.file ? source : folder.references,
    lexicon: folder.lexicon.map((one) => (one.file === source.file ? source : one)),
  };
  const { problems } = compile(edited, noVersion, { known: new Map(known) });
  return { problems: problems.filter(({ file }) => file === source.file), one: null };
}

/** The claim as it would be matched; null where it would not be, or where its name is another claim's. */
function afterEdit(
  value: Claim | Draft | null,
  before: MatchedClaim | null,
  claims: ReadonlyMap<string, MatchedClaim>,
): MatchedClaim | null {
  if (value === null || value.status === 'retired') return null;
  if (value.id !== before?.id && claims.has(value.id)) return null;
  return matchedClaim(value);
}

function matchedClaim({ id, negative = false, statement, phrasings, frames, broader }: Claim | Draft): MatchedClaim {
  return { id, negative, statement, phrasings, frames, broader };
}

function withExamples({ id, examples }: Claim | Draft): Pick<Claim, 'id' | 'examples'> {
  return { id, examples };
}

/** Claims that this one is a kind of, or that are kinds of it. */
function neighboursOf({ before, after }: ClaimEdit, claims: ReadonlyMap<string, MatchedClaim>): Set<string> {
  const names = new Set([before?.id, after?.id]);
  const narrower = [...claims.values()].filter(({ broader }) => broader.some((id) => names.has(id)));
  return new Set([...(before?.broader ?? []), ...(after?.broader ?? []), ...narrower.map(({ id }) => id)]);
}

function exchange({ made, exchanged }: Matching, { before, after }: ClaimEdit): PostMatcher {
  const all = new Map(exchanged);
  if (before && before.id !== after?.id) all.set(before.id, null);
  if (after) all.set(after.id, after);
  return made.exchange(all);
}

/** The matcher of a folder: the one before with a few claims exchanged, if that will do. */
function nextMatching(before: Loaded | null, folder: ClaimsFolder, { claims, concepts }: Compiled): Matching {
  const published = new Map(
    claims.filter(({ status }) => status === 'published').map((one) => [one.id, matchedClaim(one)]),
  );
  const exchanged = before && sameFiles(before.folder.lexicon, folder.lexicon) ? differing(before, published) : null;
  if (!before || !exchanged) {
    const made = createMatcher({ concepts, claims: [...published.values()] });
    const ids = [...published.keys()];
    return { made, madeOf: published, exchanged: new Map(), now: made, ids, claims: published };
  }
  const { made, madeOf } = before.matching;
  const added = [...exchanged.keys()].filter((id) => !madeOf.has(id));
  return {
    made,
    madeOf,
    exchanged,
    now: exchanged.size === 0 ? made : made.exchange(exchanged),
    ids: [...madeOf.keys(), ...added],
    claims: published,
  };
}

/** Which claims differ from those that the matcher was made of; null if too many do, or a head is gone or back. */
function differing(
  { matching: { madeOf } }: Loaded,
  published: ReadonlyMap<string, MatchedClaim>,
): Map<string, MatchedClaim | null> | null {
  const taught = new Set(shippedModel.heads?.claims);
  const changed = new Map<string, MatchedClaim | null>();
  for (const [id, claim] of published)
    if (JSON.stringify(claim) !== JSON.stringify(madeOf.get(id))) changed.set(id, claim);
  for (const id of madeOf.keys()) if (!published.has(id)) changed.set(id, null);
  const moved = [...changed].some(([id, claim]) => taught.has(id) && (claim === null || !madeOf.has(id)));
  return moved || changed.size > mostExchanged ? null : changed;
}

/** What was read of posts that no claim touches which was changed since. */
function stillTrue({ matching, posts, facts, index, telling }: Loaded, { claims }: Matching): Map<string, PostFacts> {
  const touched = new Set<number>();
  for (const id of new Set([...matching.claims.keys(), ...claims.keys()])) {
    const edit = { before: matching.claims.get(id) ?? null, after: claims.get(id) ?? null };
    if (JSON.stringify(edit.before) === JSON.stringify(edit.after)) continue;
    for (const post of touchedPosts(index, telling, edit)) touched.add(post);
  }
  return new Map(facts.flatMap((found, post) => (touched.has(post) ? [] : [[posts[post]?.text ?? '', found]])));
}

function sameFolder(one: ClaimsFolder, other: ClaimsFolder): boolean {
  return (
    sameFiles(one.claims, other.claims) &&
    sameFiles(one.lexicon, other.lexicon) &&
    one.references?.text === other.references?.text &&
    one.references?.file === other.references?.file &&
    one.unread.length === 0 &&
    other.unread.length === 0
  );
}

function sameFiles(some: readonly SourceFile[], others: readonly SourceFile[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ file, text }, index) => file === others[index]?.file && text === others[index]?.text)
  );
}
