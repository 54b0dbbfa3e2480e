import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../claims/compile.ts';
import { draftsOf } from '../claims/importing/drafts.ts';
import type { ForeignFile } from '../claims/importing/foreign-entry.ts';
import { readJsonText } from '../claims/importing/json-text.ts';
import { readClaimReviews } from '../claims/importing/read-claim-reviews.ts';
import { readCsv } from '../claims/importing/read-csv.ts';
import { withAdded } from '../claims/importing/references-text.ts';
import { runThrough } from '../claims/importing/stepwise.ts';
import type { Reference } from '../claims/reference.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { libraryVersion, loadWritten } from './load.ts';
import { BadInput, inColour, printRow, tell, warn } from './output.ts';
import { writeDrafts } from './write-drafts.ts';
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

/**
 * `claims import FILE [dir] [--write]`: ClaimReview (JSON-LD) or a CSV table to drafts. A row for each claim: where it
 * goes, or why it is left out. Sources that references.json does not have yet are added to it with grade C, since
 * what names them is one public source; what they found has to be read.
 */
export async function importClaims(file: string, folder: string, options: ImportOptions): Promise<void> {
  const { written, references } = await loadWritten(folder);
  const { entries, problems } = readForeign(file, await readForeignText(file));
  if (problems.length > 0) throw new BadInput(problems);
  const present = { claims: written.map(({ value }) => value), references: [...references.values()] };
  const { rows, added } = runThrough(draftsOf(file, entries, present, options));
  const drafts = rows.filter((row) => row.kind === 'new');
  const leftOut = rows.filter((row) => row.kind === 'left out');
  const faults = leftOut.flatMap((row) => row.problems);
  if (faults.length > 0) throw new BadInput(faults);

  await refuseFaults(folder, drafts, added);
  if (options.write && drafts.length > 0) {
    // References first: drafts that cite what is not there would be errors.
    if (added.length > 0) await appendReferences(join(folder, 'references.json'), added);
    await writeDrafts(folder, drafts);
  }
  for (const { id, statement, verdict, evidence, file: name, problems: unknown } of drafts) {
    for (const { line, message } of unknown) warn(`${file}:${line}: ${message}`);
    printRow(
      { claim: id, file: join(folder, name), statement, verdict, evidence, written: options.write },
      `${inColour('green', name)}  ${statement}  (${verdict}, ${evidence.length} sources)`,
    );
  }
  for (const { line, statement, why } of leftOut) {
    const words = why?.message ?? '';
    printRow(
      { skipped: statement, place: `${file}:${line}`, why: words },
      `${inColour('dim', 'left out')}  ${statement}: ${words}`,
    );
  }
  tell(
    `${drafts.length} drafts, ${added.length} new references, ${leftOut.length} left out${options.write ? '' : '; nothing is written without --write'}`,
  );
}

/** @throws BadInput for what is neither a table nor JSON */
function readForeign(file: string, text: string): ForeignFile {
  if (/\.csv$/i.test(file)) return runThrough(readCsv(file, text));
  const json = readJsonText(file, text);
  if ('problems' in json) throw new BadInput(json.problems);
  return runThrough(readClaimReviews(file, json));
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

/** @throws BadInput with everything that `validate` would say of what is about to be written */
async function refuseFaults(
  folder: string,
  drafts: { file: string; text: string }[],
  added: readonly Reference[],
): Promise<void> {
  const files = await readClaimsFolder(folder);
  const sources = drafts.map(({ file, text }) => ({ file: join(folder, file).replaceAll('\\', '/'), text }));
  const references = files.references && { ...files.references, text: withAdded(files.references.text, added) };
  const before = new Set(compile(files, libraryVersion()).problems.map(({ file, message }) => `${file} ${message}`));
  const { problems } = compile({ ...files, claims: [...files.claims, ...sources], references }, libraryVersion());
  const own = problems.filter(({ file, message }) => !before.has(`${file} ${message}`));
  if (own.length > 0) throw new BadInput(own);
}

async function appendReferences(file: string, added: readonly Reference[]): Promise<void> {
  await writeWhole(file, withAdded(await readFile(file, 'utf8'), added));
}
