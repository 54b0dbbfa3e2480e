import { type Stance, stances } from '../../claims/claim.ts';
import { calibrated, logit } from '../../matching/acceptance.ts';
import { mayFlag } from '../../matching/decide.ts';
import type { HeadsFile } from '../../matching/heads.ts';
import { readyHeads, scorePlaces, termShare } from '../../matching/heads.ts';
import type { Judged, Measured, Prepared } from '../../matching/judged.ts';
import { judge, type Matcher } from '../../matching/matcher.ts';
import { type Calibration, type Linear, readyStance, type StanceFile, type Weights } from '../../matching/model.ts';
import { findKey, hashOf, packNumbers, packSmall, packWeights } from '../../matching/packed.ts';
import { fitMany, fitOne, fitOneOf, type Row, Vocabulary } from './logistic.ts';
import type { Post, PostKind } from './posts.ts';

/** A post that has been read: everything that does not depend on what is learned. */
export type ReadPost = Post & {
  prepared: Prepared;
  number: number;
  /** For each stretch the numbers of its terms in `terms`. */
  terms: Uint32Array[];
  /** How often it is taught: an example that its claim was taught in vain is taught again. */
  times: number;
};

/** Names that recur in every fold are numbered once: looking them up is most of the work. */
const terms = new Vocabulary();
const stanceNames = new Vocabulary();
const stanceRows = new WeakMap<Record<string, number>, Row>();

/** How much a kind of post counts. Real ones most: they are what we will meet. */
const trust: Record<'heads' | 'about' | 'stance', Record<PostKind, number>> = {
  heads: { real: 2, written: 1.5, own: 1, example: 1, phrasing: 1, ordinary: 1, health: 1 },
  about: { real: 3, written: 1, own: 0.1, example: 0.2, phrasing: 0, ordinary: 1, health: 1 },
  stance: { real: 8, written: 1, own: 1, example: 1, phrasing: 2, ordinary: 0, health: 0 },
};
/** A post written for one claim says little of whether others apply: they are taken not to, at this weight. */
const unsaid = 0.25;
const tuning = {
  heads: { epochs: 6, rate: 0.3, l2: 2e-5, minCount: 5 },
  prune: 0.3,
  about: { l2: 1.5, negative: 1.3 },
  stance: { epochs: 20, rate: 0.1, l2: 3e-3, minCount: 2, least: 0.15 },
  stanceCost: { asserts: 1.2, asks: 1.2, refutes: 1, mentions: 1 } as Record<Stance, number>,
  folds: 3,
};

/** Reads posts once. */
export function readPosts(matcher: Matcher, posts: readonly Post[]): ReadPost[] {
  return posts.map((post, number) => {
    const prepared = matcher.prepare(post.text);
    const numbered = prepared.stretches.map((stretch) =>
      Uint32Array.from([...stretch.terms], (term) => terms.numberOf(term)),
    );
    return { ...post, number, prepared, terms: numbered, times: 1 };
  });
}

/** Fits a head for each claim. */
export function learnHeads(ids: readonly string[], posts: readonly ReadPost[]): HeadsFile {
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const counts = new Uint32Array(terms.names.length);
  for (const post of posts)
    for (const stretch of post.terms) for (const term of stretch) counts[term] = (counts[term] ?? 0) + 1;
  const local = new Int32Array(terms.names.length).fill(-1);
  const features: number[] = [];
  counts.forEach((count, term) => {
    if (count < tuning.heads.minCount) return;
    local[term] = features.length;
    features.push(term);
  });
  const rows: Row[] = [];
  const answers: Set<number>[] = [];
  const near: number[][] = [];
  const from: { weight: number; only: number | null }[] = [];
  for (const post of posts) {
    const labelled = post.labels.flatMap(({ claim }) => numbers.get(claim) ?? []);
    post.prepared.stretches.forEach((stretch, place) => {
      const known = (post.terms[place] ?? new Uint32Array()).filter((term) => (local[term] ?? -1) >= 0);
      if (known.length === 0) return;
      rows.push({
        features: known.map((term) => local[term] ?? 0),
        values: new Float32Array(known.length).fill(termShare(stretch.terms.size)),
      });
      const right = new Set(labelled.filter((claim) => standsIn(post, claim, stretch)));
      answers.push(right);
      near.push([...new Set([...right, ...post.prepared.framed.map(({ candidate }) => candidate.claim)])]);
      from.push({
        weight: trust.heads[post.kind] * post.times,
        only: post.writtenFor === null ? null : (numbers.get(post.writtenFor) ?? null),
      });
    });
  }
  const { weights, bias } = fitMany(
    rows,
    answers,
    near,
    (row, claim) => {
      const one = from[row];
      if (!one) return 0;
      return one.only !== null && one.only !== claim ? one.weight * unsaid : one.weight;
    },
    features.length,
    ids.length,
    tuning.heads,
  );
  const entries = features
    .map((term, feature) => {
      const targets: number[] = [];
      const values: number[] = [];
      for (let claim = 0; claim < ids.length; claim++) {
        const weight = weights[feature * ids.length + claim] ?? 0;
        if (Math.abs(weight) < tuning.prune) continue;
        targets.push(claim);
        values.push(weight);
      }
      return { hash: hashOf(terms.names[term] ?? ''), targets, values };
    })
    .filter(({ targets }) => targets.length > 0)
    .sort((a, b) => a.hash - b.hash)
    // Of two terms with one hash the first stands.
    .filter(({ hash }, index, all) => all[index - 1]?.hash !== hash);
  return {
    claims: [...ids],
    bias: [...bias].map(round),
    terms: packNumbers(Uint32Array.from(entries, ({ hash }) => hash)),
    counts: packSmall(entries.map(({ targets }) => targets.length)),
    targets: packSmall(entries.flatMap(({ targets }) => targets)),
    weights: packWeights(entries.flatMap(({ values }) => values)),
  };
}

