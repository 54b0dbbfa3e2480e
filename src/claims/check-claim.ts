import { type Claim, type Draft, publishedMinimum, type Stance } from './claim.ts';
import { unprovenFigures } from './figures.ts';
import { relationConcepts } from './lexicon.ts';
import type { Problem } from './problem.ts';
import { gradeOf, highestGrade } from './readability.ts';
import type { Reference } from './reference.ts';
import { type Parsed, problemAt } from './source-file.ts';
import { wordingsOf } from './wording.ts';
import { wrong, wrongName } from './wrong.ts';

/** A claim as it stands in its file, finished or not. */
export type Written = Parsed<Claim | Draft>;

/** The file is named after the claim and stands in the folder of its topic, so that everybody finds it. */
export function checkPlace(one: Written): Problem[] {
  const problems: Problem[] = [];
  const parts = one.file.split('/');
  if (parts.at(-1) !== `${one.value.id}.yaml`) problems.push(problemAt(one, ['id'], wrong('fileName', one.value.id)));
  if (parts.at(-2) !== one.value.topic) problems.push(problemAt(one, ['topic'], wrong('fileFolder', one.value.topic)));
  return problems;
}

/** Every concept that a frame names is in the lexicon. */
export function checkFrames(one: Written, concepts: ReadonlySet<string>): Problem[] {
  const named = one.value.frames.flatMap((frame, index) => [
    ...frame.all.flatMap((group, place) => [group].flat().map((id) => ({ id, path: ['frames', index, 'all', place] }))),
    ...frame.not.map((id, place) => ({ id, path: ['frames', index, 'not', place] })),
    ...(frame.relation === 'none'
      ? []
      : [{ id: relationConcepts[frame.relation] as string, path: ['frames', index, 'relation'] }]),
  ]);
  return named
    .filter(({ id }) => !concepts.has(id))
    .map(({ id, path }) => problemAt(one, path, wrongName(id, [...concepts], wrong('noConcept', id))));
}

/** Every reference exists and is cited once, and enough of them support what is said. */
export function checkEvidence(one: Written, references: ReadonlyMap<string, Reference>): Problem[] {
  const { evidence, status } = one.value;
  const problems: Problem[] = [];
  evidence.forEach((key, index) => {
    if (!references.has(key)) {
      const unknown = wrongName(key, [...references.keys()], wrong('noReference', key));
      problems.push(problemAt(one, ['evidence', index], unknown));
    }
    if (evidence.indexOf(key) !== index) problems.push(problemAt(one, ['evidence', index], wrong('citedTwice', key)));
  });
  const supporting = new Set(evidence.filter((key) => supports(references.get(key))));
  if (status !== 'draft' && evidence.every((key) => references.has(key)) && supporting.size < 2)
    problems.push(problemAt(one, ['evidence'], wrong('fewSound')));
  return problems;
}

/** A corrected paper still stands; a retracted one, or one under an expression of concern, supports nothing. */
function supports(item: Reference | undefined): boolean {
  return item?.custom.retraction === 'none' || item?.custom.retraction === 'corrected';
}

/** Neighbouring claims exist. @param ids of all claims, also of those whose files have errors */
export function checkBroader(one: Written, ids: ReadonlySet<string>): Problem[] {
  return one.value.broader.flatMap((id, index) => {
    if (id === one.value.id) return [problemAt(one, ['broader', index], wrong('itself'))];
    if (ids.has(id)) return [];
    return [problemAt(one, ['broader', index], wrongName(id, [...ids], wrong('noClaim', id)))];
  });
}

/** What is shipped needs more than what is being written: enough phrasings to match it and examples to test it. */
export function checkEnough(one: Written): Problem[] {
  const { status, phrasings, examples } = one.value;
  if (status !== 'published') return [];
  const problems: Problem[] = [];
  const missing = (count: number, least: number) => wrong('fewForPublished', least, least - count);
  if (phrasings.length < publishedMinimum.phrasings)
    problems.push(problemAt(one, ['phrasings'], missing(phrasings.length, publishedMinimum.phrasings)));
  for (const [kind, least] of Object.entries(publishedMinimum.examples)) {
    const count = examples[kind as Exclude<Stance, 'mentions'> | 'unrelated'].length;
    if (count < least) problems.push(problemAt(one, ['examples', kind], missing(count, least)));
  }
  return problems;
}

/** No figure is said that was not read in a source which the claim cites. */
export function checkFigures(one: Written, references: ReadonlyMap<string, Reference>): Problem[] {
  const read = one.value.evidence.flatMap((key) => {
    const item = references.get(key);
    return item ? [item.title, ...(item.custom.findingChecked ? [item.custom.finding] : [])] : [];
  });
  return wordingsOf(one.value).flatMap(({ path, text }) => {
    const unproven = unprovenFigures(text, read);
    if (unproven.length === 0) return [];
    return [problemAt(one, path, wrong('unprovenFigures', unproven.join('; ')))];
  });
}

/** Fact, nuance and replies can be read without effort. */
export function checkReadability(one: Written): Problem[] {
  const limit = one.value.readability?.grade ?? highestGrade;
  return wordingsOf(one.value).flatMap(({ path, text }) => {
    // Why a claim misleads names a kind of thinking in one sentence, which this measure finds hard whatever the words.
    if (path[0] === 'fallacy') return [];
    const grade = gradeOf(text);
    if (grade <= limit) return [];
    return [problemAt(one, path, wrong('hardToRead', grade, limit))];
  });
}
