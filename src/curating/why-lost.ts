import { inTheWay } from '../matching/decide.ts';
import type { Examined } from '../matching/matcher.ts';
import { shippedModel } from '../matching/model.ts';

/** Why a post has no badge of a claim, in a curator's words. @param claim null for one that is not matched at all */
export function whyNoBadge({ judged, reading }: Examined, claim: string | null): string {
  if (claim === null) return 'the claim is not matched any more';
  const one = judged.find((other) => other.claim.id === claim);
  if (!one) return 'no frame of the claim is complete in it any more';
  if (one.winner === 'refutes' || one.winner === 'mentions') return `read as ${one.winner}, which gets no badge`;
  const { maybe, asks } = shippedModel.thresholds;
  const least = one.winner === 'asks' ? Math.max(asks, maybe) : maybe;
  if (one.score >= least) return 'another claim fits better and takes its place';
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const more = inTheWay(one, reading, shippedModel).slice(1);
  return [`not sure enough: ${percent(one.score)} where a badge needs ${percent(least)}`, ...more].join('; ');
}
