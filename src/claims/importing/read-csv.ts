import { parse } from 'csv-parse/browser/esm/sync';
import { z } from 'zod';
import { claim, verdict } from '../claim.ts';
import type { ForeignSource } from '../foreign-claim.ts';
import type { Problem } from '../problem.ts';
import { bareDoi, plainPmid } from '../same-work.ts';
import { sayIssue } from '../say-issue.ts';
import { fieldName } from '../source-file.ts';
import { type Wrong, wrong, wrongName } from '../wrong.ts';
import type { ForeignEntry, ForeignFile } from './foreign-entry.ts';
import type { Stepwise } from './stepwise.ts';

/** A table of claims, as spreadsheets read and write it: one row a claim, lists within a cell one entry a line. */
export const csvColumns = [
  'id',
  'topic',
  'statement',
  'label',
  'verdict',
  'phrasings',
  'fact',
  'nuance',
  'sources',
] as const;
type Row = Partial<Record<(typeof csvColumns)[number], string>>;

const needed = ['statement', 'verdict'] as const;

/** Spreadsheets in countries with a decimal comma write semicolons; what is pasted from one has tabs. */
const delimiters = [',', ';', '\t'] as const;

/** A row of claims is some kilobytes; one longer than this began with a quote that nobody closed. */
const longestRow = 100_000;

/** So many rows are parsed at a time: one call for each would take twice as long, and the page must draw between. */
const rowsAtOnce = 50;

const row = z.object({
  id: claim.shape.id.optional(),
  topic: claim.shape.topic.optional(),
  statement: claim.shape.statement,
  label: claim.shape.label.optional(),
  verdict,
  fact: claim.shape.fact.optional(),
  nuance: claim.shape.nuance.optional(),
});

/** Reads such a table. Every row that is wrong is reported, with its line and column; the others are there. */
export function* readCsv(file: string, whole: string): Stepwise<ForeignFile> {
  const text = whole.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const fault = (line: number, what: Wrong): Problem => ({ file, line, field: '', ...what });
  const rows = rowsOf(text);
  const first = rows.next();
  if (first === null) return { entries: [], problems: [fault(1, wrong('emptyFile'))] };
  const header = readHeader(first.text);
  if ('message' in header) return { entries: [], problems: [fault(first.line, header)] };

  const entries: ForeignEntry[] = [];
  for (;;) {
    const { taken, unclosed } = rows.take(rowsAtOnce);
    const parsed = parsedTogether(taken, header.delimiter);
    for (const [index, one] of taken.entries()) {
      const cells = parsed?.[index] ?? cellsOf(one.text, header.delimiter);
      if (cells === null) {
        const problems = [fault(one.line, wrong('quotePlace'))];
        entries.push({ line: one.line, statement: beginningOf(one.text), problems });
        // The quote may have taken the next rows with it: they are read anew.
        rows.goOn(one);
        break;
      }
      entries.push(entryOf(file, one.line, header.names, cells));
    }
    if (unclosed) {
      const { line } = unclosed;
      entries.push({ line, statement: beginningOf(unclosed.text), problems: [fault(line, wrong('quoteOpen'))] });
    } else if (taken.length === 0) break;
    yield { done: rows.place(), total: text.length };
  }
  return { entries, problems: [] };
}

type TextRow = { line: number; from: number; text: string };

