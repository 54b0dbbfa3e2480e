/**
 * Logistic regression over sparse rows, by AdaGrad (Duchi, Hazan & Singer 2011, JMLR 12:2121), one row at a time in a
 * fixed random order: the same rows give the same weights. Three shapes: many yes/no questions at once (the heads), one
 * of several answers (stance), one yes/no question over few features (acceptance).
 */

/** A sparse row: numbers of its features and their values. */
export type Row = { features: Uint32Array; values: Float32Array };

/** Numbers for the names of features; new names get the next number until it is closed. */
export class Vocabulary {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}

/** Mulberry32: a small random generator with a seed, so that training can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** `l1` draws weights to nothing, so that few are left; `l2` only towards it. */
export type Options = { epochs: number; rate: number; l2: number; l1?: number };
/** An answer that is this near to right teaches nothing more. */
const settled = 0.004;

/**
 * Several yes/no questions over the same rows. A row answers the questions that it is asked for its own sake (`near`),
 * and in each round a few of the others at random, which stand for all of those (as in sampled softmax, Bengio & Senécal
 * 2008): most rows have nothing to do with most questions.
 * @param answers for each row the classes that are true of it.
 * @param near for each row the classes that it must be asked, the true ones among them.
 * @param importance how much a row's answer to a class counts.
 * @returns weights[feature * classes + class] and a bias for each class.
 */
export function fitMany(
  rows: readonly Row[],
  answers: readonly ReadonlySet<number>[],
  near: readonly (readonly number[])[],
  importance: (row: number, answer: number) => number,
  features: number,
  classes: number,
  { epochs, rate, l2, l1 = 0 }: Options,
): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes);
  const bias = new Float32Array(classes).fill(-4);
  const biasSquares = new Float32Array(classes);
  const asked = new Uint16Array(classes + sampled);
  const scale = new Float64Array(classes + sampled);
  const scores = new Float64Array(classes + sampled);
  const random = seeded(7);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(rows.length, random)) {
      const row = rows[index];
      const right = answers[index];
      const own = near[index];
      if (!row || !right || !own) continue;
      let count = 0;
      for (const c of own) {
        asked[count] = c;
        scale[count++] = 1;
      }
      for (let draw = 0; draw < sampled; draw++) {
        const c = Math.floor(random() * classes);
        if (own.includes(c)) continue;
        asked[count] = c;
        scale[count++] = sampledScale;
      }
      for (let which = 0; which < count; which++) scores[which] = bias[asked[which] ?? 0] ?? 0;
      for (let at = 0; at < row.features.length; at++) {
        const base = (row.features[at] ?? 0) * classes;
        const value = row.values[at] ?? 0;
        for (let which = 0; which < count; which++)
          scores[which] = (scores[which] ?? 0) + value * (weights[base + (asked[which] ?? 0)] ?? 0);
      }
      let active = 0;
      for (let which = 0; which < count; which++) {
        const c = asked[which] ?? 0;
        const probability = 1 / (1 + Math.exp(-(scores[which] ?? 0)));
        const error = (scale[which] ?? 0) * importance(index, c) * (probability - (right.has(c) ? 1 : 0));
        if (Math.abs(error) < settled) continue;
        scores[active] = error;
        asked[active] = c;
        active++;
        const square = (biasSquares[c] ?? 0) + error * error;
        biasSquares[c] = square;
        bias[c] = (bias[c] ?? 0) - (0.2 * rate * error) / (0.1 + Math.sqrt(square));
      }
      if (active === 0) continue;
      for (let at = 0; at < row.features.length; at++) {
        const base = (row.features[at] ?? 0) * classes;
        const value = row.values[at] ?? 0;
        for (let which = 0; which < active; which++) {
          const place = base + (asked[which] ?? 0);
          const weight = weights[place] ?? 0;
          const slope = (scores[which] ?? 0) * value + l2 * weight;
          const square = (squares[place] ?? 0) + slope * slope;
          squares[place] = square;
          const step = rate / (0.1 + Math.sqrt(square));
          const next = weight - step * slope;
          weights[place] = Math.sign(next) * Math.max(0, Math.abs(next) - step * l1 * value);
        }
      }
    }
  }
  return { weights, bias };
}

