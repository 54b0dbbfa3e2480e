import { z } from 'zod';
import { checkEvidence, checkPlace } from '../check-claim.ts';
import { type Claim, claim } from '../claim.ts';
import { claimsFileName } from '../editing/change.ts';
import { unzipClaims } from '../editing/claims-zip.ts';
import { lexiconFile } from '../lexicon.ts';
import type { Problem } from '../problem.ts';
import type { Reference } from '../reference.ts';
import { parseSource, type SourceFile } from '../source-file.ts';
import { type Wrong, wrong, wrongAs } from '../wrong.ts';
import { claimFormat, statementOf } from './claim-format.ts';
import { draftsOf } from './drafts.ts';
import { claimsFilesOf } from './folder-files.ts';
import type { ForeignFile } from './foreign-entry.ts';
import { type JsonText, readJsonText } from './json-text.ts';
import { mergedRow } from './merged-row.ts';
import {
  countRows,
  type ImportFile,
  type ImportOptions,
  type ImportPreview,
  type ImportRow,
  type Known,
} from './preview.ts';
import { readClaimReviews } from './read-claim-reviews.ts';
import { readCsv } from './read-csv.ts';
import { readExportedClaims } from './read-exported-claims.ts';
import { isReferences, readReferences } from './read-references.ts';
import { readToReview, type ToReview } from './review.ts';
import type { Stepwise } from './stepwise.ts';
import { threeWay } from './three-way.ts';

/** Beyond this it is no list of claims that anybody would go through. */
const largest = 20_000_000;

/** What was found so far; later files of one import know what earlier ones bring. */
type Found = {
  rows: ImportRow[];
  claims: Pick<Claim, 'id' | 'statement' | 'phrasings'>[];
  references: Reference[];
  toReview: ToReview | null;
  wholeReferences: string | null;
};

/**
 * Reads whatever a curator has: a claims folder, a zip of one, single YAML files, a table (CSV), ClaimReviews
 * (JSON-LD), what `claims export` wrote, references (CSL-JSON), or a colleague's change set. Each thing in it becomes a
 * row; one that is wrong says where and why, and keeps none of the others out. Nothing is written.
 */
export function* readImport(
  chosen: readonly ImportFile[],
  known: Known,
  options: ImportOptions,
): Stepwise<ImportPreview> {
  const found: Found = {
    rows: [],
    claims: known.claims.map(({ value }) => value),
    references: [...known.references],
    toReview: null,
    wholeReferences: null,
  };
  const loose: SourceFile[] = [];
  const folder: SourceFile[] = [];
  for (const part of partsOf(chosen)) {
    if ('zip' in part) {
      const { files, problems } = unzipClaims(part.zip.name, part.zip.bytes);
      found.rows.push(...problems.map(faultRow));
      folder.push(...files);
      continue;
    }
    const read = textOf(part.from);
    if ('text' in read)
      (part.file === null ? loose : folder).push({ file: part.file ?? part.from.name, text: read.text });
    else found.rows.push(faultRow(read));
  }
  for (const one of loose) yield* readLoose(one, known, options, found);
  yield* readFolder(folder, known, options, found);
  if (found.rows.length === 0 && found.toReview === null) found.rows.push(...chosen.slice(0, 1).map(nothingIn));
  const { rows, toReview, wholeReferences } = found;
  return { rows, counts: countRows(rows), toReview, wholeReferences };
}

/** Sorts what was chosen: zips, files of a claims folder with their names in it, and all others. */
function partsOf(chosen: readonly ImportFile[]): ({ zip: ImportFile } | { file: string | null; from: ImportFile })[] {
  const zips = chosen.filter(isZip);
  const files = chosen.filter((one) => !isZip(one));
  const inFolder = claimsFilesOf(files.map((from) => ({ path: from.name, from })));
  const parts = inFolder
    ? inFolder.map(({ file, from }) => ({ file, from: from.from }))
    : files.filter(({ name }) => files.length === 1 || readable.test(name)).map((from) => ({ file: null, from }));
  return [...zips.map((zip) => ({ zip })), ...parts];
}

/** In a folder that is none of claims, what else stands in it is passed over. */
const readable = /\.(?:csv|tsv|json|jsonld|ya?ml)$/i;

function isZip({ name, bytes }: ImportFile): boolean {
  // "PK": every zip begins so, whatever it is called.
  return /\.zip$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b);
}

function textOf({ name, bytes }: ImportFile): { text: string } | Problem {
  const fault = (what: Wrong): Problem => ({ file: name, line: 1, field: '', ...what });
  if (bytes.length > largest) return fault(wrong('tooLargeToRead', largest / 1e6));
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return fault(wrong('notUtf8'));
  }
}

