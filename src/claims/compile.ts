import { z } from 'zod';
import {
  checkBroader,
  checkEnough,
  checkEvidence,
  checkFigures,
  checkFrames,
  checkPlace,
  checkReadability,
  type Written,
} from './check-claim.ts';
import { checkPhrasings } from './check-phrasings.ts';
import { checkReplies } from './check-replies.ts';
import { type Claim, claim, type Draft, draft } from './claim.ts';
import { type LexiconFile, lexiconFile } from './lexicon.ts';
import type { Concept, Library } from './library.ts';
import type { Problem } from './problem.ts';
import { type Reference, reference } from './reference.ts';
import { type Parsed, parseSource, problemAt, type Read, type SourceFile } from './source-file.ts';
import { wrong } from './wrong.ts';

/**
 * The files of a claims folder, already read. File names are relative to the folder, with forward slashes.
 * `references` is null, and files are missing, where they could not be read: `unread` says why.
 */
export type ClaimsFolder = {
  claims: SourceFile[];
  references: SourceFile | null;
  lexicon: SourceFile[];
  unread: Problem[];
};

export type Compiled = {
  /** Null when there is any problem: a list with an error in it is not shipped in part. */
  library: Library | null;
  /** The claims as written, with their examples, for tests and the curator; those that parsed and are no drafts. */
  claims: Claim[];
  /** All that parsed, drafts too, with the lines of their fields. */
  written: Written[];
  references: Map<string, Reference>;
  concepts: Concept[];
  /** What each claim was checked against. */
  around: Around;
  /** Some file could not be read or does not fit the format, so that `written` or `references` are not all. */
  unreadable: boolean;
  problems: Problem[];
  counts: { claims: number; phrasings: number; references: number; errors: number };
};

/** What a claim is checked against. What could not be read whole is null: its own error says enough. */
export type Around = {
  concepts: ReadonlySet<string> | null;
  references: ReadonlyMap<string, Reference> | null;
  ids: ReadonlySet<string> | null;
};

export type CompileOptions = {
  /** What was found of files before: one that is the same is not read again. */
  known?: KnownFiles;
  /** References that no claim cites are no problem: they are not shipped. */
  mayBeUncited?: boolean;
};

/** By a file's name, its text and what came of reading it. */
export type KnownFiles = Map<string, { text: string; read: Read<Claim | Draft> }>;

/**
 * Checks a claims folder whole and makes the library that the extension reads. Drafts are checked as far as they go,
 * but not shipped; retired claims are neither matched nor shipped.
 * @param version the library's version, an ISO date or date-time.
 */
export function compile(
  folder: ClaimsFolder,
  version: string,
  { known = new Map(), mayBeUncited = false }: CompileOptions = {},
): Compiled {
  const problems: Problem[] = [...folder.unread];
  const keep = <T>(read: Read<T>): Parsed<T>[] => {
    problems.push(...read.problems);
    return read.parsed ? [read.parsed] : [];
  };
  const claimFiles = folder.claims.map((file) => readKnown(file, known));
  const written = claimFiles.flatMap(keep);
  const lexicon = folder.lexicon.flatMap((file) => keep(parseSource(file, lexiconFile)));
  const references = folder.references ? keep(parseSource(folder.references, z.array(reference)))[0] : undefined;

  const concepts = collectConcepts(lexicon, problems);
  const byKey = collectReferences(references, problems);
  const ids = collectIds(written, problems);
  // What a broken file was to define is not missed elsewhere: its own error says enough.
  const allLexicon = lexicon.length === folder.lexicon.length && !unreadIn(folder, '/lexicon/');
  const allClaims = claimFiles.every((file) => file.content !== undefined) && !unreadIn(folder, '');
  for (const file of folder.claims) ids.add(file.file.replace(/^.*\/|\.ya?ml$/g, ''));
  const around: Around = {
    concepts: allLexicon ? new Set(concepts.keys()) : null,
    references: references ? byKey : null,
    ids: allClaims ? ids : null,
  };
  for (const one of written) problems.push(...checkOne(one, around));
  problems.push(...checkPhrasings(written));
  if (references && allClaims && !mayBeUncited) {
    const cited = new Set(claimFiles.flatMap((file) => citedIn(file.content)));
    problems.push(...checkCited(references, cited));
  }

  const claims = written.map((one) => one.value).filter((one): one is Claim => one.status !== 'draft');
  const counts = {
    claims: written.length,
    phrasings: written.reduce((sum, one) => sum + one.value.phrasings.length, 0),
    references: byKey.size,
    errors: problems.length,
  };
  const shipped = claims.filter((one) => one.status === 'published');
  return {
    library: problems.length > 0 ? null : makeLibrary(shipped, concepts, byKey, version),
    claims,
    written,
    references: byKey,
    concepts: [...concepts.values()],
    around,
    unreadable: !references || folder.unread.length > 0 || written.length < folder.claims.length,
    problems: problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    counts,
  };
}

