import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { claimId, type Stance, stance, stances } from '../claims/claim.ts';
import {
  type Linear,
  likeliest,
  probabilityAbout,
  shippedWeights,
  stanceProbabilities,
  type Weights,
} from '../matching/acceptance.ts';
import { mayFlag } from '../matching/decide.ts';
import { createMatcher } from '../matching/matcher.ts';
import { defaultFolder } from './claims-folder.ts';
import { loadLibrary } from './load.ts';
import { BadInput, printLine, readLines, tell } from './output.ts';

/**
 * `npm run train [claims folder]`: makes src/matching/acceptance-weights.json from the claims' own examples and phrasings, and from
 * labelled posts in ../shared/corpus. Prints the figures of a five-fold cross-validation over the real posts: each
 * post is judged by weights that have not seen it. The weights that are written have seen all of them.
 */
const corpus = '../shared/corpus';
const weightsFile = 'src/matching/acceptance-weights.json';
const folds = 5;

/** Real posts count more than written ones, which were made to be clear; phrasings are no posts at all. */
const trust = { real: 3, written: 1, example: 1, phrasing: 0.3, background: 1 };
const penalty = { about: 1.5, stance: 1.5 };
/** Reading a correction as the myth is the dearest mistake, so corrections count more than there are of them. */
const stanceCost: Record<Stance, number> = { asserts: 1, asks: 1.5, refutes: 2.5, mentions: 2.5 };
/** A near miss teaches more than a post about something else. */
const nearMissCost = 2;
/** Precision that a flag must have on the real posts in cross-validation: the threshold is the lowest that holds it. */
const flagPrecision = 0.9;
const maybePrecision = 0.5;
/** A flag needs at least this probability, however precise lower ones may be. */
const flagFloor = 0.6;

type Post = { text: string; labels: { claim: string; stance: Stance }[]; kind: keyof typeof trust; fold: number };
type Sample = {
  post: number;
  claim: string;
  about: Record<string, number>;
  stanceFeatures: Record<string, number>;
  label: Stance | null;
  weight: number;
  fold: number;
  kind: keyof typeof trust;
  mayFlag: boolean;
};

const devLine = z.looseObject({
  id: z.string(),
  text: z.string(),
  labels: z.array(z.looseObject({ claim: claimId, stance })),
});
const writtenLine = z.looseObject({
  claim: claimId,
  kind: z.enum(['asserts', 'asks', 'refutes', 'nearmiss']),
  text: z.string(),
});
const backgroundLine = z.looseObject({ text: z.string() });

async function posts(claims: Awaited<ReturnType<typeof loadLibrary>>['claims']): Promise<Post[]> {
  const [dev, written, background] = await Promise.all([
    readLines(`${corpus}/dev.jsonl`, devLine),
    readLines(`${corpus}/written.jsonl`, writtenLine),
    readLines(`${corpus}/background.jsonl`, backgroundLine),
  ]);
  const own = claims.flatMap((claim): Post[] => [
    ...Object.entries(claim.examples).flatMap(([kind, texts]) =>
      texts.map(
        (text): Post => ({
          text,
          labels: kind === 'unrelated' ? [] : [{ claim: claim.id, stance: kind as Stance }],
          kind: 'example',
          fold: -1,
        }),
      ),
    ),
    ...claim.phrasings.map(
      (text): Post => ({ text, labels: [{ claim: claim.id, stance: 'asserts' }], kind: 'phrasing', fold: -1 }),
    ),
  ]);
  return [
    ...dev.map((post, index): Post => ({ text: post.text, labels: post.labels, kind: 'real', fold: index % folds })),
    ...written.map(
      (post): Post => ({
        text: post.text,
        labels: post.kind === 'nearmiss' ? [] : [{ claim: post.claim, stance: post.kind }],
        kind: 'written',
        fold: -1,
      }),
    ),
    ...background.map((post): Post => ({ text: post.text, labels: [], kind: 'background', fold: -1 })),
    ...own,
  ];
}

