import { createCandidates } from './rank-candidates.ts';
import { createFeatures, featureNames } from './rank-features.ts';
import { indexClaims } from './rank-index.ts';
import { createReader } from './rank-post.ts';
import shipped from './rank-weights.json' with { type: 'json' };

/**
 * Ranks a foreign list of claims, which has no frames and no lexicon, for a post. A search by BM25 (Robertson &
 * Zaragoza 2009, https://doi.org/10.1561/1500000019) over stems, weighted by rarity in the list and in everyday
 * speech, brings a bounded number of claims; a linear model over explainable features puts them in order. The cost
 * follows the post, not the list.
 */
export type Ranker = {
  /**
   * @returns the `top` best claims, 32 at most, best first; fewer when fewer share a word with the post. A score is the
   * chance that a claim in first place answers the post, as it was for the posts that trained the weights.
   */
  rank: (text: string, top: number) => { claim: string; score: number }[];
  /** What `rank` orders and by which features: for training and for those who ask why. */
  examine: (text: string) => { claim: string; features: Record<string, number> }[];
};

/** Weights by feature. `bias` and `slope` turn their sum into the chance that a claim answers the post. */
export type RankWeights = { weights: Record<string, number>; bias: number; slope: number };

const width = featureNames.length;

/** Indexes the claims once; ids may repeat, and then each text is ranked by itself. */
export function createRanker(claims: { id: string; text: string }[], model: RankWeights = shipped): Ranker {
  const index = indexClaims(claims);
  const read = createReader(index);
  const find = createCandidates(index);
  const describe = createFeatures(index);
  const weights = Float64Array.from(featureNames, (name) => model.weights[name] ?? 0);
  const idOf = (claim: number) => claims[index.origin[claim] ?? 0]?.id ?? '';
  const row = new Float32Array(width);

  return {
    rank: (text, top) => {
      const post = read(text);
      const found = find(post);
      const best: { claim: string; sum: number }[] = [];
      for (let at = 0; at < found.count && top > 0; at++) {
        const claim = found.claims[at] ?? 0;
        describe(post, claim, found.scores[at] ?? 0, found.scores[0] ?? 0, row);
        let sum = 0;
        for (let feature = 0; feature < width; feature++) sum += (weights[feature] ?? 0) * (row[feature] ?? 0);
        const last = best[best.length - 1];
        if (best.length >= top && last && last.sum > sum) continue;
        const id = idOf(claim);
        let place = best.length;
        while (place > 0) {
          const above = best[place - 1];
          if (!above || above.sum > sum || (above.sum === sum && above.claim <= id)) break;
          place--;
        }
        best.splice(place, 0, { claim: id, sum });
        if (best.length > top) best.pop();
      }
      return best.map(({ claim, sum }) => ({
        claim,
        score: Math.round(1000 / (1 + Math.exp(-(model.slope * sum + model.bias)))) / 1000,
      }));
    },
    examine: (text) => {
      const post = read(text);
      const found = find(post);
      return Array.from({ length: found.count }, (_, at) => {
        const claim = found.claims[at] ?? 0;
        describe(post, claim, found.scores[at] ?? 0, found.scores[0] ?? 0, row);
        return {
          claim: idOf(claim),
          features: Object.fromEntries(featureNames.map((name, feature) => [name, row[feature] ?? 0])),
        };
      });
    },
  };
}