/** Walks a table row by row. A line break within quotes is part of its cell. */
function rowsOf(text: string) {
  let from = 0;
  let line = 1;
  /** Where the row that begins here ends; null if a quote in it is not closed. */
  const endOfRow = (): number | null => {
    let quoted = false;
    for (let at = from; at < text.length && at - from < longestRow; at++) {
      const letter = text.charCodeAt(at);
      if (letter === quote) quoted = !quoted;
      else if (letter === newLine && !quoted) return at;
    }
    return quoted || text.length - from > longestRow ? null : text.length;
  };
  const skipEmpty = () => {
    while (from < text.length) {
      const end = text.indexOf('\n', from);
      if (text.slice(from, end < 0 ? text.length : end).trim() !== '') return;
      from = end < 0 ? text.length : end + 1;
      line++;
    }
  };
  const rowTo = (end: number): TextRow => {
    const found = { line, from, text: text.slice(from, end) };
    line += found.text.split('\n').length;
    from = Math.min(end + 1, text.length);
    return found;
  };
  /** The next line, whatever quotes are in it. */
  const oneLine = (): TextRow => {
    const end = text.indexOf('\n', from);
    return rowTo(end < 0 ? text.length : end);
  };
  const next = (): TextRow | null => {
    skipEmpty();
    return from < text.length ? rowTo(endOfRow() ?? text.length) : null;
  };
  return {
    next,
    /** The next rows; it stops before one that is never closed, and answers with its first line apart. */
    take(most: number): { taken: TextRow[]; unclosed: TextRow | null } {
      const taken: TextRow[] = [];
      while (taken.length < most) {
        skipEmpty();
        if (from >= text.length) break;
        const end = endOfRow();
        if (end === null) return { taken, unclosed: oneLine() };
        taken.push(rowTo(end));
      }
      return { taken, unclosed: null };
    },
    /** Goes on with the line after the first one of a row. */
    goOn(after: TextRow): void {
      from = after.from;
      line = after.line;
      oneLine();
    },
    place: () => from,
  };
}
const quote = '"'.charCodeAt(0);
const newLine = '\n'.charCodeAt(0);

/** The cells of several rows; null if any of them is wrong, so that each must be looked at alone. */
function parsedTogether(rows: readonly TextRow[], delimiter: string): string[][] | null {
  try {
    const parsed = parseCells(rows.map(({ text }) => text).join('\n'), delimiter);
    return parsed.length === rows.length ? parsed : null;
  } catch {
    return null;
  }
}

function cellsOf(text: string, delimiter: string): string[] | null {
  try {
    const [cells = [], ...more] = parseCells(text, delimiter);
    return more.length === 0 ? cells : null;
  } catch {
    return null;
  }
}

function parseCells(text: string, delimiter: string): string[][] {
  return parse(text, { delimiter, relax_column_count: true });
}

type Header = { delimiter: string; names: string[] };

function readHeader(text: string): Header | Wrong {
  const [best] = delimiters
    .flatMap((delimiter) => {
      const names = cellsOf(text, delimiter)?.map((name) => name.trim().toLowerCase());
      return names ? [{ delimiter, names, known: names.filter(isColumn).length }] : [];
    })
    .sort((a, b) => b.known - a.known);
  if (!best) return wrong('headerQuote');
  const { delimiter, names } = best;
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) {
    const meant = wrongName(unknown, csvColumns, wrong('unknownColumn', unknown));
    return meant.said?.guess ? meant : wrong('unknownColumnOf', unknown, csvColumns.join(', '));
  }
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) return wrong('noColumn', missing.join(', '));
  return { delimiter, names };
}

function isColumn(name: string): boolean {
  return csvColumns.some((known) => known === name);
}

function entryOf(file: string, line: number, names: readonly string[], cells: readonly string[]): ForeignEntry {
  const filled: Row = Object.fromEntries(
    names
      // What was added on export to keep spreadsheets from running it.
      .map((name, index) => [name, (cells[index] ?? '').replace(/^'(?=[=+\-@])/, '').trim()])
      .filter(([, value]) => value !== ''),
  );
  const problems: Problem[] = [];
  // Empty cells at the end are what spreadsheets leave behind.
  const more = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (cells.length < names.length || more)
    problems.push({ file, line, field: '', ...wrong('cellCount', cells.length, names.length) });
  const result = row.safeParse(filled);
  if (!result.success)
    for (const issue of result.error.issues)
      for (const { path, ...what } of sayIssue(issue, row, filled))
        problems.push({ file, line, field: fieldName(path), ...what });
  if (!result.success || problems.length > 0) return { line, statement: filled.statement ?? filled.id ?? '', problems };
  const { id, topic, statement, label, verdict, fact, nuance } = result.data;
  return {
    line,
    claim: {
      id: id ?? null,
      topic: topic ?? null,
      statement,
      label: label ?? null,
      verdict,
      phrasings: listed(filled.phrasings),
      fact: fact ?? null,
      nuance: nuance ?? null,
      sources: listed(filled.sources).map(sourceFrom),
    },
  };
}

/** Enough of a row that could not be read to know it by. */
const beginningLength = 80;

function beginningOf(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= beginningLength ? line : `${line.slice(0, beginningLength)}…`;
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
