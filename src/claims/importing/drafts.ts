import { type Claim, draft, type Verdict } from '../claim.ts';
import { claimSource, idFrom, kebab, labelFrom } from '../editing/new-claim.ts';
import type { Problem } from '../problem.ts';
import type { Reference } from '../reference.ts';
import { sayIssue } from '../say-issue.ts';
import { fieldName } from '../source-file.ts';
import { type Wrong, wrong } from '../wrong.ts';
import type { ForeignEntry } from './foreign-entry.ts';
import { nameOfSource, type Shelf, shelfOf } from './shelf.ts';
import type { Stepwise } from './stepwise.ts';

/** What is there already, by which an import tells what is new. */
export type Present = {
  claims: readonly Pick<Claim, 'id' | 'statement' | 'phrasings'>[];
  references: readonly Reference[];
};

export type DraftOptions = {
  /** The topic folder of claims that name none. */
  topic: string;
  /** When somebody must look at them again, an ISO date. */
  due: string;
  /** The day of the import, an ISO date. */
  today: string;
};

/** What became of one claim from outside: a draft with its file, or why there is none. */
export type DraftRow = { line: number; statement: string } & (
  | {
      kind: 'new';
      id: string;
      verdict: Verdict;
      evidence: string[];
      file: string;
      text: string;
      /** Sources that it names and that nobody could find; the draft is good without them. */
      problems: Problem[];
    }
  /** Not wanted, for a reason; or, where there are problems, not possible before they are mended. */
  | { kind: 'left out'; why: Wrong | null; problems: Problem[] }
);

/** Drafts, and the references that they cite and references.json does not have yet. */
export type Drafts = { rows: DraftRow[]; added: Reference[] };

/** To write the text of a draft takes some tenths of a millisecond. */
const draftsAtOnce = 20;

/** Makes drafts of claims from outside. A claim with anything wrong in it becomes none, and the others do. */
export function* draftsOf(
  file: string,
  entries: readonly ForeignEntry[],
  present: Present,
  options: DraftOptions,
): Stepwise<Drafts> {
  const taken = new Set(present.claims.map(({ id }) => id));
  const said = new Map(present.claims.map(({ statement, id }) => [plain(statement), id]));
  const homes = new Map(present.claims.flatMap(({ id, phrasings }) => phrasings.map((one) => [plain(one), id])));
  const shelf = shelfOf(present.references);
  const checked = `Named as a source by ${file}, imported ${options.today}.`;
  const rows: DraftRow[] = [];

  const leave = (line: number, statement: string, why: Wrong | null, problems: Problem[] = []) =>
    rows.push({ line, statement, kind: 'left out', why, problems });

  for (const [index, entry] of entries.entries()) {
    if (index % draftsAtOnce === 0) yield { done: index, total: entries.length };
    const { line } = entry;
    if ('problems' in entry) {
      leave(line, entry.statement, null, entry.problems);
      continue;
    }
    if ('skip' in entry) {
      leave(line, entry.statement, entry.skip);
      continue;
    }
    const { claim } = entry;
    const there = said.get(plain(claim.statement));
    if (there !== undefined) {
      leave(line, claim.statement, wrong('thereAlready', there));
      continue;
    }
    const wanted = claim.id && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(claim.id) && !taken.has(claim.id) ? claim.id : null;
    const id = wanted ?? idFrom(claim.statement, taken);
    const start = {
      id,
      topic: kebab(claim.topic ?? '') || options.topic,
      statement: claim.statement,
      label: claim.label ?? labelFrom(claim.statement),
      verdict: claim.verdict,
      phrasings: claim.phrasings,
      ...(claim.fact && { fact: claim.fact }),
      ...(claim.nuance && { nuance: claim.nuance }),
      due: options.due,
    };
    const faults = [...misfits(start, { file, line }), ...twice(claim.phrasings, homes, { file, line })];
    if (faults.length > 0) {
      leave(line, claim.statement, null, faults);
      continue;
    }
    // Only now: what was left out must not leave its sources behind, which nobody would cite.
    const { evidence, unknown } = citedBy(claim.sources, shelf, checked);
    taken.add(id);
    said.set(plain(claim.statement), id);
    for (const phrasing of claim.phrasings) homes.set(plain(phrasing), id);
    const made = claimSource({ ...start, evidence });
    rows.push({
      kind: 'new',
      line,
      id,
      statement: claim.statement,
      verdict: claim.verdict,
      evidence,
      file: made.file,
      text: made.text,
      problems: unknown.map((name) => ({
        file,
        line,
        field: 'sources',
        ...wrong('unknownSource', name),
      })),
    });
  }
  return { rows, added: shelf.added };
}

type Place = { file: string; line: number };

/** What the format of a draft says against it. */
function misfits(start: { due: string } & Record<string, unknown>, place: Place): Problem[] {
  const { due, ...fields } = start;
  const content = { ...fields, review: { by: null, on: null, due }, status: 'draft' };
  const result = draft.safeParse(content);
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => sayIssue(issue, draft, content))
    .map(({ path, ...what }) => ({ ...place, field: fieldName(path), ...what }));
}

/** No phrasing stands twice, here or in another claim: it could not tell which claim is meant. */
function twice(phrasings: readonly string[], homes: ReadonlyMap<string, string>, place: Place): Problem[] {
  return phrasings.flatMap((phrasing, index) => {
    const field = `phrasings[${index}]`;
    const home = homes.get(plain(phrasing));
    if (home !== undefined) return [{ ...place, field, ...wrong('phrasingOf', phrasing, home) }];
    const before = phrasings.findIndex((other) => plain(other) === plain(phrasing));
    return before < index ? [{ ...place, field, ...wrong('phrasingAgain', phrasing) }] : [];
  });
}

function citedBy(
  sources: Parameters<Shelf['find']>[0][],
  shelf: Shelf,
  checked: string,
): { evidence: string[]; unknown: string[] } {
  const evidence = new Set<string>();
  const unknown: string[] = [];
  for (const source of sources) {
    const key = shelf.find(source) ?? shelf.add(source, checked);
    if (key === null) unknown.push(nameOfSource(source));
    else evidence.add(key);
  }
  return { evidence: [...evidence], unknown };
}

/** A sentence as it can be compared: letters and digits, in lower case. */
function plain(statement: string): string {
  return statement
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