/** So many questions at random for each row, each standing for several. */
const sampled = 8;
const sampledScale = 4;

/**
 * One of several answers (softmax), over sparse rows.
 * @param decay how much a feature's weights are drawn towards nothing each time it is seen
 * @param given for each row a score for each answer to begin with, from another model
 */
export function fitOneOf(
  rows: readonly Row[],
  answers: readonly number[],
  importance: readonly number[],
  features: number,
  classes: number,
  { epochs, rate }: Pick<Options, 'epochs' | 'rate'>,
  decay: (feature: number) => number,
  given?: readonly Float64Array[],
): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes);
  const scores = new Float64Array(classes);
  const random = seeded(11);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(rows.length, random)) {
      const row = rows[index];
      if (!row) continue;
      score(row, weights, bias, scores);
      const start = given?.[index];
      if (start) for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (start[c] ?? 0);
      softmax(scores);
      for (let c = 0; c < classes; c++) {
        const error = (importance[index] ?? 1) * ((scores[c] ?? 0) - (answers[index] === c ? 1 : 0));
        scores[c] = error;
        const square = (biasSquares[c] ?? 0) + error * error;
        biasSquares[c] = square;
        bias[c] = (bias[c] ?? 0) - (rate * error) / (0.1 + Math.sqrt(square));
      }
      for (let at = 0; at < row.features.length; at++) {
        const feature = row.features[at] ?? 0;
        const value = row.values[at] ?? 0;
        const pull = decay(feature);
        for (let c = 0; c < classes; c++) {
          const place = feature * classes + c;
          const weight = weights[place] ?? 0;
          const slope = (scores[c] ?? 0) * value + pull * weight;
          const square = (squares[place] ?? 0) + slope * slope;
          squares[place] = square;
          weights[place] = weight - (rate * slope) / (0.1 + Math.sqrt(square));
        }
      }
    }
  }
  return { weights, bias };
}

function score(row: Row, weights: Float32Array, bias: Float32Array, out: Float64Array): void {
  const classes = bias.length;
  for (let c = 0; c < classes; c++) out[c] = bias[c] ?? 0;
  for (let at = 0; at < row.features.length; at++) {
    const base = (row.features[at] ?? 0) * classes;
    const value = row.values[at] ?? 0;
    for (let c = 0; c < classes; c++) out[c] = (out[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
}

function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const one of scores) highest = Math.max(highest, one);
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c] ?? 0) - highest);
    total += scores[c] ?? 0;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / total;
}

/**
 * One yes/no question over few dense features, by gradient descent with momentum, L2 not on the bias.
 * @returns the weights, and the bias as the last.
 */
export function fitOne(
  rows: readonly Float64Array[],
  targets: readonly number[],
  importance: readonly number[],
  l2: number,
): Float64Array {
  const size = rows[0]?.length ?? 0;
  // One flat array: the rows are gone through hundreds of times.
  const flat = new Float64Array(rows.length * size);
  rows.forEach((row, index) => {
    flat.set(row, index * size);
  });
  const weights = new Float64Array(size + 1);
  const velocity = new Float64Array(size + 1);
  const gradient = new Float64Array(size + 1);
  const total = importance.reduce((sum, one) => sum + one, 0);
  const rate = 1;
  const momentum = 0.9;
  for (let step = 0; step < 600; step++) {
    gradient.fill(0);
    for (let index = 0, start = 0; index < rows.length; index++, start += size) {
      let sum = weights[size] ?? 0;
      for (let at = 0; at < size; at++) sum += (weights[at] ?? 0) * (flat[start + at] ?? 0);
      const error = ((importance[index] ?? 1) / total) * (1 / (1 + Math.exp(-sum)) - (targets[index] ?? 0));
      for (let at = 0; at < size; at++) gradient[at] = (gradient[at] ?? 0) + error * (flat[start + at] ?? 0);
      gradient[size] = (gradient[size] ?? 0) + error;
    }
    for (let at = 0; at <= size; at++) {
      const slope = (gradient[at] ?? 0) + (at < size ? (l2 / total) * (weights[at] ?? 0) : 0);
      velocity[at] = momentum * (velocity[at] ?? 0) - rate * slope;
      weights[at] = (weights[at] ?? 0) + (velocity[at] ?? 0);
    }
  }
  return weights;
}
