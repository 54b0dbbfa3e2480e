import { type Claim, type Stance, stances } from '../claims/claim.ts';
import type { Candidate } from './candidates.ts';
import type { Hit } from './concepts.ts';
import type { Cue } from './cues.ts';
import type { Model } from './model.ts';
import { clausesOf, negatedEffect, negationInside, negations } from './negation.ts';
import { findKey, weightStep } from './packed.ts';
import type { Reading, Sentence } from './reading.ts';

/**
 * What a post does with a claim that it is about: assert, ask, refute, or only mention. Cues that hold for every claim
 * (cues.ts) and the words around the claim are measured; a softmax over learned weights weighs them.
 */

/** Given that it is: does it assert, ask, refute, or only mention? */
export function stanceFeatures(
  candidate: Candidate,
  reading: Reading,
  claim: Pick<Claim, 'id' | 'negative'>,
  conceptNames: readonly string[],
  phrasing = 0,
): Record<string, number> {
  const { firstSentence, lastSentence } = candidate;
  const inside = (hit: Hit) => hit.sentence >= firstSentence && hit.sentence <= lastSentence;
  const near = (hit: Hit) => hit.sentence >= firstSentence - 1 && hit.sentence <= lastSentence + 1;
  // Words of the claim itself are no cue: "myth" in "cholesterol is a myth" is the claim.
  const own = (hit: Hit) => candidate.hits.some((other) => hit.first <= other.last && other.first <= hit.last);
  const here = (cue: Cue) => (reading.cues[cue].some((hit) => inside(hit) && !own(hit)) ? 1 : 0);
  const beside = (cue: Cue) => (reading.cues[cue].some((hit) => near(hit) && !inside(hit)) ? 1 : 0);
  const elsewhere = (cue: Cue) => (reading.cues[cue].some((hit) => !near(hit)) ? 1 : 0);
  const anywhere = (cue: Cue) => (reading.cues[cue].some((hit) => !own(hit)) ? 1 : 0);
  const window = reading.sentences.slice(firstSentence, lastSentence + 1);
  const question = window.some((sentence) => sentence.question);
  const inQuestion = (hit: Hit) => reading.sentences[hit.sentence]?.question ?? false;
  const asks = (sentence: number) => reading.cues.asking.some((hit) => hit.sentence === sentence);
  const clauses = clausesOf(candidate, reading);
  const againstHere = question || turning.some((cue) => here(cue) === 1);
  const against = question || turning.some((cue) => reading.cues[cue].some((hit) => !own(hit)));
  const positive = claim.negative ? 0 : 1;
  const features: Record<string, number> = {
    denialHere: here('denial') * positive,
    denialHereOfNegativeClaim: here('denial') * (1 - positive),
    denialBeside: beside('denial'),
    denialElsewhere: elsewhere('denial'),
    noLinkHere: here('noLink') * positive,
    noLinkBeside: beside('noLink'),
    chance: reading.cues.chance.some((hit) => !inQuestion(hit)) ? 1 : 0,
    researchHere: here('research'),
    researchElsewhere: beside('research') || elsewhere('research') ? 1 : 0,
    otherSide: anywhere('otherSide'),
    attributionHere: here('attribution'),
    attributionBeside: beside('attribution'),
    askingHere: here('asking'),
    askingBeside: beside('asking'),
    // "Coincidence?" is no question, and no denial either.
    rhetorical: anywhere('rhetorical') || reading.cues.chance.some(inQuestion) ? 1 : 0,
    question: question ? 1 : 0,
    opensAsQuestion: window.some((sentence) => sentence.opensAsQuestion) ? 1 : 0,
    questionAndAsking: question && anywhere('asking') ? 1 : 0,
    sincereQuestionElsewhere:
      !question &&
      reading.sentences.some((sentence, index) => sentence.opensAsQuestion || (sentence.question && asks(index)))
        ? 1
        : 0,
    onlyAQuestion:
      question && reading.sentences.every((sentence) => sentence.question || sentence.last < sentence.first) ? 1 : 0,
    negated: negationInside(candidate, reading) ? positive : 0,
    negatedBeforeEffect: negatedEffect(candidate, reading) ? positive : 0,
    negationHere: negations(candidate, reading).some((hit) => clauses.has(reading.tokens[hit.first]?.clause ?? -1))
      ? positive
      : 0,
    negationBeside: beside('negation'),
    beginsWithNo: beginsWithNo(window, reading) ? 1 : 0,
    uselessHere: here('useless') * positive,
    anecdote: here('anecdote'),
    hedge: here('hedge'),
    exclaims: reading.text.includes('!') ? 1 : 0,
    negativeClaim: 1 - positive,
    // Said without any turn: the plainer and shorter, the likelier that it is meant.
    straight: against ? 0 : 1,
    straightAndShort: against ? 0 : Math.max(0, 1 - reading.tokens.length / 24),
    straightAndNear: against ? 0 : Math.max(0, 2 * phrasing - 1),
    straightHere: againstHere ? 0 : 1,
    // The same with the words of the claim itself: "doesn't work" may be one of them.
    straightThroughout: question || denying.some((cue) => reading.cues[cue].some(inside)) ? 0 : 1,
    straightHereAndNear: againstHere ? 0 : Math.max(0, 2 * phrasing - 1),
    link: /https?:\/\//.test(reading.text) ? 1 : 0,
  };
  addStanceWords(features, candidate, reading, claim.id, conceptNames);
  return features;
}

/** Those of them that may take back a claim in its own sentence. */
const denying = ['denial', 'noLink', 'useless', 'chance', 'otherSide', 'attribution', 'hedge', 'negation'] as const;

