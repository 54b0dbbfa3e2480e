import { relationConcepts } from '../claims/lexicon.ts';
import type { Library } from '../claims/library.ts';
import { aboutFeatures, calibrated, oddsAbout } from './acceptance.ts';
import { type Candidate, findCandidates, indexFrames, preferred, type ReadyFrame } from './candidates.ts';
import { findConcepts, type Hit } from './concepts.ts';
import { cueNames, cues } from './cues.ts';
import { decide } from './decide.ts';
import { exchangeClaims, type KnownClaims } from './exchange.ts';
import { cutForms, type FormIndex, indexForms, knowsWord } from './forms.ts';
import { type Heads, readyHeads, scoreHeads, stretchesOf, termsOfStretch } from './heads.ts';
import type { Framed, Judged, MatchedClaim, Measured, Prepared } from './judged.ts';
import type { Match } from './match.ts';
import { type Model, shippedModel } from './model.ts';
import { indexPhrasings, nearestPhrasing, termsOf, weighPhrasings, wordForWord } from './phrasings.ts';
import { postWords, weighPostWords } from './post-words.ts';
import { proposeByHeads } from './proposals.ts';
import { type Reading, read } from './reading.ts';
import { believed, stanceFeatures, stanceProbabilities, stanceScores } from './stance.ts';
import { type Token, tokenise } from './tokens.ts';

/** Matches posts with a list of claims. */
export type PostMatcher = {
  /** @returns matches of every stance, best first, at most three; offsets are UTF-16 units of `text`. */
  match: (text: string) => Match[];
  /** Everything on the way to a decision, for people who ask why. */
  examine: (text: string) => Examined;
  /** The two halves of the way, for those who train: what is read, and what is measured of it with other heads. */
  prepare: (text: string) => Prepared;
  measure: (prepared: Prepared, heads: Heads | null, scores: Float64Array[]) => Measured[];
};

export type Examined = {
  reading: Reading;
  conceptNames: string[];
  /** The heads' scores by claim, of each stretch of the post. */
  scores: Float64Array[];
  judged: Judged[];
  matches: Match[];
};

export type Matcher = PostMatcher & {
  /** What the library may carry so that its matcher starts sooner. */
  indexes: () => Required<Carried>;
  /**
   * The same with a few claims in place of what the library has, by id: changed or new ones, or null for one that is
   * gone. It answers as the matcher of that whole library would, and costs a fraction of making it; the numbers of the
   * library's own claims stay.
   */
  exchange: (claims: ReadonlyMap<string, MatchedClaim | null>) => PostMatcher;
};

type Carried = Pick<Library, 'phrasingIndex' | 'formIndex'>;

/** Words whose stems are kept between posts; a feed repeats itself. Cleared when full. */
const rememberedStems = 20_000;

/**
 * Makes the matcher of a library: done once, in well under 100 ms; matching a post costs as much as the post is long.
 */
