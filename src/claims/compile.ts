import { z } from 'zod';
import { type Claim, claim, tones } from './claim.ts';
import { type LexiconFile, lexiconFile, relationConcepts } from './lexicon.ts';
import type { Concept, Library } from './library.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import type { Problem } from './problem.ts';
import { type Reference, reference } from './reference.ts';
import { fieldName, type Parsed, parseSource, type SourceFile } from './source-file.ts';

/** The files of a claims folder, already read. File names are relative to the folder, with forward slashes. */
export type ClaimsFolder = { claims: SourceFile[]; references: SourceFile; lexicon: SourceFile[] };

export type Compiled = {
  /** Null when there is any problem: a list with an error in it is not shipped in part. */
  library: Library | null;
  /** The claims as written, with their examples, for tests and the curator; those that parsed. */
  claims: Claim[];
  problems: Problem[];
  counts: { claims: number; phrasings: number; references: number; errors: number };
};

/**
 * Checks a claims folder whole and makes the library that the extension reads. Drafts are checked but not shipped;
 * retired claims are neither matched nor shipped.
 * @param version the library's version, an ISO date or date-time.
 */
export function compile(folder: ClaimsFolder, version: string): Compiled {
  const problems: Problem[] = [];
  const keep = <T>(result: { parsed: Parsed<T> | null; problems: Problem[] }): Parsed<T>[] => {
    problems.push(...result.problems);
    return result.parsed ? [result.parsed] : [];
  };
  const claims = folder.claims.flatMap((file) => keep(parseSource(file, claim)));
  const lexicon = folder.lexicon.flatMap((file) => keep(parseSource(file, lexiconFile)));
  const references = keep(parseSource(folder.references, z.array(reference)))[0];

  const concepts = collectConcepts(lexicon, problems);
  const byKey = collectReferences(references, problems);
  const ids = collectIds(claims, problems);
  for (const one of claims) {
    checkPlace(one, problems);
    // With an unreadable lexicon every concept would be "missing": its own error says enough.
    if (lexicon.length === folder.lexicon.length) checkFrames(one, concepts, problems);
    checkEvidence(one, byKey, references !== undefined, problems);
    checkReplies(one, problems);
    checkPhrasings(one, problems);
    checkBroader(one, ids, problems);
  }
  if (references) checkCited(references, claims, problems);

  const shipped = claims.map((one) => one.value).filter((one) => one.status === 'published');
  const counts = {
    claims: claims.length,
    phrasings: claims.reduce((sum, one) => sum + one.value.phrasings.length, 0),
    references: byKey.size,
    errors: problems.length,
  };
  return {
    library: problems.length > 0 ? null : makeLibrary(shipped, concepts, byKey, version),
    claims: claims.map((one) => one.value),
    problems: problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    counts,
  };
}

function makeLibrary(
  claims: Claim[],
  concepts: Map<string, Concept>,
  references: Map<string, Reference>,
  version: string,
): Library {
  const cited = new Set(claims.flatMap((one) => one.evidence));
  return {
    format: 1,
    version,
    concepts: [...concepts.values()],
    claims: claims
      .map(({ examples: _examples, status: _status, ...rest }) => rest)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    references: Object.fromEntries([...references].filter(([key]) => cited.has(key))),
  };
}

function problemAt(where: Parsed<unknown>, path: PropertyKey[], message: string): Problem {
  return { file: where.file, line: where.lineOf(path), field: fieldName(path), message };
}

function collectConcepts(files: Parsed<LexiconFile>[], problems: Problem[]): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  const homes = new Map<string, string>();
  for (const file of files) {
    for (const [id, concept] of Object.entries(file.value)) {
      const home = homes.get(id);
      if (home) problems.push(problemAt(file, [id], `concept is already defined in ${home}`));
      homes.set(id, file.file);
      const twice = concept.strict.find((form) => concept.broad.includes(form));
      if (twice) problems.push(problemAt(file, [id, 'broad'], `"${twice}" is already a strict form`));
      concepts.set(id, { id, ...concept });
    }
  }
  return concepts;
}

function collectReferences(file: Parsed<Reference[]> | undefined, problems: Problem[]): Map<string, Reference> {
  const byKey = new Map<string, Reference>();
  const byDoi = new Map<string, string>();
  file?.value.forEach((item, index) => {
    if (byKey.has(item.id)) problems.push(problemAt(file, [index, 'id'], `reference "${item.id}" is there twice`));
    byKey.set(item.id, item);
    const doi = item.DOI?.toLowerCase();
    const other = doi ? byDoi.get(doi) : undefined;
    if (other) problems.push(problemAt(file, [index, 'DOI'], `the same DOI is already at "${other}"`));
    if (doi) byDoi.set(doi, item.id);
    if ((item.custom.studyType === 'retracted-source') !== (item.custom.retraction === 'retracted'))
      problems.push(problemAt(file, [index, 'custom', 'retraction'], 'does not fit the study type'));
  });
  return byKey;
}

