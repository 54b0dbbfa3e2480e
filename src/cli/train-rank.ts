import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { createRanker, type RankWeights } from '../matching/rank.ts';
import { featureNames } from '../matching/rank-features.ts';
import { readWords, termOf } from '../matching/rank-words.ts';
import { printLine, readLines, tell } from './output.ts';

/**
 * `node src/cli/train-rank.ts speech` counts in how many everyday posts a stem stands, for src/matching/rank-speech.json.
 * `node src/cli/train-rank.ts weights` learns the order of claims from posts with their answers, for
 * src/matching/rank-weights.json, and prints the figures of a five-fold cross-validation over the training posts.
 * `node src/cli/train-rank.ts figures` prints the figures of the shipped weights on the posts kept apart; look at them
 * rarely, since every look is a choice.
 */
const corpus = '../shared/corpus';
const speechFile = 'src/matching/rank-speech.json';
const weightsFile = 'src/matching/rank-weights.json';

/** A stem in fewer posts than this is left out: it is rare, and may be somebody's name. */
const fewestPosts = 4;
/** Stems that are left out are taken to stand in this many posts. */
const restPosts = 1;
const folds = 5;
/** L2 penalty on standardised features, and steps of Adam (Kingma & Ba 2015); neither changes a figure by 0.003. */
const penalty = 0.002;
const steps = 200;
/** Claims that count, as in CheckThat!'s MAP@5. */
const depth = 5;

const backgroundLine = z.looseObject({ text: z.string() });
const claimLine = z.looseObject({ id: z.string(), text: z.string() });
const postLine = z.looseObject({ text: z.string(), claims: z.array(z.string()), split: z.string() });
type Post = z.infer<typeof postLine>;
/** One post: the rows of its candidates' features, and which of them answer it. */
type Sample = { rows: Float64Array[]; right: boolean[]; answers: number };
type Figures = { averagePrecision: number[]; first: number[] };

