import type { Judged } from './judged.ts';
import type { Match } from './match.ts';
import type { Weights } from './model.ts';
import { wordForWord } from './phrasings.ts';
import type { Reading } from './reading.ts';

/** A post gets at most so many claims: more is a rant, which a reply does not mend. */
const claimsPerPost = 3;
/** A specific claim beats its neighbour when it is at most this much less probable. */
const neighbourMargin = 0.1;

/** A question is about one thing: what is so much less probable than it is not asked as well. */
const questionMargin = 0.15;

/**
 * Which claims are shown, and how sure: a flag needs a probability over the threshold from a frame that is not weak and
 * from words that are not broad; the rest over the lower threshold is *maybe*.
 */
export function decide(judged: Judged[], reading: Reading, rules: Pick<Weights, 'thresholds' | 'held'>): Match[] {
  const { thresholds } = rules;
  const likely = judged.filter(
    (one) => one.score >= (one.winner === 'asks' ? Math.max(thresholds.asks, thresholds.maybe) : thresholds.maybe),
  );
  const surestQuestion = Math.max(0, ...likely.filter((one) => one.winner === 'asks').map((one) => one.score));
  const beaten = new Set(
    likely.flatMap((specific) =>
      specific.claim.broader.filter((id) =>
        likely.some((general) => general.claim.id === id && specific.score >= general.score - neighbourMargin),
      ),
    ),
  );
  return likely
    .filter((one) => !beaten.has(one.claim.id))
    .filter((one) => one.winner !== 'asks' || one.score >= surestQuestion - questionMargin)
    .slice(0, claimsPerPost)
    .map((one) => toMatch(one, reading, rules));
}

/** Without a plain relation word, what a post says must be this near to a phrasing to be flagged. */
const nearPhrasing = 0.8;

/**
 * Whether a candidate may be flagged at all, however probable: labelled posts have taught the claim, its frame is not
 * weak, its words are not broad ones, and its concepts are said to have to do with each other. "Grandad has dementia, and the hospital added a statin" has the
 * words of a claim, near and rare; nothing in it says that one causes the other.
 */
export function mayFlag(one: Judged): boolean {
  const { candidate } = one;
  if (!one.taught || candidate.frame.weak || candidate.hits.some((hit) => !hit.strict)) return false;
  return candidate.frame.relation === null || candidate.relation === 'plain' || one.nearest.similarity >= nearPhrasing;
}

/** A short post that says a phrasing of the claim nearly word for word, and turns on it with no word. */
function saysJustThat(one: Judged, reading: Reading): boolean {
  return (
    one.winner === 'asserts' &&
    one.nearest.similarity >= wordForWord &&
    reading.tokens.length <= shortPost &&
    one.stance().straight === 1
  );
}

/** A longer post may say something else besides. */
const shortPost = 14;

/**
 * What keeps a candidate from being flagged, in a curator's words; empty for a flag. Each would have to change.
 */
export function inTheWay(
  one: Judged,
  reading: Reading,
  { thresholds, held }: Pick<Weights, 'thresholds' | 'held'>,
): string[] {
  const { candidate } = one;
  const surely = one.score >= thresholds.flag || saysJustThat(one, reading);
  return [
    surely ? '' : `not sure enough: ${percent(one.score)} where a flag needs ${percent(thresholds.flag)}`,
    candidate.frame.weak ? 'a weak frame: never more than maybe' : '',
    candidate.hits.every((hit) => hit.strict) ? '' : 'a broad word: never more than maybe',
    one.taught ? '' : 'a new claim: at maybe until labelled posts have taught it',
    !one.taught || mayFlag(one) || candidate.frame.weak || candidate.hits.some((hit) => !hit.strict)
      ? ''
      : 'no relation word ties its words together, and no phrasing is near enough',
    held.includes(one.claim.id) ? 'others are taken for this claim too often: held at maybe' : '',
  ].filter(Boolean);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function toMatch(one: Judged, reading: Reading, rules: Pick<Weights, 'thresholds' | 'held'>): Match {
  const { candidate } = one;
  const missing = inTheWay(one, reading, rules);
  const first = reading.tokens[reading.sentences[candidate.firstSentence]?.first ?? candidate.firstToken];
  const last = reading.tokens[reading.sentences[candidate.lastSentence]?.last ?? candidate.lastToken];
  const words = candidate.hits
    .map((hit) => ({ start: reading.tokens[hit.first]?.start ?? 0, end: reading.tokens[hit.last]?.end ?? 0 }))
    .sort((a, b) => a.start - b.start);
  return {
    claim: one.claim.id,
    stance: one.winner,
    level: missing.length === 0 ? 'flag' : 'maybe',
    score: Math.round(one.score * 1000) / 1000,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    words,
    frame: one.concepts,
    phrasing: one.nearest.text,
    why: why(one, reading, missing),
  };
}

const relationWords = {
  unneeded: '',
  plain: 'tied by a relation word',
  loose: 'tied only by a loose word such as "after"',
  none: 'no relation word between them',
};

/** The reason in a curator's words. */
function why(one: Judged, reading: Reading, missing: readonly string[]): string {
  const { candidate } = one;
  const quoted = candidate.hits.map((hit, index) => {
    const start = reading.tokens[hit.first]?.start ?? 0;
    const end = reading.tokens[hit.last]?.end ?? 0;
    return `"${reading.text.slice(start, end)}" (${one.concepts[index]})`;
  });
  const distance = candidate.lastToken - candidate.firstToken + 1;
  const where = candidate.lastSentence > candidate.firstSentence ? 'two neighbouring sentences' : `${distance} words`;
  const parts = [
    `${quoted.join(' with ')} within ${where}`,
    relationWords[candidate.frame.relation === null ? 'unneeded' : candidate.relation],
    one.nearest.text ? `${percent(one.nearest.similarity)} of the phrasing "${one.nearest.text}"` : '',
    `read as ${one.winner} (${percent(one.stances[one.winner])})`,
    ...missing,
  ];
  return parts.filter(Boolean).join('; ');
}