/** A label of a long post belongs to the stretches where a frame of its claim is complete; if to none, to all. */
function standsIn(post: ReadPost, claim: number, stretch: { first: number; last: number }): boolean {
  const { framed, stretches } = post.prepared;
  if (stretches.length === 1) return true;
  const own = framed.filter(({ candidate }) => candidate.claim === claim);
  const overlaps = ({ candidate }: (typeof own)[number]) =>
    candidate.firstToken <= stretch.last && candidate.lastToken >= stretch.first;
  return own.length === 0 || own.some(overlaps);
}

export type Sample = { post: ReadPost; one: Measured; label: Stance | null };

export function samplesOf(
  matcher: Matcher,
  ids: readonly string[],
  posts: readonly ReadPost[],
  file: HeadsFile,
): Sample[] {
  const heads = readyHeads(file, ids);
  const places = Int32Array.from(terms.names, (name) => findKey(heads.terms, name));
  return posts.flatMap((post) => {
    const scores = post.prepared.stretches.map((stretch, place) => {
      const known = [...(post.terms[place] ?? [])].map((term) => places[term] ?? -1).filter((found) => found >= 0);
      return Float64Array.from(scorePlaces(heads, known, stretch.terms.size));
    });
    return matcher.measure(post.prepared, heads, scores).map((one) => ({
      post,
      one,
      label: post.labels.find((label) => label.claim === one.claim.id)?.stance ?? null,
    }));
  });
}

/** Samples whose heads have not seen them: the posts are dealt into folds, and each is measured by the heads of the others. */
export function crossFitted(matcher: Matcher, ids: readonly string[], posts: readonly ReadPost[]): Sample[] {
  const folds = Array.from({ length: tuning.folds }, () => [] as ReadPost[]);
  posts.forEach((post) => {
    folds[post.number % tuning.folds]?.push(post);
  });
  return folds.flatMap((fold, number) => {
    const others = folds.filter((_, index) => index !== number).flat();
    const heads = learnHeads(ids, others);
    return samplesOf(
      matcher,
      ids,
      fold.filter((post) => post.kind !== 'phrasing'),
      heads,
    );
  });
}

/** Fits what decides among candidates. @param samples measured by heads that have not seen them */
export function learnAcceptance(samples: readonly Sample[]): Pick<Weights, 'about' | 'stance'> {
  return { about: learnAbout(samples), stance: learnStance(samples) };
}

/** What was learned, and how it did on posts that it had not seen: what thresholds and calibration are chosen by. */
export type Learned = { weights: Weights; unseen: Unseen[] };
/** A sample judged by weights that have not seen its post. */
export type Unseen = Sample & { judged: Judged & { asking: number } };

/**
 * The whole of the training but the final heads.
 * @param samples measured by heads that have not seen them
 * @param posts that they are of, those without any candidate too
 */