async function speech() {
  const posts = await readLines(`${corpus}/background.jsonl`, backgroundLine);
  const counts = new Map<string, number>();
  for (const { text } of posts) {
    const stems = new Set<string>();
    readWords(text, (word) => stems.add(termOf(word)));
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const byCount = new Map<number, string[]>();
  for (const [stem, count] of counts) {
    if (count < fewestPosts || !/^[\p{L}\p{N}]+$/u.test(stem)) continue;
    const level = roundedCount(count);
    byCount.set(level, [...(byCount.get(level) ?? []), stem]);
  }
  const stems = Object.fromEntries(
    [...byCount].sort(([x], [y]) => x - y).map(([count, names]) => [count, names.sort().join(' ')]),
  );
  await write(speechFile, {
    made: today(),
    from: '../shared/corpus/background.jsonl',
    posts: posts.length,
    rest: restPosts,
    stems,
  });
  tell(`${speechFile}: ${[...byCount.values()].flat().length} stems`);
}

/** Counts to about a tenth: exact ones would say no more and take more room. */
function roundedCount(count: number): number {
  return Math.round(1.1 ** Math.round(Math.log(count) / Math.log(1.1)));
}

function samplesOf(claims: { id: string; text: string }[], posts: Post[]): Sample[] {
  const ranker = createRanker(claims);
  return posts.map((post) => {
    const found = ranker.examine(post.text);
    return {
      rows: found.map(({ features }) => Float64Array.from(featureNames, (name) => features[name] ?? 0)),
      right: found.map(({ claim }) => post.claims.includes(claim)),
      answers: post.claims.length,
    };
  });
}

/**
 * The weights under which the right claim is likeliest among a post's candidates: a softmax over the list, as in
 * ListNet's top one (Cao et al. 2007, https://doi.org/10.1145/1273496.1273513).
 */
function learn(samples: Sample[]): number[] {
  const width = featureNames.length;
  const useful = samples.filter((sample) => sample.right.includes(true));
  const { mean, deviation } = spread(useful);
  const lists = useful.map((sample) => ({
    rows: sample.rows.map((row) => row.map((value, at) => (value - (mean[at] ?? 0)) / (deviation[at] ?? 1))),
    target: sample.right.map((right) => (right ? 1 / sample.right.filter(Boolean).length : 0)),
  }));
  const weights = new Float64Array(width);
  const momentum = new Float64Array(width);
  const square = new Float64Array(width);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(width);
    for (const { rows, target } of lists) {
      const sums = rows.map((row) => dot(weights, row));
      const highest = Math.max(...sums);
      const exps = sums.map((sum) => Math.exp(sum - highest));
      const total = exps.reduce((one, other) => one + other, 0);
      rows.forEach((row, place) => {
        const error = (exps[place] ?? 0) / total - (target[place] ?? 0);
        for (let at = 0; at < width; at++) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
      });
    }
    const rate = 0.1 * (1 - step / steps) + 0.005;
    for (let at = 0; at < width; at++) {
      const slope = (gradient[at] ?? 0) / lists.length + penalty * (weights[at] ?? 0);
      momentum[at] = 0.9 * (momentum[at] ?? 0) + 0.1 * slope;
      square[at] = 0.98 * (square[at] ?? 0) + 0.02 * slope * slope;
      const size = Math.sqrt((square[at] ?? 0) / (1 - 0.98 ** step)) + 1e-8;
      weights[at] = (weights[at] ?? 0) - (rate * (momentum[at] ?? 0)) / (1 - 0.9 ** step) / size;
    }
  }
  return Array.from(weights, (weight, at) => weight / (deviation[at] ?? 1));
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function spread(samples: Sample[]) {
  const rows = samples.flatMap((sample) => sample.rows);
  const mean = featureNames.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
  const deviation = featureNames.map((_, at) => {
    const variance = rows.reduce((sum, row) => sum + ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  return { mean, deviation };
}

/** Bias and slope that turn a sum into the chance of being right (Platt 1999), by Newton's method. */
function calibrate(sums: { sum: number; right: boolean }[]): { bias: number; slope: number } {
  const mean = sums.reduce((total, { sum }) => total + sum, 0) / sums.length;
  let bias = 0;
  let slope = 0;
  for (let step = 0; step < 20; step++) {
    let [gb, gs, bb, bs, ss] = [0, 0, 1e-6, 0, 1e-6];
    for (const { sum, right } of sums) {
      const value = sum - mean;
      const chance = 1 / (1 + Math.exp(-(slope * value + bias)));
      const error = chance - (right ? 1 : 0);
      const curve = chance * (1 - chance);
      gb += error;
      gs += error * value;
      bb += curve;
      bs += curve * value;
      ss += curve * value * value;
    }
    const determinant = bb * ss - bs * bs;
    bias -= (ss * gb - bs * gs) / determinant;
    slope -= (bb * gs - bs * gb) / determinant;
  }
  return { bias: bias - slope * mean, slope };
}

function figuresOf(samples: Sample[], weightsFor: (index: number) => ArrayLike<number>): Figures {
  const figures: Figures = { averagePrecision: [], first: [] };
  samples.forEach(({ rows, right, answers }, index) => {
    const weights = weightsFor(index);
    const sums = rows.map((row) => dot(weights, row));
    const order = rows.map((_, place) => place).sort((x, y) => (sums[y] ?? 0) - (sums[x] ?? 0));
    let hits = 0;
    let precision = 0;
    order.slice(0, depth).forEach((place, rank) => {
      if (!right[place]) return;
      hits++;
      precision += hits / (rank + 1);
    });
    figures.averagePrecision.push(precision / Math.min(depth, answers));
    figures.first.push(right[order[0] ?? -1] ? 1 : 0);
  });
  return figures;
}

/** Mean with the middle 95 % of 2,000 resamplings; the random numbers are always the same. */
function interval(values: number[]): { mean: number; from: number; to: number } {
  let seed = 1;
  const means = Array.from({ length: 2000 }, () => {
    let sum = 0;
    for (let count = 0; count < values.length; count++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      sum += values[Math.floor((seed / 2 ** 32) * values.length)] ?? 0;
    }
    return sum / values.length;
  }).sort((x, y) => x - y);
  return {
    mean: round(values.reduce((sum, value) => sum + value, 0) / values.length),
    from: round(means[50] ?? 0),
    to: round(means[1949] ?? 0),
  };
}

function report(posts: string, { averagePrecision, first }: Figures) {
  const line = { posts, count: first.length, map5: interval(averagePrecision), first: interval(first) };
  printLine(line);
  return line;
}

async function weights() {
  const [claims, all] = await read();
  const samples = samplesOf(
    claims,
    all.filter((post) => post.split === 'train'),
  );
  const perFold = Array.from({ length: folds }, (_, fold) => learn(samples.filter((_, at) => at % folds !== fold)));
  const crossed = report(
    'train, cross-validated',
    figuresOf(samples, (at) => perFold[at % folds] ?? []),
  );
  const learned = learn(samples);
  // The first of each list, by weights that have not seen it.
  const sums = samples.flatMap(({ rows, right }, index) => {
    const judged = rows.map((row, at) => ({ sum: dot(perFold[index % folds] ?? [], row), right: right[at] ?? false }));
    return judged.sort((x, y) => y.sum - x.sum).slice(0, 1);
  });
  const { bias, slope } = calibrate(sums);
  const model: RankWeights = {
    weights: Object.fromEntries(featureNames.map((name, at) => [name, round(learned[at] ?? 0)])),
    bias: round(bias),
    slope: round(slope),
  };
  await write(weightsFile, {
    made: today(),
    from: `${corpus}/retrieval: ${samples.length} posts of split train, ${claims.length} claims (CheckThat! 2022, task 2A, English)`,
    crossValidation: { map5: crossed.map5, first: crossed.first },
    ...model,
  });
}

async function figures() {
  const [claims, all] = await read();
  const { default: model } = await import('../matching/rank-weights.json', { with: { type: 'json' } });
  const shipped: Record<string, number> = model.weights;
  const row = featureNames.map((name) => shipped[name] ?? 0);
  for (const splits of [['dev'], ['devtest'], ['dev', 'devtest'], ['train'], ['train', 'dev', 'devtest']]) {
    const posts = all.filter((post) => splits.includes(post.split));
    report(
      splits.join(' + '),
      figuresOf(samplesOf(claims, posts), () => row),
    );
  }
}

async function read(): Promise<[z.infer<typeof claimLine>[], Post[]]> {
  return Promise.all([
    readLines(`${corpus}/retrieval/claims.jsonl`, claimLine),
    readLines(`${corpus}/retrieval/posts.jsonl`, postLine),
  ]);
}

async function write(file: string, value: unknown) {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

const jobs: Record<string, () => Promise<void>> = { speech, weights, figures };
const job = jobs[process.argv[2] ?? ''];
if (job) await job();
else {
  tell('usage: node src/cli/train-rank.ts speech | weights | figures');
  process.exitCode = 2;
}
