import type { Candidate } from './candidates.ts';
import type { Hit } from './concepts.ts';
import type { Reading } from './reading.ts';

/** What a negation in a post reaches: words of its own clause, and near ones. */

/** A negation stands between the first and the last word of the frame, in the clause of one of them. */
export function negationInside(candidate: Candidate, reading: Reading): boolean {
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
export function negatedEffect(candidate: Candidate, reading: Reading): boolean {
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
export function negations(candidate: Candidate, reading: Reading): Hit[] {
  return reading.cues.negation.filter(
    (hit) => !candidate.hits.some((other) => hit.first <= other.last && other.first <= hit.last),
  );
}

/** The clauses in which the words of the frame stand. */
export function clausesOf(candidate: Candidate, reading: Reading): Set<number> {
  return new Set(candidate.hits.map((hit) => reading.tokens[hit.first]?.clause ?? -1));
}