export function learn(samples: readonly Sample[], posts: readonly ReadPost[]): Learned {
  const raw = { calibration: { about: 1, stance: 1, bias: 0 }, thresholds: { flag: 1, maybe: 0, asks: 0, asserts: 0 } };
  const foldOf = ({ post }: Sample) => post.number % tuning.folds;
  const judged = Array.from({ length: tuning.folds }, (_, fold) => {
    const taught = learnAcceptance(samples.filter((sample) => foldOf(sample) !== fold));
    const model = { about: taught.about, stance: readyStance(taught.stance), ...raw };
    return samples
      .filter((sample) => foldOf(sample) === fold && (isMeasured(sample.post) || isBackground(sample.post.kind)))
      .map((sample) => ({ sample, judged: judge(sample.one, model) }));
  }).flat();
  const calibration = calibrate(judged);
  const unseen = judged.map(({ sample, judged: one }): Unseen => {
    const scoreOf = (stance: Stance) => calibrated(calibration, one.probability, one.stances[stance]);
    return { ...sample, judged: { ...one, score: scoreOf('asserts'), asking: scoreOf('asks') } };
  });
  const asks = leastAsking(unseen);
  const { asserts, maybe } = chooseShown(
    unseen,
    posts.filter((post) => isMeasured(post) && post.labels.some((label) => label.stance === 'refutes')).length,
  );
  const shown = unseen.filter((one) => one.judged.stances.asserts >= asserts);
  const { held, flag } = chooseFlags(shown);
  return {
    weights: { ...learnAcceptance(samples), calibration, thresholds: { flag, maybe, asks, asserts }, held },
    unseen,
  };
}

/** Posts that were not written to teach. */
function isMeasured({ kind }: Post): boolean {
  return kind === 'real' || kind === 'written';
}

type Raw = { sample: Sample; judged: Judged };

/** Fits how sure the two models may be together, for the stance that wins, on posts like those that we will meet. */
function calibrate(judged: readonly Raw[]): Calibration {
  const used = judged.filter(({ sample }) => sample.post.kind === 'real' || isBackground(sample.post.kind));
  const weights = fitOne(
    used.map(({ judged: one }) => Float64Array.from([logit(one.probability), logit(one.stances[one.winner])])),
    used.map(({ sample, judged: one }) => (sample.label === one.winner ? 1 : 0)),
    used.map(() => 1),
    1,
  );
  return { about: round(weights[0] ?? 1), stance: round(weights[1] ?? 1), bias: round(weights[2] ?? 0) };
}

/** How the thresholds are chosen. */
const rule = {
  /** Share of the posts that refute a claim which may be shown as asserting it. */
  refutesBadged: 0.055,
  /** Precision that a flag, and a flag or maybe, must have on real posts. */
  flagPrecision: 0.92,
  maybePrecision: 0.52,
  flagFloor: 0.45,
  /** Share of the questions that may go without a badge, so that others get none. */
  asksMissed: 0.1,
  /** So many claims at most are held at *maybe*. */
  held: 6,
};

/** The score that all but a few of the questions reach, as the matcher would score them. */
function leastAsking(unseen: readonly Unseen[]): number {
  const scores = unseen
    .filter(({ post, label, judged }) => isMeasured(post) && label === 'asks' && judged.winner === 'asks')
    .map(({ judged }) => judged.asking)
    .sort((a, b) => a - b);
  return round(scores[Math.floor(rule.asksMissed * scores.length)] ?? 0.5);
}

/**
 * The least probability of asserting, and the least score, that show most of the assertions on real posts, while they
 * are precise enough and few enough refutations are taken for assertions.
 * @param refutingPosts how many posts refute a claim, whether it was a candidate or not
 */
function chooseShown(unseen: readonly Unseen[], refutingPosts: number): { asserts: number; maybe: number } {
  const real = unseen.filter(({ post, label }) => post.kind === 'real' && label !== 'mentions');
  const refuting = unseen.filter(({ post, label }) => isMeasured(post) && label === 'refutes');
  let best = { asserts: 0.9, maybe: 0.4, right: 0 };
  for (let asserts = 0.3; asserts < 0.95; asserts += 0.02)
    for (let maybe = 0.12; maybe < 0.5; maybe += 0.02) {
      const shows = ({ judged }: Unseen) => judged.stances.asserts >= asserts && judged.score >= maybe;
      const shown = real.filter(shows);
      const right = shown.filter(({ label }) => label === 'asserts').length;
      const badged = new Set(refuting.filter(shows).map(({ post }) => post.number)).size;
      if (right <= best.right || right < rule.maybePrecision * shown.length) continue;
      if (badged <= rule.refutesBadged * refutingPosts) best = { asserts, maybe, right };
    }
  return { asserts: round(best.asserts), maybe: round(best.maybe) };
}

/**
 * The lowest score of a flag at which flags are precise enough. A claim that others are taken for spoils it for all: it
 * is held at *maybe*, if that lets the others be flagged more often than it loses.
 */