/** Cues by which a post turns on a claim; one that has none of them says it straight. */
const turning = [
  'denial',
  'noLink',
  'useless',
  'chance',
  'research',
  'otherSide',
  'attribution',
  'asking',
  'hedge',
  'negation',
] as const;

/** A word counts this much beside a cue: there are many of them. */
const wordValue = 0.3;
/** What is said beside this very claim counts more, and a concept less than a word, since concepts are many here. */
const ownWordValue = 0.6;
const ownConceptValue = 0.3;
/** Words of the sentences before and after are looked at so far. */
const besideReach = 12;

/**
 * The words around a claim as such, whatever the claim: its own words are X, the word that ties them R, other concepts
 * C. "no evidence that X R X" is learned once for all claims.
 */
function addStanceWords(
  words: Record<string, number>,
  candidate: Candidate,
  reading: Reading,
  claim: string,
  conceptNames: readonly string[],
): void {
  const marks = new Map<number, string>();
  const mark = (hits: Hit[], sign: string) => {
    for (const hit of hits) for (let at = hit.first; at <= hit.last; at++) marks.set(at, sign);
  };
  for (const [concept, all] of reading.concepts) {
    const hits = all.filter((hit) => hit.strict);
    if (hits.length > 0) words[`${claim}: #${conceptNames[concept]}`] = ownConceptValue;
    mark(hits, concept === candidate.frame.relation ? 'R' : 'C');
  }
  mark(candidate.hits, 'X');
  const first = reading.sentences[candidate.firstSentence]?.first ?? candidate.firstToken;
  const last = reading.sentences[candidate.lastSentence]?.last ?? candidate.lastToken;
  const from = Math.max(first, candidate.firstToken - 2 * besideReach);
  const to = Math.min(last, candidate.lastToken + 2 * besideReach);
  let before = '^';
  let beforeThat = '';
  for (let at = from; at <= to; at++) {
    const here = marks.get(at) ?? reading.tokens[at]?.stem ?? '';
    if (here === before && here.length === 1) continue;
    if (here.length > 1 || here === 'i') words[`w:${here}`] = wordValue;
    words[`w:${before} ${here}`] = wordValue;
    if (beforeThat !== '') words[`w:${beforeThat} ${before} ${here}`] = wordValue;
    beforeThat = before;
    before = here;
  }
  words[`w:${before} $`] = wordValue;
  for (let at = Math.max(0, from - besideReach); at <= Math.min(reading.tokens.length - 1, to + besideReach); at++) {
    const stem = reading.tokens[at]?.stem ?? '';
    if (stem.length > 2 && !marks.has(at)) words[`${claim}: ${stem}`] = ownWordValue;
  }
  for (let at = Math.max(0, from - besideReach); at < from; at++)
    if (!marks.has(at)) words[`b:${reading.tokens[at]?.stem}`] = wordValue;
  for (let at = to + 1; at <= Math.min(reading.tokens.length - 1, to + besideReach); at++)
    if (!marks.has(at)) words[`a:${reading.tokens[at]?.stem}`] = wordValue;
}

/** "No, ..." and "Nope." open an answer to somebody who said it. */
function beginsWithNo(window: Sentence[], reading: Reading): boolean {
  return window.some((sentence) =>
    ['no', 'nope', 'nah', 'false', 'wrong'].includes(reading.tokens[sentence.first]?.word ?? ''),
  );
}

/** @returns a score for each stance, in the order of `stances`, by the cues and the words beside the claim. */
export function stanceScores({ stance }: Pick<Model, 'stance'>, features: Record<string, number>): number[] {
  const scores = [...stance.bias];
  const count = scores.length;
  for (const name in features) {
    const value = features[name] ?? 0;
    if (value === 0) continue;
    const cue = stance.cues.get(name);
    const place = cue ? -1 : findKey(stance.words, name);
    if (!cue && place < 0) continue;
    for (let index = 0; index < count; index++) {
      const weight = cue ? cue[index] : (stance.weights[place * count + index] ?? 0) * weightStep;
      scores[index] = (scores[index] ?? 0) + value * (weight ?? 0);
    }
  }
  return scores;
}

/** Two models that were taught apart err apart: their mean is better than either. Cues count twice: they err less. */
const shareOfCues = 2 / 3;

/** @returns a probability for each stance; they add up to 1. */
export function stanceProbabilities(cues: readonly number[], words: readonly number[]): Record<Stance, number> {
  const scores = cues.map((score, index) => shareOfCues * score + (1 - shareOfCues) * (words[index] ?? 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Object.fromEntries(stances.map((name, index) => [name, (powers[index] ?? 0) / total])) as Record<
    Stance,
    number
  >;
}

/**
 * The stance that is believed: the likeliest, but an assertion only from `least` on. Whoever corrects somebody that was
 * correcting the claim himself looks a fool; so in doubt a post does what is likeliest of the rest.
 */
export function believed(probabilities: Record<Stance, number>, least: number): Stance {
  const possible = stances.filter((name) => name !== 'asserts' || probabilities.asserts >= least);
  return possible.reduce((best, name) => (probabilities[name] > probabilities[best] ? name : best));
}

/** What a feature says of a stance, for people who ask. */
export function stanceWeight(stance: Model['stance'], name: string, of: Stance): number {
  const index = stances.indexOf(of);
  const cue = stance.cues.get(name);
  if (cue) return cue[index] ?? 0;
  const place = findKey(stance.words, name);
  return place < 0 ? 0 : weightStep * (stance.weights[place * stances.length + index] ?? 0);
}
