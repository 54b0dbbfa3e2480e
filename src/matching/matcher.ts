import type { Claim } from '../claims/claim.ts';
import { relationConcepts } from '../claims/lexicon.ts';
import type { Library } from '../claims/library.ts';
import { likeliest, probabilityAbout, shippedWeights, stanceProbabilities, type Weights } from './acceptance.ts';
import { type Candidate, findCandidates, indexFrames, type ReadyFrame } from './candidates.ts';
import { cueNames, cues } from './cues.ts';
import { decide } from './decide.ts';
import { aboutFeatures, stanceFeatures } from './features.ts';
import { findConcepts, indexForms } from './concepts.ts';
import type { Judged } from './judged.ts';
import type { Match } from './match.ts';
import { indexPhrasings, nearestPhrasing, type PhrasingIndex, termsOf, weighPhrasings } from './phrasings.ts';
import { type Reading, read } from './reading.ts';
import { type Token, tokenise } from './tokens.ts';

export type Matcher = {
  /** @returns matches of every stance, best first, at most three; offsets are UTF-16 units of `text`. */
  match: (text: string) => Match[];
  /** What a library may carry so that its matcher starts sooner. */
  phrasingIndex: PhrasingIndex;
  /** Everything on the way to a decision, for people who ask why. */
  examine: (text: string) => { reading: Reading; conceptNames: string[]; judged: Judged[]; matches: Match[] };
};

/** Words whose stems are kept between posts; a feed repeats itself. Cleared when full. */
const rememberedStems = 20_000;

/**
 * Makes the matcher of a library: done once, in well under 100 ms; matching a post costs as much as the post is long.
 */
export function createMatcher(
  library: Pick<Library, 'concepts' | 'phrasingIndex'> & {
    claims: Pick<Claim, 'id' | 'negative' | 'statement' | 'phrasings' | 'frames' | 'broader'>[];
  },
  weights: Weights = shippedWeights,
): Matcher {
  const conceptNames = library.concepts.map((concept) => concept.id);
  const numbers = new Map(conceptNames.map((id, index) => [id, index]));
  const forms = indexForms([
    ...library.concepts,
    ...cueNames.map((name) => ({ strict: [...cues[name]], broad: [], typos: false })),
  ]);
  const stems = new Map<string, string>();
  const tokensOf = (text: string): Token[] => {
    if (stems.size > rememberedStems) stems.clear();
    return tokenise(text, stems);
  };

  const concepts = (ids: string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const frames = library.claims.flatMap((claim, index) =>
    claim.frames.map(
      (source): ReadyFrame => ({
        claim: index,
        groups: source.all.map((group) => concepts([group].flat())),
        relation: source.relation === 'none' ? null : (numbers.get(relationConcepts[source.relation]) ?? null),
        not: concepts(source.not),
        weak: source.weak,
        source,
      }),
    ),
  );
  const frameIndex = indexFrames(frames, (concept) => {
    const known = library.concepts[concept];
    return known ? known.strict.length + known.broad.length : 0;
  });

  const phrasingIndex =
    library.phrasingIndex ??
    indexPhrasings(
      library.claims.map((claim) =>
        phrasingsOf(claim).map((text) => {
          const tokens = tokensOf(text);
          const hits = findConcepts(forms, tokens).filter((hit) => hit.concept < conceptNames.length);
          return termsOf(tokens, hits, conceptNames, 0, tokens.length - 1);
        }),
      ),
    );
  const phrasings = weighPhrasings(phrasingIndex);

  const judge = (reading: Reading): Judged[] => {
    const candidates = findCandidates(frameIndex, reading);
    if (candidates.length === 0) return [];
    const hits = [...reading.concepts.values()].flat();
    const near = candidates.map((candidate) => {
      const first = reading.sentences[candidate.firstSentence]?.first ?? candidate.firstToken;
      const last = reading.sentences[candidate.lastSentence]?.last ?? candidate.lastToken;
      const found = nearestPhrasing(
        phrasings,
        candidate.claim,
        termsOf(reading.tokens, hits, conceptNames, first, last),
      );
      const claim = library.claims[candidate.claim];
      return { similarity: found.similarity, text: claim ? (phrasingsOf(claim)[found.phrasing] ?? null) : null };
    });
    const judged = candidates.flatMap((candidate, index): Judged[] => {
      const claim = library.claims[candidate.claim];
      const nearest = near[index];
      if (!claim || !nearest) return [];
      const rival = Math.max(
        0,
        ...candidates.map((other, place) => (other.claim === candidate.claim ? 0 : (near[place]?.similarity ?? 0))),
      );
      const fired = candidates.filter((other) => other.claim === candidate.claim).length;
      const about = aboutFeatures(candidate, reading, nearest.similarity, rival, fired);
      const stance = stanceFeatures(candidate, reading, claim.negative);
      const probability = probabilityAbout(weights, about);
      const probabilities = stanceProbabilities(weights, stance);
      const winner = likeliest(probabilities);
      return [
        {
          claim: claim.id,
          negative: claim.negative,
          broader: claim.broader,
          candidate,
          concepts: frameConcepts(candidate, conceptNames),
          nearest,
          about: { features: about, probability },
          stance: { features: stance, probabilities, winner },
          score: probability * probabilities[winner],
        },
      ];
    });
    return bestOfEachClaim(judged);
  };

  const examine: Matcher['examine'] = (text) => {
    const tokens = tokensOf(text);
    const reading = read(text, tokens, findConcepts(forms, tokens), conceptNames.length);
    const judged = judge(reading);
    return { reading, conceptNames, judged, matches: decide(judged, reading, weights) };
  };
  return {
    phrasingIndex,
    match: (text) => examine(text).matches,
    examine,
  };
}

/** What people say of a claim: its statement, then the curator's phrasings. */
function phrasingsOf(claim: Pick<Claim, 'statement' | 'phrasings'>): string[] {
  return [claim.statement, ...claim.phrasings];
}

function frameConcepts(candidate: Candidate, names: string[]): string[] {
  return candidate.hits.map((hit) => names[hit.concept] ?? '?');
}

function bestOfEachClaim(judged: Judged[]): Judged[] {
  const best = new Map<string, Judged>();
  for (const one of judged) {
    const other = best.get(one.claim);
    if (!other || one.about.probability > other.about.probability) best.set(one.claim, one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
