import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { isScalar, parseDocument } from 'yaml';
import type { Reference } from '../claims/reference.ts';
import { plainDoi, plainPmid, workIdOf } from '../claims/same-work.ts';
import { loadWritten } from './load.ts';
import { BadInput, inColour, printRow, showProgress, tell } from './output.ts';
import { writeWhole } from './write-whole.ts';

/*
 * The Retraction Watch data, as Crossref publishes it: https://gitlab.com/crossref/retraction-watch-data
 * One row for each notice; a work may have several, of which the latest holds.
 */

type State = Reference['custom']['retraction'];

const stateOf: Record<string, State> = {
  retraction: 'retracted',
  'expression of concern': 'expression-of-concern',
  correction: 'corrected',
  reinstatement: 'none',
};
/** Of two notices of one day the graver one holds. */
const gravity: State[] = ['none', 'corrected', 'expression-of-concern', 'retracted'];

const columns = [
  'Record ID',
  'RetractionDate',
  'RetractionDOI',
  'RetractionPubMedID',
  'OriginalPaperDOI',
  'OriginalPaperPubMedID',
  'RetractionNature',
  'Reason',
] as const;
type Row = Record<(typeof columns)[number], string>;

type Notice = { record: string; nature: string; state: State; date: string; notice: string | null; reason: string };

/**
 * `claims retractions [dir] --csv FILE [--write]`: a row for each of our references that the file knows, with the
 * claims that cite it. Exit code 1 if our record of one is out of date and was not written.
 */
export async function retractions(folder: string, csv: string, write: boolean): Promise<void> {
  const { written, references } = await loadWritten(folder);
  const notices = await noticesOf(csv, [...references.values()]);
  let outdated = 0;
  const changes = new Map<string, State>();
  for (const [key, found] of notices) {
    const latest = found.reduce((a, b) => (isLater(b, a) ? b : a));
    const recorded = references.get(key)?.custom.retraction ?? 'none';
    const claims = written.filter(({ value }) => value.evidence.includes(key)).map(({ value }) => value.id);
    const change = recorded !== latest.state;
    if (change) {
      outdated++;
      changes.set(key, latest.state);
    }
    const { state, ...notice } = latest;
    printRow(
      { reference: key, recorded, found: state, change, claims, ...notice, notices: found.length },
      `${change ? inColour('red', 'changed ') : 'as known'}  ${key}: ${latest.nature} on ${latest.date} (${latest.reason}); recorded as ${recorded}; cited by ${claims.join(', ')}`,
    );
  }
  if (write && changes.size > 0) await writeStates(join(folder, 'references.json'), changes);
  tell(
    `${references.size} references, ${notices.size} with a notice, ${outdated} ${write ? 'written' : 'out of date'}${outdated > 0 && !write ? ': --write records them' : ''}`,
  );
  if (outdated > 0 && !write) process.exitCode = 1;
}

/** The notices about our references, by key. Reads the file row by row: it has tens of thousands. */
async function noticesOf(csv: string, references: Reference[]): Promise<Map<string, Notice[]>> {
  const byDoi = new Map<string, string>();
  const byPmid = new Map<string, string>();
  for (const item of references) {
    const { doi, pmid } = workIdOf(item);
    if (doi) byDoi.set(doi, item.id);
    if (pmid) byPmid.set(pmid, item.id);
  }
  const notices = new Map<string, Notice[]>();
  const progress = showProgress(`Reading ${csv}`);
  const parser = parse({
    bom: true,
    columns: (header: string[]) => checkedHeader(header, csv),
    info: true,
    relax_quotes: true,
  });
  let count = 0;
  try {
    await pipeline(
      createReadStream(csv),
      parser,
      async (rows: AsyncIterable<{ record: Row; info: { lines: number } }>) => {
        for await (const { record, info } of rows) {
          progress.at(++count);
          const key =
            byDoi.get(plainDoi(record.OriginalPaperDOI) ?? '') ??
            byPmid.get(plainPmid(record.OriginalPaperPubMedID) ?? '');
          if (key) notices.set(key, [...(notices.get(key) ?? []), noticeOf(record, csv, info.lines)]);
        }
      },
    );
  } catch (error) {
    if (error instanceof BadInput || !(error instanceof Error)) throw error;
    throw new BadInput(`${csv}: cannot be read as CSV: ${error.message}`);
  } finally {
    progress.end();
  }
  return notices;
}

function checkedHeader(header: string[], csv: string): string[] {
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new BadInput(`${csv}:1: has no column "${missing.join('", "')}": is it the Retraction Watch export?`);
  return header;
}

/** @throws BadInput for a notice about one of our references that we do not understand: it must not be overlooked */
function noticeOf(row: Row, csv: string, line: number): Notice {
  const state = stateOf[row.RetractionNature.trim().toLowerCase()];
  if (state === undefined)
    throw new BadInput(
      `${csv}:${line}: RetractionNature: "${row.RetractionNature}" is none of ${Object.keys(stateOf).join(', ')}`,
    );
  const date = isoDate(row.RetractionDate);
  if (date === null)
    throw new BadInput(`${csv}:${line}: RetractionDate: "${row.RetractionDate}" is no date such as 3/29/2021 0:00`);
  return {
    record: row['Record ID'],
    nature: row.RetractionNature.trim(),
    state,
    date,
    notice: plainDoi(row.RetractionDOI) ?? plainPmid(row.RetractionPubMedID),
    reason: row.Reason.replace(/^[+;\s]+|[;\s]+$/g, '').replace(/;\s*\+?\s*/g, '; '),
  };
}

/** "3/29/2021 0:00", as Americans write it, and "2021-03-29" → "2021-03-29". */
function isoDate(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s|$)/.exec(text.trim()) ?? [];
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim().slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
}

function isLater(one: Notice, other: Notice): boolean {
  if (one.date !== other.date) return one.date > other.date;
  return gravity.indexOf(one.state) > gravity.indexOf(other.state);
}

/** Writes the states into references.json word by word, so that nothing else in the file changes. */
async function writeStates(file: string, changes: Map<string, State>): Promise<void> {
  const text = await readFile(file, 'utf8');
  const document = parseDocument(text);
  const edits = (document.toJS() as Reference[]).flatMap(({ id }, index) => {
    const state = changes.get(id);
    const node = document.getIn([index, 'custom', 'retraction'], true);
    return state !== undefined && isScalar(node) && node.range ? [{ range: node.range, state }] : [];
  });
  // From the end, so that the places of those before stay true.
  const changed = edits.reduceRight(
    (before, { range, state }) => `${before.slice(0, range[0])}"${state}"${before.slice(range[1])}`,
    text,
  );
  await writeWhole(file, changed);
}
