import { type Stance, stances } from '../../claims/claim.ts';
import type { StanceFile } from '../../matching/model.ts';
import { hashOf, packNumbers, packWeights } from '../../matching/packed.ts';
import { fitOneOf, type Row, Vocabulary } from './logistic.ts';
import type { PostKind } from './posts.ts';
import { round } from './round.ts';
import type { Sample } from './samples.ts';

/** How much a kind of post counts. */
const trust: Record<PostKind, number> = {
  real: 8,
  written: 1,
  own: 1,
  example: 1,
  phrasing: 1,
  ordinary: 0,
  health: 0,
};
const cost: Record<Stance, number> = { asserts: 1.2, asks: 1.2, refutes: 1, mentions: 1 };
const fitting = { epochs: 20, rate: 0.1 };
/** Pull of a word's weights towards nothing, each time it is seen. Cues, which are few, are pulled a tenth as much. */
const decay = 3e-3;
/** A word in fewer samples than this is left out, and one whose weights are all smaller than that. */
const leastCount = 2;
const leastWeight = 0.2;

const stanceNames = new Vocabulary();
const stanceRows = new WeakMap<Record<string, number>, Row>();

/** Samples whose stance is known. */
export function tellingStance(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ post, label }) => label !== null && trust[post.kind] > 0);
}

/** How much such a sample counts. */
export function trustStance({ post, label }: Sample): number {
  return trust[post.kind] * post.times * cost[label ?? 'mentions'];
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

/** Fits the stance from the cues and the words beside a claim. */
export function learnStance(samples: readonly Sample[]): StanceFile {
  const labelled = tellingStance(samples);
  const all = labelled.map(({ one }) => stanceRow(one.stance()));
  const counts = new Uint32Array(stanceNames.names.length);
  for (const row of all) for (const feature of row.features) counts[feature] = (counts[feature] ?? 0) + 1;
  const local = new Int32Array(counts.length).fill(-1);
  const names: string[] = [];
  const rows = all.map((row): Row => {
    const known = [...row.features.keys()].filter((at) => (counts[row.features[at] ?? 0] ?? 0) >= leastCount);
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
    labelled.map(trustStance),
    names.length,
    stances.length,
    fitting,
    (feature) => (cue[feature] ? decay / 10 : decay),
  );
  const kept = names
    .map((name, feature) => ({
      name,
      values: stances.map((_, c) => round(weights[feature * stances.length + c] ?? 0)),
      hash: hashOf(name),
      cue: cue[feature] === true,
    }))
    .filter((one) => one.cue || one.values.some((value) => Math.abs(value) > leastWeight));
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
