import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { claimReview, claimReviewsIn, fromClaimReview } from '../claims/claim-review.ts';
import { compile } from '../claims/compile.ts';
import type { ForeignClaim, ForeignSource } from '../claims/foreign-claim.ts';
import type { Problem } from '../claims/problem.ts';
import type { Reference } from '../claims/reference.ts';
import { plainDoi, workIdOf } from '../claims/same-work.ts';
import { sayIssue } from '../claims/say-issue.ts';
import { parseSource, problemAt } from '../claims/source-file.ts';
import { fromCsv } from './claims-csv.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { draftFile, idFrom, kebab, labelFrom, writeDrafts } from './draft-file.ts';
import { libraryVersion, loadWritten } from './load.ts';
import { BadInput, inColour, printRow, tell, warn } from './output.ts';
import { writeWhole } from './write-whole.ts';

/** Beyond this it is no list of claims that anybody would go through. */
const largest = 20_000_000;

export type ImportOptions = {
  /** The topic folder of claims that name none. */
  topic: string;
  /** Without it nothing is written. */
  write: boolean;
  today: string;
  due: string;
};

type Found = { place: string; claim: ForeignClaim };
type Skipped = { place: string; statement: string; why: string };

/**
 * `claims import FILE [dir] [--write]`: ClaimReview (JSON-LD) or a CSV table to drafts. A row for each claim: where it
 * goes, or why it is left out. Sources that references.json does not have yet are added to it with grade C, since
 * what names them is one public source; what they found has to be read.
 */
export async function importClaims(file: string, folder: string, options: ImportOptions): Promise<void> {
  const { written, references } = await loadWritten(folder);
  const { found, skipped } = await readForeign(file);
  const taken = new Set(written.map(({ value }) => value.id));
  const said = new Map(written.map(({ value }) => [plain(value.statement), value.id]));
  const shelf = shelfOf([...references.values()]);
  const drafts: { name: string; text: string }[] = [];
  const rows: { row: object; sentence: string }[] = [];

  for (const { place, claim } of found) {
    const there = said.get(plain(claim.statement));
    if (there !== undefined) {
      skipped.push({ place, statement: claim.statement, why: `is there already: ${there}` });
      continue;
    }
    const wanted = claim.id && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(claim.id) && !taken.has(claim.id) ? claim.id : null;
    const id = wanted ?? idFrom(claim.statement, taken);
    taken.add(id);
    said.set(plain(claim.statement), id);
    const evidence: string[] = [];
    for (const source of claim.sources) {
      const key = shelf.find(source) ?? shelf.add(source, `Named as a source by ${file}, imported ${options.today}.`);
      if (key === null) warn(`${place}: a source without title or https address is left out: ${nameOf(source)}`);
      else if (!evidence.includes(key)) evidence.push(key);
    }
    const { statement, verdict, phrasings, fact, nuance } = claim;
    const draft = draftFile({
      id,
      topic: kebab(claim.topic ?? '') || options.topic,
      statement,
      label: claim.label ?? labelFrom(statement),
      verdict,
      phrasings,
      ...(fact && { fact }),
      ...(nuance && { nuance }),
      evidence,
      due: options.due,
    });
    drafts.push(draft);
    rows.push({
      row: { claim: id, file: join(folder, draft.name), statement, verdict, evidence, written: options.write },
      sentence: `${inColour('green', draft.name)}  ${statement}  (${verdict}, ${evidence.length} sources)`,
    });
  }

  await refuseFaults(folder, drafts, shelf.added);
  if (options.write && drafts.length > 0) {
    // References first: drafts that cite what is not there would be errors.
    if (shelf.added.length > 0) await appendReferences(join(folder, 'references.json'), shelf.added);
    await writeDrafts(folder, drafts);
  }
  for (const { row, sentence } of rows) printRow(row, sentence);
  for (const one of skipped)
    printRow(
      { skipped: one.statement, place: one.place, why: one.why },
      `${inColour('dim', 'left out')}  ${one.statement}: ${one.why}`,
    );
  tell(
    `${drafts.length} drafts, ${shelf.added.length} new references, ${skipped.length} left out${options.write ? '' : '; nothing is written without --write'}`,
  );
}

async function readForeign(file: string): Promise<{ found: Found[]; skipped: Skipped[] }> {
  const text = await readForeignText(file);
  if (/\.csv$/i.test(file)) {
    const { claims, problems } = fromCsv(file, text);
    if (problems.length > 0) throw new BadInput(problems);
    return { found: claims.map(({ line, claim }) => ({ place: `${file}:${line}`, claim })), skipped: [] };
  }
  const { parsed, problems } = parseSource({ file, text }, z.unknown());
  if (!parsed) throw new BadInput(problems);
  const faults: Problem[] = [];
  const found: Found[] = [];
  const skipped: Skipped[] = [];
  const reviews = claimReviewsIn(parsed.value);
  if (reviews.length === 0) throw new BadInput(`${file}: has no ClaimReview: each needs "@type": "ClaimReview"`);
  for (const { path, content } of reviews) {
    const review = claimReview.safeParse(content);
    if (!review.success) {
      for (const issue of review.error.issues)
        for (const said of sayIssue(issue, claimReview, content))
          faults.push(problemAt(parsed, [...path, ...said.path], said.message));
      continue;
    }
    const place = `${file}:${parsed.lineOf(path)}`;
    const claim = fromClaimReview(review.data);
    if ('skip' in claim) skipped.push({ place, statement: review.data.claimReviewed, why: claim.skip });
    else found.push({ place, claim });
  }
  if (faults.length > 0) throw new BadInput(faults);
  return { found, skipped };
}