/** Reads the file of a claim or a draft. */
export function readClaim(file: SourceFile): Read<Claim | Draft> {
  return parseSource<Claim | Draft>(file, (content) => schemaOf(content));
}

function readKnown(file: SourceFile, known: KnownFiles): Read<Claim | Draft> {
  const before = known.get(file.file);
  if (before?.text === file.text) return before.read;
  const read = readClaim(file);
  known.set(file.file, { text: file.text, read });
  return read;
}

/** All that can be said of one claim by itself; phrasings and ids that stand twice are found in all of them. */
export function checkOne(one: Written, { concepts, references, ids }: Around): Problem[] {
  const isDraft = one.value.status === 'draft';
  return [
    ...checkPlace(one),
    ...checkReplies(one),
    ...checkEnough(one),
    ...(concepts ? checkFrames(one, concepts) : []),
    ...(references ? checkEvidence(one, references) : []),
    // A draft may hold what still has to be read up and smoothed.
    ...(isDraft ? [] : checkReadability(one)),
    ...(references && !isDraft ? checkFigures(one, references) : []),
    ...(ids ? checkBroader(one, ids) : []),
  ];
}

/** A draft is asked for less than a claim that readers will see. */
function schemaOf(content: unknown): z.ZodType<Claim | Draft> {
  return draftMark.safeParse(content).success ? draft : claim;
}
const draftMark = z.looseObject({ status: z.literal('draft') });

/** The references that a claim's file names, also if something else in it is wrong. */
function citedIn(content: unknown): string[] {
  return citing.safeParse(content).data?.evidence ?? [];
}
const citing = z.looseObject({ evidence: z.array(z.string()).catch([]) });

function unreadIn(folder: ClaimsFolder, part: string): boolean {
  return folder.unread.some((problem) => problem.file.includes(part));
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
      .map(({ examples: _examples, status: _status, readability: _readability, ...rest }) => rest)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    references: Object.fromEntries(
      [...references].filter(([key]) => cited.has(key)).map(([key, item]) => [key, shipped(item)]),
    ),
  };
}

/** How a record was checked is for its keepers; a reader needs the record. */
function shipped(item: Reference): Reference {
  const { checked: _checked, departs: _departs, ...custom } = item.custom;
  return { ...item, custom };
}

function collectConcepts(files: Parsed<LexiconFile>[], problems: Problem[]): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  const homes = new Map<string, string>();
  for (const file of files) {
    for (const [id, concept] of Object.entries(file.value)) {
      const home = homes.get(id);
      if (home) problems.push(problemAt(file, [id], wrong('conceptTwice', home)));
      homes.set(id, file.file);
      concept.broad.forEach((form, index) => {
        if (concept.strict.includes(form))
          problems.push(problemAt(file, [id, 'broad', index], wrong('formTwice', form)));
      });
      concepts.set(id, { id, ...concept });
    }
  }
  return concepts;
}

function collectReferences(file: Parsed<Reference[]> | undefined, problems: Problem[]): Map<string, Reference> {
  const byKey = new Map<string, Reference>();
  const byDoi = new Map<string, string>();
  file?.value.forEach((item, index) => {
    if (byKey.has(item.id)) problems.push(problemAt(file, [index, 'id'], wrong('referenceTwice', item.id)));
    byKey.set(item.id, item);
    const doi = item.DOI?.toLowerCase();
    const other = doi ? byDoi.get(doi) : undefined;
    if (other) problems.push(problemAt(file, [index, 'DOI'], wrong('doiTwice', other)));
    if (doi) byDoi.set(doi, item.id);
    if (item.custom.retraction === 'retracted' && item.custom.studyType !== 'retracted-source')
      problems.push(problemAt(file, [index, 'custom', 'retraction'], wrong('nowRetracted', item.id)));
    if (item.custom.retraction !== 'retracted' && item.custom.studyType === 'retracted-source')
      problems.push(problemAt(file, [index, 'custom', 'retraction'], wrong('retractedMark')));
  });
  return byKey;
}

function collectIds(claims: Written[], problems: Problem[]): Set<string> {
  const homes = new Map<string, string>();
  for (const one of claims) {
    const other = homes.get(one.value.id);
    if (other) problems.push(problemAt(one, ['id'], wrong('idTaken', one.value.id, other)));
    else homes.set(one.value.id, one.file);
  }
  return new Set(homes.keys());
}

function checkCited(references: Parsed<Reference[]>, cited: Set<string>): Problem[] {
  return references.value.flatMap((item, index) =>
    cited.has(item.id) ? [] : [problemAt(references, [index, 'id'], wrong('neverCited', item.id))],
  );
}
