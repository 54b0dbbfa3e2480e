import { type Stance, stances } from '../../claims/claim.ts';
import { calibrated, logit } from '../../matching/acceptance.ts';
import { mayFlag } from '../../matching/decide.ts';
import type { HeadsFile } from '../../matching/heads.ts';
import { readyHeads, scorePlaces, termShare } from '../../matching/heads.ts';
import type { Judged, Measured, Prepared } from '../../matching/judged.ts';
import { judge, type Matcher } from '../../matching/matcher.ts';
import { type Calibration, type Linear, readyStance, type StanceFile, type Weights } from '../../matching/model.ts';
import { findKey, hashOf, packNumbers, packSmall, packWeights } from '../../matching/packed.ts';
import { believed } from '../../matching/stance.ts';
import { fitMany, fitOne, fitOneOf, type Row, Vocabulary } from './logistic.ts';
import type { Post, PostKind } from './posts.ts';

/** A post that has been read: everything that does not depend on what is learned. */
export type ReadPost = Post & {
  prepared: Prepared;
  number: number;
  /** For each stretch the numbers of its terms in `terms`. */
  terms: Uint32Array[];
};

/** Names that recur in every fold are numbered once: looking them up is most of the work. */
const terms = new Vocabulary();
const stanceNames = new Vocabulary();
const stanceRows = new WeakMap<Record<string, number>, Row>();

/** How much a kind of post counts. Real ones most: they are what we will meet. */
export const trust: Record<'heads' | 'about' | 'stance', Record<PostKind, number>> = {
  heads: { real: 2, written: 1.5, own: 1, example: 1, phrasing: 0.7, ordinary: 1, health: 1 },
  about: { real: 3, written: 1, own: 0.1, example: 0.2, phrasing: 0, ordinary: 1, health: 1 },
  stance: { real: 3, written: 1, own: 1, example: 1, phrasing: 0.2, ordinary: 0, health: 0 },
};
/** A post written for one claim says little of whether others apply: they are taken not to, at this weight. */
const unsaid = 0.25;
export const tuning = {
  heads: { epochs: 6, rate: 0.3, l2: 2e-5, minCount: 5 },
  prune: 0.3,
  about: { l2: 1.5, negative: 1.3 },
  stance: { epochs: 20, rate: 0.1, l2: 3e-3, minCount: 2, least: 0.15 },
  stanceCost: { asserts: 1, asks: 1.5, refutes: 2, mentions: 2 } as Record<Stance, number>,
  folds: 3,
};