function collectIds(claims: Parsed<Claim>[], problems: Problem[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const one of claims) {
    const other = ids.get(one.value.id);
    if (other) problems.push(problemAt(one, ['id'], `claim id "${one.value.id}" is already used in ${other}`));
    else ids.set(one.value.id, one.file);
  }
  return ids;
}

function checkPlace(one: Parsed<Claim>, problems: Problem[]) {
  const parts = one.file.split('/');
  const name = parts.at(-1);
  if (name !== `${one.value.id}.yaml`)
    problems.push(problemAt(one, ['id'], `the file must be named ${one.value.id}.yaml`));
  if (parts.at(-2) !== one.value.topic)
    problems.push(problemAt(one, ['topic'], `the file must stand in the folder ${one.value.topic}`));
}

function checkFrames(one: Parsed<Claim>, concepts: Map<string, Concept>, problems: Problem[]) {
  one.value.frames.forEach((frame, index) => {
    const named = [
      ...frame.all.flatMap((group, place) =>
        [group].flat().map((id) => ({ id, path: ['frames', index, 'all', place] })),
      ),
      ...frame.not.map((id, place) => ({ id, path: ['frames', index, 'not', place] })),
      ...(frame.relation === 'none'
        ? []
        : [{ id: relationConcepts[frame.relation] as string, path: ['frames', index, 'relation'] }]),
    ];
    for (const { id, path } of named)
      if (!concepts.has(id)) problems.push(problemAt(one, path, `concept "${id}" is not in the lexicon`));
  });
}

function checkEvidence(one: Parsed<Claim>, references: Map<string, Reference>, known: boolean, problems: Problem[]) {
  one.value.evidence.forEach((key, index) => {
    // With an unreadable references.json every key would be "missing": its own error says enough.
    if (known && !references.has(key))
      problems.push(problemAt(one, ['evidence', index], `reference "${key}" is not in references.json`));
    if (one.value.evidence.indexOf(key) !== index)
      problems.push(problemAt(one, ['evidence', index], `reference "${key}" is cited twice`));
  });
  const supporting = one.value.evidence.filter((key) => supports(references.get(key)));
  if (known && one.value.evidence.every((key) => references.has(key)) && supporting.length < 2)
    problems.push(problemAt(one, ['evidence'], 'needs at least two references that are not retracted'));
}

/** A corrected paper still stands; a retracted one, or one under an expression of concern, supports nothing. */
function supports(item: Reference | undefined): boolean {
  return item?.custom.retraction === 'none' || item?.custom.retraction === 'corrected';
}

function checkReplies(one: Parsed<Claim>, problems: Problem[]) {
  one.value.replies.forEach((reply, index) => {
    const path = ['replies', index, 'text'];
    let names: string[];
    try {
      names = placeholdersIn(reply.text);
    } catch (error) {
      problems.push(
        problemAt(one, path, `has a broken placeholder: ${error instanceof Error ? error.message : error}`),
      );
      return;
    }
    for (const name of names)
      if (!placeholders.some((known) => known === name))
        problems.push(problemAt(one, path, `unknown placeholder {{${name}}}; known are ${placeholders.join(', ')}`));
    if (!names.includes('sources')) problems.push(problemAt(one, path, 'must contain {{sources}}'));
  });
  for (const tone of tones)
    if (!one.value.replies.some((reply) => reply.tone === tone))
      problems.push(problemAt(one, ['replies'], `has no reply in the tone "${tone}"`));
}

function checkPhrasings(one: Parsed<Claim>, problems: Problem[]) {
  const seen = new Set<string>();
  one.value.phrasings.forEach((phrasing, index) => {
    const plain = phrasing
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (seen.has(plain)) problems.push(problemAt(one, ['phrasings', index], 'is there twice'));
    seen.add(plain);
  });
}

function checkBroader(one: Parsed<Claim>, ids: Map<string, string>, problems: Problem[]) {
  one.value.broader.forEach((id, index) => {
    if (id === one.value.id) problems.push(problemAt(one, ['broader', index], 'is the claim itself'));
    else if (!ids.has(id)) problems.push(problemAt(one, ['broader', index], `claim "${id}" does not exist`));
  });
}

function checkCited(references: Parsed<Reference[]>, claims: Parsed<Claim>[], problems: Problem[]) {
  const cited = new Set(claims.flatMap((one) => one.value.evidence));
  references.value.forEach((item, index) => {
    if (!cited.has(item.id)) problems.push(problemAt(references, [index, 'id'], `no claim cites "${item.id}"`));
  });
}