function samplesOf(matcher: ReturnType<typeof createMatcher>, all: Post[]): Sample[] {
  return all.flatMap((post, index) =>
    matcher.examine(post.text).judged.map((one): Sample => {
      const label = post.labels.find((known) => known.claim === one.claim)?.stance ?? null;
      return {
        post: index,
        claim: one.claim,
        // A phrasing is its own nearest phrasing: in training that feature would promise what no post keeps.
        about:
          post.kind === 'phrasing'
            ? { ...one.about.features, phrasing: 0.7, phrasingStrong: 0, rival: 0 }
            : one.about.features,
        stanceFeatures: one.stance.features,
        label,
        weight: trust[post.kind],
        fold: post.fold,
        kind: post.kind,
        mayFlag: mayFlag(one),
      };
    }),
  );
}

/** Weighted logistic regression with an L2 penalty (not on the bias), by gradient descent with momentum. */
function regress(rows: { features: Record<string, number>; target: number; weight: number }[], lambda: number): Linear {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.features)))].sort();
  const values = rows.map((row) => names.map((name) => row.features[name] ?? 0));
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const weights = new Array<number>(names.length + 1).fill(0);
  const velocity = new Array<number>(names.length + 1).fill(0);
  const rate = 1;
  const momentum = 0.9;
  for (let step = 0; step < 1500; step++) {
    const gradient = new Array<number>(names.length + 1).fill(0);
    rows.forEach((row, index) => {
      const vector = values[index] ?? [];
      let score = weights[names.length] ?? 0;
      for (let at = 0; at < vector.length; at++) score += (weights[at] ?? 0) * (vector[at] ?? 0);
      const error = (row.weight / total) * (1 / (1 + Math.exp(-score)) - row.target);
      for (let at = 0; at < vector.length; at++) gradient[at] = (gradient[at] ?? 0) + error * (vector[at] ?? 0);
      gradient[names.length] = (gradient[names.length] ?? 0) + error;
    });
    for (let at = 0; at <= names.length; at++) {
      const slope = (gradient[at] ?? 0) + (at < names.length ? (lambda / total) * (weights[at] ?? 0) : 0);
      velocity[at] = momentum * (velocity[at] ?? 0) - rate * slope;
      weights[at] = (weights[at] ?? 0) + (velocity[at] ?? 0);
    }
  }
  return {
    bias: round(weights[names.length] ?? 0),
    weights: Object.fromEntries(names.map((name, index) => [name, round(weights[index] ?? 0)])),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** One-against-rest for the stances; the softmax over their scores is close enough to a joint fit. */
function train(samples: Sample[]): Pick<Weights, 'about' | 'stance'> {
  const about = regress(
    samples.map((sample) => ({
      features: sample.about,
      target: sample.label ? 1 : 0,
      weight: sample.weight * (sample.label ? 1 : nearMissCost),
    })),
    penalty.about,
  );
  const labelled = samples.filter((sample) => sample.label !== null);
  const stanceModels = Object.fromEntries(
    stances.map((name) => [
      name,
      regress(
        labelled.map((sample) => ({
          features: sample.stanceFeatures,
          target: sample.label === name ? 1 : 0,
          weight: sample.weight * (sample.label ? stanceCost[sample.label] : 1),
        })),
        penalty.stance,
      ),
    ]),
  ) as Weights['stance'];
  return { about, stance: stanceModels };
}

type Scored = Sample & { stance: Stance; score: number };

function score(model: Pick<Weights, 'about' | 'stance'>, sample: Sample): Scored {
  const probabilities = stanceProbabilities(model, sample.stanceFeatures);
  const winner = likeliest(probabilities);
  return { ...sample, stance: winner, score: probabilityAbout(model, sample.about) * probabilities[winner] };
}

/** Assertions shown at or over a threshold: how many are right; pairs labelled "mentions" count neither way. */
function figures(scored: Scored[], all: Post[], ids: Set<string>, threshold: number, flagsOnly: boolean) {
  const real = scored.filter((one) => one.kind === 'real' && one.label !== 'mentions');
  const shown = real.filter((one) => one.stance === 'asserts' && one.score >= threshold && (!flagsOnly || one.mayFlag));
  const right = shown.filter((one) => one.label === 'asserts').length;
  const expected = all
    .filter((post) => post.kind === 'real')
    .flatMap((post) => post.labels)
    .filter((label) => ids.has(label.claim) && label.stance === 'asserts').length;
  const background = scored.filter(
    (one) =>
      one.kind === 'background' && one.stance === 'asserts' && one.score >= threshold && (!flagsOnly || one.mayFlag),
  ).length;
  return {
    threshold: round(threshold),
    shown: shown.length,
    right,
    precision: round(right / Math.max(1, shown.length)),
    recall: round(right / Math.max(1, expected)),
    expected,
    background,
  };
}

function lowestThreshold(
  scored: Scored[],
  all: Post[],
  ids: Set<string>,
  precision: number,
  flagsOnly: boolean,
  floor: number,
): number {
  for (let threshold = floor; threshold < 0.99; threshold += 0.01) {
    const found = figures(scored, all, ids, threshold, flagsOnly);
    if (found.shown > 0 && found.precision >= precision) return round(threshold);
  }
  return 0.99;
}

/** Claims whose flags on unseen posts were wrong at least twice, and more than one time in four. */
function tooOftenWrong(scored: Scored[]): string[] {
  const counts = new Map<string, { right: number; wrong: number }>();
  for (const one of scored) {
    if (one.stance !== 'asserts' || !one.mayFlag || one.score < flagFloor || one.label === 'mentions') continue;
    const count = counts.get(one.claim) ?? { right: 0, wrong: 0 };
    counts.set(one.claim, count);
    if (one.label === 'asserts') count.right++;
    else count.wrong++;
  }
  return [...counts]
    .filter(([, { right, wrong }]) => wrong >= 2 && wrong > (right + wrong) / 4)
    .map(([claim]) => claim)
    .sort();
}

if (!existsSync(corpus)) throw new BadInput(`${corpus} is not here: the weights in ${weightsFile} stay as they are`);
const { library, claims } = await loadLibrary(process.argv[2] ?? defaultFolder);
const ids = new Set(library.claims.map((claim) => claim.id));
const all = await posts(claims);
const samples = samplesOf(createMatcher(library, shippedWeights), all);
tell(`${all.length} posts, ${samples.length} candidates`);

const unseen: Scored[] = [];
for (let fold = 0; fold < folds; fold++) {
  const model = train(samples.filter((sample) => sample.fold !== fold));
  unseen.push(...samples.filter((sample) => sample.fold === fold).map((sample) => score(model, sample)));
}
const final = train(samples);
const background = samples.filter((sample) => sample.kind === 'background').map((sample) => score(final, sample));
const held = tooOftenWrong([...unseen, ...background]);
const scored = [...unseen, ...background].map((one) => ({ ...one, mayFlag: one.mayFlag && !held.includes(one.claim) }));
const thresholds = {
  flag: lowestThreshold(scored, all, ids, flagPrecision, true, flagFloor),
  maybe: lowestThreshold(scored, all, ids, maybePrecision, false, 0.3),
};
await writeFile(weightsFile, `${JSON.stringify({ ...final, thresholds, held }, null, 2)}\n`);
const refuting = unseen.filter((one) => one.label === 'refutes');
printLine({
  held,
  crossValidated: {
    flag: figures(scored, all, ids, thresholds.flag, true),
    maybe: figures(scored, all, ids, thresholds.maybe, false),
    refutingBadgedAsAsserting: refuting.filter((one) => one.stance === 'asserts' && one.score >= thresholds.maybe)
      .length,
    refuting: refuting.length,
  },
});