export function createMatcher(
  library: Pick<Library, 'concepts'> & Carried & { claims: MatchedClaim[] },
  model: Model = shippedModel,
): Matcher {
  // No function below may hold on to the library itself: whoever asked may let go of what is only needed to begin.
  const { claims } = library;
  const conceptNames = library.concepts.map((concept) => concept.id);
  const numbers = new Map(conceptNames.map((id, index) => [id, index]));
  const formCounts = library.concepts.map(({ strict, broad }) => strict.length + broad.length);
  const formCount = formCounts.reduce((sum, count) => sum + count, 0);
  const cueForms = cueNames.map((name) => ({ strict: cues[name], broad: [], typos: false }));
  const forms = indexForms([...library.concepts, ...cueForms], library.formIndex);
  const stems = new Map<string, string>();
  const tokensOf = (text: string): Token[] => {
    if (stems.size > rememberedStems) stems.clear();
    return tokenise(text, stems, (word) => knowsWord(forms, word));
  };

  const concepts = (ids: string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const framesOf = (claim: MatchedClaim, index: number) =>
    claim.frames.map(
      (source): ReadyFrame => ({
        claim: index,
        groups: source.all.map((group) => concepts([group].flat())),
        relation: source.relation === 'none' ? null : (numbers.get(relationConcepts[source.relation]) ?? null),
        not: concepts(source.not),
        weak: source.weak,
        source,
      }),
    );
  const cutPhrasingsOf = (claim: MatchedClaim) =>
    phrasingsOf(claim).map((text) => {
      const tokens = tokensOf(text);
      const hits = findConcepts(forms, tokens).filter((hit) => hit.concept < conceptNames.length);
      return termsOf(tokens, hits, conceptNames, 0, tokens.length - 1);
    });
  const cutPhrasings = () => indexPhrasings(claims.flatMap(cutPhrasingsOf));
  const known: KnownClaims = {
    claims,
    frames: claims.flatMap(framesOf),
    phrasings: weighPhrasings(
      library.phrasingIndex ?? cutPhrasings(),
      claims.map((claim) => phrasingsOf(claim).length),
    ),
    heads: model.heads
      ? readyHeads(
          model.heads,
          claims.map((claim) => claim.id),
        )
      : null,
  };
  const words: KnownWords = { conceptNames, formCounts, forms, tokensOf };
  return {
    ...postMatcher(words, known, model),
    indexes: () => ({ phrasingIndex: cutPhrasings(), formIndex: cutForms(forms, formCount) }),
    exchange: (exchanged) =>
      postMatcher(words, exchangeClaims(known, exchanged, { framesOf, cutPhrasingsOf }, model.heads), model),
  };
}

/** What is known of words: it stays while claims are exchanged. */
type KnownWords = {
  conceptNames: string[];
  /** By concept. */
  formCounts: readonly number[];
  forms: FormIndex;
  tokensOf: (text: string) => Token[];
};

function postMatcher(words: KnownWords, known: KnownClaims, model: Model): PostMatcher {
  const { conceptNames, formCounts, forms, tokensOf } = words;
  const { claims, frames, phrasings, heads } = known;
  const frameIndex = indexFrames(frames, (concept) => formCounts[concept] ?? 0);
  const barred = claims.map(() => new Set<number>());
  for (const frame of frames) for (const concept of frame.not) barred[frame.claim]?.add(concept);
  /** Concepts that frames rest on: a post without any is about none of the claims. */
  const telling = new Uint8Array(conceptNames.length);
  for (const frame of frames) for (const group of frame.groups) for (const concept of group) telling[concept] = 1;

  /** The phrasing nearest to the sentences of a candidate. */
  const nearestTo = (candidate: Candidate, reading: Reading, hits: Hit[]) => {
    const first = reading.sentences[candidate.firstSentence]?.first ?? candidate.firstToken;
    const last = reading.sentences[candidate.lastSentence]?.last ?? candidate.lastToken;
    const terms = termsOf(reading.tokens, hits, conceptNames, first, last);
    const found = nearestPhrasing(phrasings, candidate.claim, terms);
    const claim = claims[candidate.claim];
    return { similarity: found.similarity, text: claim ? (phrasingsOf(claim)[found.phrasing] ?? null) : null };
  };

  const prepare = (text: string, forHeads: boolean): Prepared => {
    const tokens = tokensOf(text);
    const reading = read(text, tokens, findConcepts(forms, tokens), conceptNames.length);
    const hits = [...reading.concepts.values()].flat();
    if (!hits.some((hit) => telling[hit.concept] === 1)) return { reading, framed: [], stretches: [] };
    return {
      reading,
      framed: findCandidates(frameIndex, reading).map((candidate) => ({
        candidate,
        nearest: nearestTo(candidate, reading, hits),
      })),
      stretches: forHeads
        ? stretchesOf(reading).map((stretch) => ({
            ...stretch,
            terms: termsOfStretch(reading, stretch, conceptNames),
          }))
        : [],
    };
  };

  const measure: PostMatcher['measure'] = (prepared, heads, scores) => {
    const { reading, framed, stretches } = prepared;
    const hits = [...reading.concepts.values()].flat();
    const proposed = proposeByHeads(prepared, scores, heads, conceptNames, barred).map(
      (candidate): Framed => ({ candidate, nearest: nearestTo(candidate, reading, hits) }),
    );
    const leaders = scores.map(leadersOf);
    const all = [...preferred(framed), ...proposed];
    return all.flatMap((one): Measured[] => {
      const { candidate, nearest } = one;
      const claim = claims[candidate.claim];
      if (!claim) return [];
      const others = framed.filter((other) => other.candidate.claim !== candidate.claim);
      return [
        {
          claim,
          candidate,
          concepts: candidate.hits.map((hit) => conceptNames[hit.concept] ?? '?'),
          nearest,
          taught: heads === null || !Number.isNaN(heads.bias[candidate.claim]),
          about: aboutFeatures(candidate, reading, {
            phrasing: nearest.similarity,
            rival: Math.max(0, ...others.map((other) => other.nearest.similarity)),
            fired: framed.length - others.length,
            head: headsAt(candidate, stretches, scores, leaders),
          }),
          stance: () => {
            one.stance ??= stanceFeatures(candidate, reading, claim, conceptNames, nearest.similarity);
            return one.stance;
          },
          words: (rarity) => postWords(candidate, reading, claim.id, rarity),
        },
      ];
    });
  };

  const examine: PostMatcher['examine'] = (text) => {
    const prepared = prepare(text, heads !== null);
    const scores = heads
      ? prepared.stretches.map((stretch) => Float64Array.from(scoreHeads(heads, stretch.terms)))
      : [];
    const judged = measure(prepared, heads, scores)
      .flatMap((one) => judge(one, model) ?? [])
      .sort((a, b) => b.score - a.score || (a.claim.id < b.claim.id ? -1 : 1));
    const { reading } = prepared;
    return { reading, conceptNames, scores, judged, matches: decide(judged, reading, model) };
  };
  return {
    match: (text) => examine(text).matches,
    examine,
    prepare: (text) => prepare(text, true),
    measure,
  };
}

/** What a model makes of a measured candidate; null when it is hardly about the claim, whatever its stance. */
export function judge(one: Measured, model: Omit<Model, 'heads' | 'held'>): Judged | null {
  const { calibration, thresholds } = model;
  const words = weighPostWords(model.words, one.words(model.words.rarity));
  const probability = 1 / (1 + Math.exp(-(oddsAbout(model, one.about) + words.about)));
  if (calibrated(calibration, probability, 1) < thresholds.maybe / 2) return null;
  const features = one.stance();
  const given = stanceProbabilities(stanceScores(model, features), words.stances);
  const stances = saysItOutright(one, features) ? { ...given, asserts: Math.max(given.asserts, outright) } : given;
  const winner = believed(stances, thresholds.asserts);
  return { ...one, probability, stances, winner, score: calibrated(calibration, probability, stances[winner]) };
}

/** What is said outright is meant: as sure as an assertion is without any doubt. */
const outright = 0.9;

/**
 * The claim word for word, in a sentence that has no turn, and no word in the post that calls anything false or speaks
 * of believers: whoever corrects a claim says so somewhere. (Posts that were written to teach what corrections look like
 * repeat claims more often than people do.)
 */
function saysItOutright({ claim, nearest }: Measured, features: Record<string, number>): boolean {
  const turns = ['denialHere', 'denialBeside', 'denialElsewhere', 'noLinkHere', 'noLinkBeside', 'otherSide', 'chance'];
  return (
    !claim.negative &&
    nearest.similarity >= wordForWord &&
    features.straightThroughout === 1 &&
    turns.every((name) => (features[name] ?? 0) === 0)
  );
}

/** What people say of a claim: its statement, then the curator's phrasings. */
function phrasingsOf(claim: Pick<MatchedClaim, 'statement' | 'phrasings'>): string[] {
  return [claim.statement, ...claim.phrasings];
}

/** The claim's own head where the candidate stands, at its best, and the best of the others there. */
function headsAt(
  candidate: Candidate,
  stretches: Prepared['stretches'],
  scores: Float64Array[],
  leaders: readonly Leaders[],
): { own: number; other: number } | null {
  let best: { own: number; other: number } | null = null;
  stretches.forEach((stretch, place) => {
    if (stretch.first > candidate.lastToken || stretch.last < candidate.firstToken) return;
    const own = scores[place]?.[candidate.claim] ?? Number.NaN;
    const leading = leaders[place];
    if (!leading || Number.isNaN(own) || (best && own <= best.own)) return;
    best = { own, other: leading.claim === candidate.claim ? leading.second : leading.first };
  });
  return best;
}

/** The two highest scores of a stretch, and whose the first is. */
type Leaders = { claim: number; first: number; second: number };

function leadersOf(scores: Float64Array): Leaders {
  let claim = -1;
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  scores.forEach((score, index) => {
    if (score > first) {
      second = first;
      first = score;
      claim = index;
    } else if (score > second) second = score;
  });
  return { claim, first, second };
}
