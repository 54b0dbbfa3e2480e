import type { ReadyFrame } from './candidates.ts';
import { type Heads, type HeadsFile, readyHeads } from './heads.ts';
import type { MatchedClaim } from './judged.ts';
import { exchangePhrasings, type WeighedPhrasings } from './phrasings.ts';

/**
 * A few claims of a list exchanged for others, for a curator who edits one of thousands: everything else stays as it
 * was made, and the answers are those of a matcher made of the whole list.
 */

/** What a matcher knows of its claims; all numbers of claims are places in `claims`. */
export type KnownClaims = {
  claims: readonly MatchedClaim[];
  frames: readonly ReadyFrame[];
  phrasings: WeighedPhrasings;
  heads: Heads | null;
};

/** How a claim is made ready. */
export type Making = {
  framesOf: (claim: MatchedClaim, number: number) => ReadyFrame[];
  /** The terms of its statement and of each of its phrasings. */
  cutPhrasingsOf: (claim: MatchedClaim) => Set<string>[];
};

/**
 * @param exchanged by id the claim as it is now; null for one that is gone. Its place stays, and nothing leads to it.
 * @param headsFile what the heads were made of
 */
export function exchangeClaims(
  known: KnownClaims,
  exchanged: ReadonlyMap<string, MatchedClaim | null>,
  { framesOf, cutPhrasingsOf }: Making,
  headsFile: HeadsFile | null,
): KnownClaims {
  const claims = [...known.claims];
  const places = new Map<number, MatchedClaim | null>();
  for (const [id, claim] of exchanged) {
    const place = known.claims.findIndex((one) => one.id === id);
    if (place < 0 && claim === null) continue;
    const number = place < 0 ? claims.length : place;
    if (claim) claims[number] = claim;
    places.set(number, claim);
  }
  const kept = known.frames.filter((frame) => !places.has(frame.claim));
  const made = [...places].flatMap(([number, claim]) => (claim ? framesOf(claim, number) : []));
  const phrasings = new Map([...places].map(([number, claim]) => [number, claim ? cutPhrasingsOf(claim) : []]));
  const gone = [...places].flatMap(([number, claim]) => (claim ? [] : [number]));
  return {
    claims,
    frames: [...kept, ...made],
    phrasings: exchangePhrasings(known.phrasings, phrasings),
    heads: known.heads && headsFile && exchangeHeads(known.heads, headsFile, claims, known.claims.length, gone),
  };
}

/** A head belongs to a claim's id: it stays while the claim is edited, and has no say once the claim is gone. */
function exchangeHeads(
  heads: Heads,
  file: HeadsFile,
  claims: readonly MatchedClaim[],
  before: number,
  gone: readonly number[],
): Heads {
  const added = claims.slice(before);
  if (added.length === 0 && gone.length === 0) return heads;
  const taught = new Set(file.claims);
  const ids = claims.map((claim) => claim.id);
  // A claim that is back has a head that was left out: to find its weights, all are read again.
  const made = added.some((claim) => taught.has(claim.id)) ? readyHeads(file, ids) : longer(heads, claims.length);
  for (const number of gone) made.bias[number] = Number.NaN;
  return made;
}

/** The same heads, and claims after them that have none. */
function longer(heads: Heads, count: number): Heads {
  const bias = new Float64Array(count).fill(Number.NaN);
  bias.set(heads.bias);
  return { ...heads, bias, scores: new Float64Array(count) };
}