/** Reads one file that belongs to no claims folder. */
function* readLoose(source: SourceFile, known: Known, options: ImportOptions, found: Found): Stepwise<void> {
  const { file, text } = source;
  if (/\.[ct]sv$/i.test(file)) return yield* takeDrafts(file, yield* readCsv(file, text), options, found);
  if (/\.ya?ml$/i.test(file)) {
    found.rows.push(looseClaim(source, known, found));
    return;
  }
  const json = readJsonText(file, text);
  if ('problems' in json) {
    found.rows.push(...json.problems.map(faultRow));
    return;
  }
  const review = readToReview(file, text, json);
  if (review) {
    if ('problems' in review) found.rows.push(...review.problems.map(faultRow));
    else if (found.toReview) found.rows.push(faultRow(secondReview(file)));
    else found.toReview = review;
    return;
  }
  const list = exportedList.safeParse(json.content);
  if (list.success) {
    takeReferences(file, list.data.references, json.lineOf, ['references'], options, found);
    found.rows.push(...(yield* readExportedClaims(file, list.data.claims, json.lineOf, known, found.references)));
  } else if (isReferences(json.content)) takeReferences(file, json.content, json.lineOf, [], options, found);
  else yield* takeDrafts(file, yield* readClaimReviews(file, json), options, found);
}

/** What `claims export --format json` writes. */
const exportedList = z.looseObject({ claims: z.array(z.unknown()), references: z.array(z.unknown()).default([]) });

function secondReview(file: string): Problem {
  return { file, line: 1, field: '', ...wrong('secondReview') };
}

function* takeDrafts(file: string, foreign: ForeignFile, options: ImportOptions, found: Found): Stepwise<void> {
  found.rows.push(...foreign.problems.map(faultRow));
  const { rows, added } = yield* draftsOf(file, foreign.entries, found, options);
  for (const row of rows) {
    const place = `${file}:${row.line}`;
    const { statement, problems } = row;
    const common = { what: 'claim' as const, place, from: null, statement, problems, reference: null };
    if (row.kind === 'left out') {
      // What is there already is no loss.
      const kind = row.why?.said?.kind === 'thereAlready' ? 'same' : 'left out';
      found.rows.push({ ...common, kind, file: null, why: row.why, merging: null });
      continue;
    }
    const merging = { ...threeWay(null, null, row.text), theirs: row.text, here: null };
    found.rows.push({ ...common, kind: 'new', file: row.file, why: null, merging });
    found.claims.push({ id: row.id, statement, phrasings: [] });
  }
  for (const item of added) addReference('new', `${file}:1`, item, found);
}

function takeReferences(
  file: string,
  list: readonly unknown[],
  lineOf: JsonText['lineOf'],
  path: readonly PropertyKey[],
  { today }: ImportOptions,
  found: Found,
): void {
  for (const read of readReferences(file, list, lineOf, path, found.references, today)) {
    const place = `${file}:${read.line}`;
    if ('item' in read) {
      addReference(read.kind, place, read.item, found);
      continue;
    }
    const why = read.kind === 'same' ? wrong('thereAlready', read.key) : null;
    const problems = read.kind === 'left out' ? read.problems : [];
    const { kind, title: statement } = read;
    found.rows.push({
      kind,
      what: 'reference',
      place,
      file: null,
      from: null,
      statement,
      why,
      problems,
      merging: null,
      reference: null,
    });
  }
}

function addReference(kind: 'new' | 'changed', place: string, reference: Reference, found: Found): void {
  found.references.push(reference);
  const { title: statement } = reference;
  const common = { kind, what: 'reference' as const, place, file: 'references.json', from: null, statement, why: null };
  found.rows.push({ ...common, problems: [], merging: null, reference });
}

/** So many files are read between two looks at the page: to parse one takes some milliseconds. */
const filesAtOnce = 2;

/** Reads the files of a claims folder: references first, since claims cite them. */
function* readFolder(files: readonly SourceFile[], known: Known, options: ImportOptions, found: Found): Stepwise<void> {
  for (const source of files.filter(({ file }) => file === 'references.json')) {
    const here = known.files.get(source.file);
    if (here?.text === source.text) continue;
    const json = readJsonText(source.file, source.text);
    if ('problems' in json) found.rows.push(...json.problems.map(faultRow));
    else if (!Array.isArray(json.content)) found.rows.push(faultRow(noReferences(source.file)));
    else {
      const before = found.rows.length;
      takeReferences(source.file, json.content, json.lineOf, [], options, found);
      const whole = found.rows.slice(before).every(({ kind }) => kind !== 'left out');
      if (whole && here && here.text === here.base && hasAll(json.content, known.references))
        found.wholeReferences = source.text;
    }
  }
  const others = files.filter(({ file }) => file !== 'references.json');
  const chosen = new Set(others.map(({ file }) => file));
  const cited = new Map(found.references.map((item) => [item.id, item]));
  for (const [index, source] of others.entries()) {
    if (index % filesAtOnce === 0) yield { done: index, total: others.length };
    const named = claimsFileName.safeParse(source.file);
    const row = !named.success
      ? faultRow({ file: source.file, line: 1, field: '', ...wrongAs(named.error.issues[0]?.message ?? '') })
      : source.file.startsWith('lexicon/')
        ? lexiconRow(source, known)
        : claimRow(source, source.file, known, cited, chosen);
    found.rows.push(row);
  }
}

