import type { Candidate, ReadyFrame } from './candidates.ts';
import type { Hit } from './concepts.ts';
import { type Heads, termShare, weightOf } from './heads.ts';
import type { Prepared } from './judged.ts';

/**
 * Claims that no frame found but whose head is sure enough: what is said without the words that a curator would call
 * obligatory. They are candidates like those of a weak frame.
 */

/** Log odds from which a head proposes its claim: as likely as not. */
const proposes = 0;
/** So many words stand for what a head saw. */
const shownConcepts = 3;
/** One word is no claim. */
const leastHits = 2;

/**
 * @param scores of each stretch by claim
 * @param barred for each claim the concepts that its frames do not want beside them
 */
export function proposeByHeads(
  { reading, framed, stretches }: Prepared,
  scores: Float64Array[],
  heads: Heads | null,
  conceptNames: readonly string[],
  barred: readonly ReadonlySet<number>[],
): Candidate[] {
  if (!heads) return [];
  const taken = new Set(framed.map(({ candidate }) => candidate.claim));
  const best = new Map<number, { place: number; score: number }>();
  scores.forEach((here, place) => {
    here.forEach((score, claim) => {
      if (!(score >= proposes) || taken.has(claim)) return;
      const before = best.get(claim);
      if (!before || score > before.score) best.set(claim, { place, score });
    });
  });
  return [...best].flatMap(([claim, { place }]): Candidate[] => {
    const stretch = stretches[place];
    if (!stretch) return [];
    const inStretch = (hit: Hit) => hit.strict && hit.first >= stretch.first && hit.last <= stretch.last;
    for (const concept of barred[claim] ?? []) if (reading.concepts.get(concept)?.some(inStretch)) return [];
    const hits = tellingHits(claim, stretch, heads, conceptNames, reading.concepts);
    if (hits.length < leastHits) return [];
    const sentences = hits.map((hit) => hit.sentence);
    return [
      {
        claim,
        frame: noFrame(claim),
        hits,
        firstToken: Math.min(...hits.map((hit) => hit.first)),
        lastToken: Math.max(...hits.map((hit) => hit.last)),
        firstSentence: Math.min(...sentences),
        lastSentence: Math.max(...sentences),
        relation: 'none',
      },
    ];
  });
}

/** The first place in the stretch of each concept that speaks most for the claim. */
function tellingHits(
  claim: number,
  stretch: Prepared['stretches'][number],
  heads: Heads,
  conceptNames: readonly string[],
  concepts: ReadonlyMap<number, Hit[]>,
): Hit[] {
  const share = termShare(stretch.terms.size);
  const found = [...concepts].flatMap(([concept, hits]) => {
    const hit = hits.find((one) => one.first >= stretch.first && one.last <= stretch.last);
    if (!hit) return [];
    const name = conceptNames[concept] ?? '';
    const weight = share * weightOf(heads, `${hit.strict ? '#' : '~'}${name}`, claim);
    return weight > 0 ? [{ hit, weight }] : [];
  });
  found.sort((a, b) => b.weight - a.weight || a.hit.first - b.hit.first);
  const hits: Hit[] = [];
  for (const { hit } of found) {
    if (hits.length === shownConcepts) break;
    if (hits.every((other) => hit.last < other.first || other.last < hit.first)) hits.push(hit);
  }
  return hits;
}

/** Stands where a frame would: no concepts are asked for, so it is weak. */
function noFrame(claim: number): ReadyFrame {
  return {
    claim,
    groups: [],
    relation: null,
    not: [],
    weak: true,
    source: { all: [], relation: 'none', not: [], weak: true },
  };
}