/** Reads posts once. */
export function readPosts(matcher: Matcher, posts: readonly Post[]): ReadPost[] {
  return posts.map((post, number) => {
    const prepared = matcher.prepare(post.text);
    const numbered = prepared.stretches.map((stretch) =>
      Uint32Array.from([...stretch.terms], (term) => terms.numberOf(term)),
    );
    return { ...post, number, prepared, terms: numbered };
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
        weight: trust.heads[post.kind],
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
export type Unseen = Sample & { judged: Judged; mayFlag: boolean };

/**
 * The whole of the training but the final heads.
 * @param samples measured by heads that have not seen them
 */
export function learn(samples: readonly Sample[]): Learned {
  const raw = { calibration: { about: 1, stance: 1, bias: 0 }, thresholds: { flag: 1, maybe: 0, asserts: 0 } };
  const foldOf = ({ post }: Sample) => post.number % tuning.folds;
  const judged = Array.from({ length: tuning.folds }, (_, fold) => {
    const taught = learnAcceptance(samples.filter((sample) => foldOf(sample) !== fold));
    const model = { about: taught.about, stance: readyStance(taught.stance), ...raw };
    return samples
      .filter((sample) => foldOf(sample) === fold)
      .map((sample) => ({ sample, judged: judge(sample.one, model) }));
  }).flat();
  const calibration = calibrate(judged);
  const asserts = leastAsserting(judged);
  const rules = { calibration, thresholds: { flag: 1, maybe: 0, asserts } };
  const unseen = judged.map(({ sample, judged: { stances: given, probability, ...rest } }): Unseen => {
    const winner = believed(given, asserts);
    const one = {
      ...rest,
      stances: given,
      probability,
      winner,
      score: calibrated(calibration, probability, given[winner]),
    };
    return { ...sample, judged: one, mayFlag: mayFlag(one) };
  });
  const held = tooOftenWrong(unseen);
  const thresholds = { ...rules.thresholds, ...chooseLevels(unseen, held) };
  return { weights: { ...learnAcceptance(samples), calibration, thresholds, held }, unseen };
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

/** The least probability of asserting at which few enough refutations are taken for assertions. */
function leastAsserting(judged: readonly Raw[]): number {
  const refuting = judged
    .filter(({ sample }) => sample.label === 'refutes' && trust.stance[sample.post.kind] > 0)
    .map(({ sample, judged: one }) => ({ asserts: one.stances.asserts, weight: trust.stance[sample.post.kind] }))
    .sort((a, b) => b.asserts - a.asserts);
  const total = refuting.reduce((sum, one) => sum + one.weight, 0);
  let badged = 0;
  for (const one of refuting) {
    badged += one.weight;
    if (badged > rule.refutesBadged * total)
      return round(Math.min(rule.mostAsserting, Math.max(0.5, one.asserts + 0.001)));
  }
  return 0.5;
}

/** How the thresholds are chosen. */
export const rule = {
  /** Share of the refutations that are candidates which may be shown as assertions. */
  refutesBadged: 0.04,
  mostAsserting: 0.9,
  /** Precision that a flag, and a flag or maybe, must have on real posts: the threshold is the lowest that holds it. */
  flagPrecision: 0.93,
  maybePrecision: 0.55,
  flagFloor: 0.6,
  maybeFloor: 0.2,
};

/** The lowest score at which the assertions shown on real posts are precise enough, and stay so from there on. */
function chooseLevels(unseen: readonly Unseen[], held: readonly string[]): { flag: number; maybe: number } {
  const shown = unseen
    .filter(({ post, judged, label }) => post.kind === 'real' && judged.winner === 'asserts' && label !== 'mentions')
    .sort((a, b) => b.judged.score - a.judged.score);
  const lowest = (some: readonly Unseen[], precision: number, floor: number) => {
    let right = 0;
    let best = 0.95;
    some.forEach((one, index) => {
      if (one.label === 'asserts') right++;
      if (right / (index + 1) >= precision && one.judged.score >= floor) best = one.judged.score;
    });
    return Math.floor(best * 1000) / 1000;
  };
  return {
    flag: lowest(
      shown.filter((one) => one.mayFlag && !held.includes(one.one.claim.id)),
      rule.flagPrecision,
      rule.flagFloor,
    ),
    maybe: lowest(shown, rule.maybePrecision, rule.maybeFloor),
  };
}

/** Claims whose flags on unseen posts were wrong at least twice, and more than one time in four. */
function tooOftenWrong(unseen: readonly Unseen[]): string[] {
  const counts = new Map<string, { right: number; wrong: number }>();
  for (const { post, judged, label, mayFlag: may, one } of unseen) {
    if (judged.winner !== 'asserts' || !may || judged.score < rule.flagFloor || label === 'mentions') continue;
    if (post.kind !== 'real' && !isBackground(post.kind)) continue;
    const count = counts.get(one.claim.id) ?? { right: 0, wrong: 0 };
    counts.set(one.claim.id, count);
    if (label === 'asserts') count.right++;
    else count.wrong++;
  }
  return [...counts]
    .filter(([, { right, wrong }]) => wrong >= 2 && wrong > (right + wrong) / 4)
    .map(([claim]) => claim)
    .sort();
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
    usable.map(({ post, label }) => trust.about[post.kind] * (label ? 1 : tuning.about.negative)),
    tuning.about.l2,
  );
  return {
    bias: round(weights[names.length] ?? 0),
    weights: Object.fromEntries(names.map((name, index) => [name, round(weights[index] ?? 0)])),
  };
}

export function learnStance(samples: readonly Sample[]): StanceFile {
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
    labelled.map(({ post, label }) => trust.stance[post.kind] * tuning.stanceCost[label ?? 'mentions']),
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