function noReferences(file: string): Problem {
  return { file, line: 1, field: '', ...wrong('noReferenceList') };
}

function hasAll(list: readonly unknown[], known: readonly Reference[]): boolean {
  const ids = new Set(list.map((one) => (typeof one === 'object' && one !== null ? Reflect.get(one, 'id') : null)));
  return known.every(({ id }) => ids.has(id));
}

/** A claim's file that was chosen alone: its fields say where it belongs. */
function looseClaim(source: SourceFile, known: Known, found: Found): ImportRow {
  const placed = placeOf.safeParse(parseSource(source, z.unknown()).content);
  const file = placed.success ? `${placed.data.topic}/${placed.data.id}.yaml` : source.file;
  return claimRow(
    { file, text: source.text },
    source.file,
    known,
    new Map(found.references.map((one) => [one.id, one])),
    new Set([file]),
  );
}
const placeOf = z.looseObject({ id: claim.shape.id, topic: claim.shape.topic });

/**
 * @param source the file by its name in the claims folder
 * @param shown its name as it was chosen
 * @param chosen all files that are imported
 */
function claimRow(
  source: SourceFile,
  shown: string,
  known: Known,
  cited: ReadonlyMap<string, Reference>,
  chosen: ReadonlySet<string>,
): ImportRow {
  const { file, text } = source;
  const here = known.files.get(file);
  const common = { what: 'claim' as const, place: `${shown}:1`, file, from: null, why: null, reference: null };
  if (here?.text === text)
    return { ...common, kind: 'same', statement: statementIn(file, known), problems: [], merging: null };
  const read = parseSource({ file: shown, text }, claimFormat);
  const { parsed, problems } = read;
  const statement = statementOf(read.content);
  const leftOut = (faults: Problem[]): ImportRow => ({
    ...common,
    kind: 'left out',
    statement,
    problems: faults,
    merging: null,
  });
  if (!parsed) return leftOut(problems);
  const misplaced = checkPlace({ ...parsed, file }).map((one) => ({ ...one, file: shown }));
  const elsewhere = known.claims.find((one) => one.value.id === parsed.value.id && one.file !== file);
  // An id is never used again: under another topic it is the same claim, which moved here or there.
  const moves = elsewhere !== undefined && misplaced.length === 0 && !here && !chosen.has(elsewhere.file);
  if (elsewhere && !moves) {
    const taken = wrong('idTakenHere', parsed.value.id, elsewhere.file);
    misplaced.push({ file: shown, line: parsed.lineOf(['id']), field: 'id', ...taken });
  }
  if (misplaced.length > 0) return leftOut(misplaced);
  const row = { ...common, statement, problems: checkEvidence(parsed, cited) };
  return moves
    ? mergedRow({ ...row, from: elsewhere.file }, text, known.files.get(elsewhere.file))
    : mergedRow(row, text, here);
}

function statementIn(file: string, known: Known): string {
  return known.claims.find((one) => one.file === file)?.value.statement ?? '';
}

function lexiconRow(source: SourceFile, known: Known): ImportRow {
  const { file, text } = source;
  const here = known.files.get(file);
  const place = `${file}:1`;
  const common = { what: 'lexicon' as const, place, file, from: null, statement: file, why: null, reference: null };
  if (here?.text === text) return { ...common, kind: 'same', problems: [], merging: null };
  const { parsed, problems } = parseSource(source, lexiconFile);
  if (!parsed) return { ...common, kind: 'left out', problems, merging: null };
  return mergedRow({ ...common, problems: [] }, text, here);
}

function faultRow(problem: Problem): ImportRow {
  const { file, line } = problem;
  const place = `${file}:${line}`;
  const problems = [problem];
  return {
    kind: 'left out',
    what: 'file',
    place,
    file: null,
    from: null,
    statement: '',
    why: null,
    problems,
    merging: null,
    reference: null,
  };
}

function nothingIn({ name }: ImportFile): ImportRow {
  return faultRow({ file: name, line: 1, field: '', ...wrong('noClaimsHere') });
}
