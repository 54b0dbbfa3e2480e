import { type CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { type Claim, claim, verdict } from '../claims/claim.ts';
import type { ForeignClaim, ForeignSource } from '../claims/foreign-claim.ts';
import { didYouMean } from '../claims/nearest.ts';
import type { Problem } from '../claims/problem.ts';
import { bareDoi, plainPmid } from '../claims/same-work.ts';
import { sayIssue } from '../claims/say-issue.ts';
import { fieldName } from '../claims/source-file.ts';

/** A table of claims, as spreadsheets read and write it: one row a claim, lists within a cell one entry a line. */
const columns = ['id', 'topic', 'statement', 'label', 'verdict', 'phrasings', 'fact', 'nuance', 'sources'] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const needed = ['statement', 'verdict'] as const;

export function toCsv(claims: Claim[]): string {
  const rows = claims.map((one) => ({ ...one, phrasings: one.phrasings.join('\n'), sources: one.evidence.join('\n') }));
  // A cell that begins like a formula would be run by spreadsheets.
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true });
}

const row = z.object({
  id: claim.shape.id.optional(),
  topic: claim.shape.topic.optional(),
  statement: claim.shape.statement,
  label: claim.shape.label.optional(),
  verdict,
  fact: claim.shape.fact.optional(),
  nuance: claim.shape.nuance.optional(),
});

/** Reads such a table. Every row that is wrong is reported, with its line and column. */
export function fromCsv(
  file: string,
  text: string,
): { claims: { line: number; claim: ForeignClaim }[]; problems: Problem[] } {
  let rows: { record: Row; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (header: string[]) => checkedHeader(header),
      info: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const { message, lines } = error as CsvError & { lines?: number };
    return { claims: [], problems: [{ file, line: lines ?? 1, field: '', message }] };
  }
  const problems: Problem[] = [];
  const claims = rows.flatMap(({ record }, index) => {
    // A record is told by its last line; it begins below the last line of the one before.
    const line = (rows[index - 1]?.info.lines ?? 1) + 1;
    const filled = Object.fromEntries(
      Object.entries(record)
        // What was added on export to keep spreadsheets from running it.
        .map(([name, value]) => [name, value.replace(/^'(?=[=+\-@])/, '').trim()])
        .filter(([, value]) => value !== ''),
    );
    const result = row.safeParse(filled);
    if (!result.success) {
      for (const issue of result.error.issues)
        for (const { path, message } of sayIssue(issue, row, filled))
          problems.push({ file, line, field: fieldName(path), message });
      return [];
    }
    const { id, topic, statement, label, verdict, fact, nuance } = result.data;
    const foreign: ForeignClaim = {
      id: id ?? null,
      topic: topic ?? null,
      statement,
      label: label ?? null,
      verdict,
      phrasings: listed(filled.phrasings),
      fact: fact ?? null,
      nuance: nuance ?? null,
      sources: listed(filled.sources).map(sourceFrom),
    };
    return [{ line, claim: foreign }];
  });
  return { claims, problems };
}

function checkedHeader(header: string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !columns.some((known) => known === name));
  if (unknown !== undefined)
    throw new Error(`unknown column "${unknown}"${didYouMean(unknown, columns)}; columns are ${columns.join(', ')}`);
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`has no column ${missing.join(', ')}: the first line must name the columns`);
  return names;
}

function listed(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(/\n|\s*\|\s*/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** A key of references.json, a DOI, a PubMed number or an address. */
function sourceFrom(cell: string): ForeignSource {
  const doi = bareDoi(cell);
  const pmid = plainPmid(cell);
  const url = cell.startsWith('https://') ? cell : null;
  const key = doi || pmid || url ? null : cell;
  return { key, doi, pmid, url, title: null, authors: [], year: null, journal: null, article: false, retracted: false };
}
