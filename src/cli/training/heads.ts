import { type HeadsFile, termShare } from '../../matching/heads.ts';
import { hashOf, packNumbers, packSmall, packWeights } from '../../matching/packed.ts';
import { fitMany, type Row } from './logistic.ts';
import type { PostKind } from './posts.ts';
import { type ReadPost, terms } from './read-posts.ts';
import { round } from './round.ts';

/** How much a kind of post counts. Real ones most: they are what we will meet. */
const trust: Record<PostKind, number> = {
  real: 2,
  written: 1.5,
  own: 1,
  example: 1,
  phrasing: 1,
  ordinary: 1,
  health: 1,
};
/** A post written for one claim says little of whether others apply: they are taken not to, at this weight. */
const unsaid = 0.25;
const fitting = { epochs: 6, rate: 0.3, l2: 2e-5 };
/** A term in fewer stretches than this is left out, and a weight smaller than that. */
const leastCount = 5;
const leastWeight = 0.4;

/** Fits a head for each claim. */
export function learnHeads(ids: readonly string[], posts: readonly ReadPost[]): HeadsFile {
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const counts = new Uint32Array(terms.names.length);
  for (const post of posts)
    for (const stretch of post.terms) for (const term of stretch) counts[term] = (counts[term] ?? 0) + 1;
  const local = new Int32Array(terms.names.length).fill(-1);
  const features: number[] = [];
  counts.forEach((count, term) => {
    if (count < leastCount) return;
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
        weight: trust[post.kind] * post.times,
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
    fitting,
  );
  const entries = features
    .map((term, feature) => {
      const targets: number[] = [];
      const values: number[] = [];
      for (let claim = 0; claim < ids.length; claim++) {
        const weight = weights[feature * ids.length + claim] ?? 0;
        if (Math.abs(weight) < leastWeight) continue;
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
