import type { Candidate } from './candidates.ts';
import type { Cue } from './cues.ts';
import type { Hit } from './concepts.ts';
import type { Reading, Sentence } from './reading.ts';

/**
 * What is measured of a candidate, by names that a curator can read in `explain`. Each is 0 to about 1, so that the
 * weights in acceptance-weights.json can be compared.
 */

/** Is the post about this claim at all? */
export function aboutFeatures(
  candidate: Candidate,
  reading: Reading,
  phrasing: number,
  rival: number,
  framesOfClaim: number,
): Record<string, number> {
  const span = candidate.lastToken - candidate.firstToken + 1;
  const broad = candidate.hits.filter((hit) => !hit.strict).length;
  const expected = candidate.frame.relation !== null;
  const length = reading.tokens.length;
  return {
    weakFrame: candidate.frame.weak ? 1 : 0,
    broadWord: broad > 0 ? 1 : 0,
    twoBroadWords: broad > 1 ? 1 : 0,
    groups: (candidate.frame.groups.length - 2) / 2,
    span: Math.log2(span) / 6,
    twoSentences: candidate.lastSentence > candidate.firstSentence ? 1 : 0,
    relationMissing: expected && candidate.relation === 'none' ? 1 : 0,
    relationLoose: expected && candidate.relation === 'loose' ? 1 : 0,
    relationPlain: expected && candidate.relation === 'plain' ? 1 : 0,
    phrasing,
    phrasingStrong: phrasing > 0.75 ? 1 : 0,
    // Another claim's phrasings fit better: the post says something next to this claim.
    rival: Math.max(0, rival - phrasing),
    severalFrames: framesOfClaim > 1 ? 1 : 0,
    veryShort: length < 5 ? 1 : 0,
    long: Math.max(0, Math.log2(length / 30)) / 4,
    negated: negationInside(candidate, reading) ? 1 : 0,
  };
}

/** Given that it is: does it assert, ask, refute, or only mention? */
export function stanceFeatures(candidate: Candidate, reading: Reading, negativeClaim: boolean): Record<string, number> {
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
  const positive = negativeClaim ? 0 : 1;
  return {
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
    link: /https?:\/\//.test(reading.text) ? 1 : 0,
  };
}

/** "No, ..." and "Nope." open an answer to somebody who said it. */
function beginsWithNo(window: Sentence[], reading: Reading): boolean {
  return window.some((sentence) =>
    ['no', 'nope', 'nah', 'false', 'wrong'].includes(reading.tokens[sentence.first]?.word ?? ''),
  );
}

/** A negation stands between the first and the last word of the frame, in the clause of one of them. */
function negationInside(candidate: Candidate, reading: Reading): boolean {
  const clauses = clausesOf(candidate, reading);
  return negations(candidate, reading).some(
    (hit) =>
      hit.first > candidate.firstToken &&
      hit.last < candidate.lastToken &&
      clauses.has(reading.tokens[hit.first]?.clause ?? -1),
  );
}

/** Words before a word of the frame within which a negation belongs to it. */
const negationReach = 3;

/**
 * A negation stands within three words before the last concept or the relation, in the same clause: "does not cause",
 * "never linked to". In "you don't need pills, garlic works better" it reaches the pills only.
 */
function negatedEffect(candidate: Candidate, reading: Reading): boolean {
  const last = candidate.hits.reduce((a, b) => (b.first > a.first ? b : a));
  const targets = [last.first];
  const relation = candidate.frame.relation;
  if (relation !== null)
    for (const hit of reading.concepts.get(relation) ?? [])
      if (hit.sentence >= candidate.firstSentence && hit.sentence <= candidate.lastSentence) targets.push(hit.first);
  return negations(candidate, reading).some((hit) =>
    targets.some(
      (target) =>
        hit.last < target &&
        target - hit.last <= negationReach &&
        hit.first >= candidate.firstToken - 1 &&
        reading.tokens[hit.first]?.clause === reading.tokens[target]?.clause,
    ),
  );
}

/** Negations that are not themselves words of the frame ("never sick" is the claim, in a claim about health). */
function negations(candidate: Candidate, reading: Reading): Hit[] {
  return reading.cues.negation.filter(
    (hit) => !candidate.hits.some((other) => hit.first <= other.last && other.first <= hit.last),
  );
}

/** The clauses in which the words of the frame stand. */
function clausesOf(candidate: Candidate, reading: Reading): Set<number> {
  return new Set(candidate.hits.map((hit) => reading.tokens[hit.first]?.clause ?? -1));
}
