import { type Stance, stances } from '../claims/claim.ts';
import weightsFile from './acceptance-weights.json' with { type: 'json' };

/**
 * The linear model that decides how far a candidate is believed: a logistic regression on what is measured of it (is
 * the post about this claim?) and a multinomial one (what does it do with it?). The weights are data, made by
 * `npm run train` from labelled posts and the claims' own examples; nothing here is tuned by hand.
 */
export type Weights = {
  about: Linear;
  stance: Record<Stance, Linear>;
  /** Least probability for each level, of the stance that is shown. */
  thresholds: { flag: number; maybe: number };
  /** Claims whose flags were too often wrong on posts that the weights had not seen: held at *maybe* until they earn it. */
  held: string[];
};
export type Linear = { bias: number; weights: Record<string, number> };

export const shippedWeights: Weights = weightsFile;

export function linear(model: Linear, features: Record<string, number>): number {
  let sum = model.bias;
  for (const name in features) sum += (model.weights[name] ?? 0) * (features[name] ?? 0);
  return sum;
}

/** @returns the probability, 0 to 1, that the post is about the claim. */
export function probabilityAbout(model: Pick<Weights, 'about'>, features: Record<string, number>): number {
  return 1 / (1 + Math.exp(-linear(model.about, features)));
}

/** @returns a probability for each stance; they add up to 1. */
export function stanceProbabilities(
  model: Pick<Weights, 'stance'>,
  features: Record<string, number>,
): Record<Stance, number> {
  const scores = stances.map((name) => linear(model.stance[name], features));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Object.fromEntries(stances.map((name, index) => [name, (powers[index] ?? 0) / total])) as Record<
    Stance,
    number
  >;
}

/** The stance with the highest probability; the first of them where some are equal. */
export function likeliest(probabilities: Record<Stance, number>): Stance {
  return stances.reduce((best, name) => (probabilities[name] > probabilities[best] ? name : best));
}