async function readForeignText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largest) throw new BadInput(`${file}: is too large: at most ${largest / 1e6} MB are read`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    if (error instanceof TypeError) throw new BadInput(`${file}: is not UTF-8: save it again as UTF-8`);
    throw new BadInput(`${file}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The references that are there, and those that come with the import. */
function shelfOf(references: Reference[]) {
  const all = [...references];
  const added: Reference[] = [];
  const find = (source: ForeignSource): string | null => {
    const same = all.find((item) => {
      const { doi, pmid } = workIdOf(item);
      return (
        (doi !== null && plainDoi(source.doi ?? undefined) === doi) ||
        (source.pmid !== null && source.pmid === pmid) ||
        // One page may stand for two works: a retracted article, and the news of its retraction.
        (source.url !== null && source.url === item.URL && (source.title ?? item.title) === item.title) ||
        // A key alone is one of ours; with a record beside it, the record must be the same.
        (source.key === item.id && source.title === null)
      );
    });
    return same?.id ?? null;
  };
  const add = (source: ForeignSource, checked: string): string | null => {
    const item = referenceFrom(source, checked, new Set(all.map(({ id }) => id)));
    if (item === null) return null;
    all.push(item);
    added.push(item);
    return item.id;
  };
  return { find, add, added };
}

function referenceFrom(source: ForeignSource, checked: string, taken: ReadonlySet<string>): Reference | null {
  const url = source.doi ? `https://doi.org/${source.doi}` : source.url;
  if (!url || !source.title || source.title.trim().length < 5) return null;
  const [first = { literal: new URL(url).hostname }] = source.authors;
  const name =
    kebab(first.family ?? first.literal ?? 'source')
      .split('-')
      .slice(0, 2)
      .join('-') + (source.year ?? '');
  const wanted = source.key && /^[a-z0-9][a-z0-9_-]*$/.test(source.key) ? source.key : name || 'source';
  const key = taken.has(wanted) ? idFrom(wanted, taken) : wanted;
  return {
    id: key,
    type: source.article ? 'article-journal' : 'webpage',
    title: source.title.trim(),
    author: source.authors.length > 0 ? source.authors : [first],
    ...(source.year !== null && { issued: { 'date-parts': [[source.year]] } }),
    ...(source.journal && { 'container-title': source.journal }),
    ...(source.doi && { DOI: source.doi }),
    ...(source.pmid && { PMID: source.pmid }),
    URL: url,
    custom: {
      studyType: source.retracted ? 'retracted-source' : source.article ? 'other' : 'fact-page',
      grade: 'C',
      finding: 'Not read yet: what this source found has to be written here.',
      findingChecked: false,
      retraction: source.retracted ? 'retracted' : 'none',
      checked,
    },
  };
}

/** @throws BadInput with everything that `validate` would say of what is about to be written */
async function refuseFaults(
  folder: string,
  drafts: { name: string; text: string }[],
  added: Reference[],
): Promise<void> {
  const files = await readClaimsFolder(folder);
  const sources = drafts.map(({ name, text }) => ({ file: join(folder, name).replaceAll('\\', '/'), text }));
  const references = files.references && { ...files.references, text: withReferences(files.references.text, added) };
  const before = new Set(compile(files, libraryVersion()).problems.map(({ file, message }) => `${file} ${message}`));
  const { problems } = compile({ ...files, claims: [...files.claims, ...sources], references }, libraryVersion());
  const own = problems.filter(({ file, message }) => !before.has(`${file} ${message}`));
  if (own.length > 0) throw new BadInput(own);
}

async function appendReferences(file: string, added: Reference[]): Promise<void> {
  await writeWhole(file, withReferences(await readFile(file, 'utf8'), added));
}

/** The text of references.json with more records at its end; what is there stays as it is, letter by letter. */
function withReferences(text: string, added: Reference[]): string {
  if (added.length === 0) return text;
  const end = text.lastIndexOf(']');
  const before = text.slice(0, end).trimEnd();
  const records = added.map((item) => JSON.stringify(item, null, 2).replace(/^/gm, '  ')).join(',\n');
  return `${before}${before.endsWith('[') ? '' : ','}\n${records}\n${text.slice(end)}`;
}

function plain(statement: string): string {
  return statement
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function nameOf({ key, doi, pmid, url, title }: ForeignSource): string {
  return title ?? doi ?? url ?? pmid ?? key ?? 'nothing is known of it';
}