function chooseFlags(shown: readonly Unseen[]): { flag: number; held: string[] } {
  const flaggable = shown
    .filter(({ post, judged, label }) => post.kind === 'real' && label !== 'mentions' && mayFlag(judged))
    .sort((a, b) => b.judged.score - a.judged.score);
  const lowest = (held: readonly string[]) => {
    let right = 0;
    let count = 0;
    let best = { score: 0.95, right: 0 };
    for (const one of flaggable) {
      if (held.includes(one.one.claim.id)) continue;
      count++;
      if (one.label === 'asserts') right++;
      if (one.judged.score >= rule.flagFloor && right >= rule.flagPrecision * count && right > best.right)
        best = { score: one.judged.score, right };
    }
    return best;
  };
  const held: string[] = [];
  let best = lowest(held);
  while (held.length < rule.held) {
    const claims = [...new Set(flaggable.map(({ one }) => one.claim.id))].sort().filter((id) => !held.includes(id));
    const tries = claims.map((claim) => ({ claim, ...lowest([...held, claim]) }));
    const first = tries.reduce((a, b) => (b.right > a.right ? b : a), { ...best, claim: '' });
    if (first.claim === '') break;
    held.push(first.claim);
    best = first;
  }
  return { flag: Math.floor(best.score * 1000) / 1000, held: held.sort() };
}

function isBackground(kind: PostKind): boolean {
  return kind === 'ordinary' || kind === 'health';
}

function stanceRow(stance: Record<string, number>): Row {
  const known = stanceRows.get(stance);
  if (known) return known;
  const names = Object.keys(stance).filter((name) => stance[name] !== 0);
  const row = {
    features: Uint32Array.from(names, (name) => stanceNames.numberOf(name)),
    values: Float32Array.from(names, (name) => stance[name] ?? 0),
  };
  stanceRows.set(stance, row);
  return row;
}

function learnAbout(samples: readonly Sample[]): Linear {
  const usable = samples.filter(
    ({ post, one, label }) =>
      trust.about[post.kind] > 0 && (label !== null || post.writtenFor === null || post.writtenFor === one.claim.id),
  );
  const names = [...new Set(usable.flatMap(({ one }) => Object.keys(one.about)))].sort();
  const weights = fitOne(
    usable.map(({ one }) => Float64Array.from(names, (name) => one.about[name] ?? 0)),
    usable.map(({ label }) => (label ? 1 : 0)),
    usable.map(({ post, label }) => trust.about[post.kind] * post.times * (label ? 1 : tuning.about.negative)),
    tuning.about.l2,
  );
  return {
    bias: round(weights[names.length] ?? 0),
    weights: Object.fromEntries(names.map((name, index) => [name, round(weights[index] ?? 0)])),
  };
}

function learnStance(samples: readonly Sample[]): StanceFile {
  const labelled = samples.filter(({ post, label }) => label !== null && trust.stance[post.kind] > 0);
  const all = labelled.map(({ one }) => stanceRow(one.stance()));
  const counts = new Uint32Array(stanceNames.names.length);
  for (const row of all) for (const feature of row.features) counts[feature] = (counts[feature] ?? 0) + 1;
  const local = new Int32Array(counts.length).fill(-1);
  const names: string[] = [];
  const rows = all.map((row): Row => {
    const known = [...row.features.keys()].filter(
      (at) => (counts[row.features[at] ?? 0] ?? 0) >= tuning.stance.minCount,
    );
    return {
      features: Uint32Array.from(known, (at) => {
        const feature = row.features[at] ?? 0;
        if (local[feature] === -1) {
          local[feature] = names.length;
          names.push(stanceNames.names[feature] ?? '');
        }
        return local[feature] ?? 0;
      }),
      values: Float32Array.from(known, (at) => row.values[at] ?? 0),
    };
  });
  const cue = names.map((name) => !name.includes(':'));
  const { weights, bias } = fitOneOf(
    rows,
    labelled.map(({ label }) => stances.indexOf(label ?? 'mentions')),
    labelled.map(({ post, label }) => trust.stance[post.kind] * post.times * tuning.stanceCost[label ?? 'mentions']),
    names.length,
    stances.length,
    tuning.stance,
    (feature) => cue[feature] === true,
  );
  const kept = names
    .map((name, feature) => ({
      name,
      values: stances.map((_, c) => round(weights[feature * stances.length + c] ?? 0)),
      hash: hashOf(name),
      cue: cue[feature] === true,
    }))
    .filter((one) => one.cue || one.values.some((value) => Math.abs(value) > tuning.stance.least));
  const words = kept
    .filter((one) => !one.cue)
    .sort((a, b) => a.hash - b.hash)
    .filter(({ hash }, index, all) => all[index - 1]?.hash !== hash);
  return {
    bias: [...bias].map(round),
    cues: Object.fromEntries(
      kept
        .filter((one) => one.cue)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, values }) => [name, values]),
    ),
    words: packNumbers(Uint32Array.from(words, ({ hash }) => hash)),
    weights: packWeights(words.flatMap(({ values }) => values)),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
