import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { verdicts } from '../claims/claim.ts';
import { reviewDue } from '../claims/editing/new-claim.ts';
import { defaultFolder } from './claims-folder.ts';
import { evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { type ExportFormat, exportClaims, exportFormats } from './export-claims.ts';
import { importClaims } from './import-claims.ts';
import { loadShippedLibrary } from './load.ts';
import { match } from './match.ts';
import { type NewClaim, newClaim } from './new-claim.ts';
import { BadInput, printLine } from './output.ts';
import { runProgram } from './program.ts';
import { rank } from './rank.ts';
import { retractions } from './retractions.ts';
import { schema } from './schema.ts';
import { similar } from './similar.ts';
import { stale } from './stale.ts';
import { stats } from './stats.ts';
import { testClaims } from './test-claims.ts';
import { validate } from './validate.ts';

const today = new Date().toISOString().slice(0, 10);

/** The curator's command line: `npm run -s claims -- <command>`. Exit codes: 0 done, 1 bad input, 2 wrong usage. */
const program = new Command('claims').description('Check, try and compile a claims database.').exitOverride();

program
  .command('validate')
  .description('check a claims folder; prints counts, and every problem with file, line and field')
  .argument('[dir]', 'claims folder', defaultFolder)
  .action(validate);

program
  .command('test')
  .description("run the claims' own examples; prints each that fails, then precision and recall per stance")
  .argument('[dir]', 'claims folder', defaultFolder)
  .action(testClaims);

program
  .command('match')
  .description('find the claims in posts: JSON Lines {id, text} in, {id, matches} out')
  .requiredOption('--posts <file>', 'JSON Lines file of {id, text}')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .action((options: { posts: string; claims: string }) => match(options.claims, options.posts));

program
  .command('rank')
  .description('rank any list of claims {id, text} for each post {id, text}')
  .requiredOption('--claims <file>', 'JSON Lines file of {id, text}')
  .requiredOption('--posts <file>', 'JSON Lines file of {id, text}')
  .option('--top <n>', 'how many claims for each post', positive, 5)
  .action((options: { claims: string; posts: string; top: number }) =>
    rank(options.claims, options.posts, options.top),
  );

program
  .command('explain')
  .description('why does this post match, or not?')
  .argument('<text>', 'the post, in quotes')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .action((text: string, options: { claims: string }) => explain(options.claims, text));

program
  .command('compile')
  .description('make the library that the extension reads')
  .argument('[dir]', 'claims folder', defaultFolder)
  .requiredOption('--out <file>', 'where to write it')
  .action(async (folder: string, options: { out: string }) => {
    const library = await loadShippedLibrary(folder);
    const text = JSON.stringify(library);
    await writeFile(options.out, text).catch((error: Error) => {
      throw new BadInput(`${options.out}: cannot be written: ${error.message}`);
    });
    printLine({ claims: library.claims.length, bytes: Buffer.byteLength(text) });
  });

program
  .command('new')
  .description('begin a claim: writes a draft; on a terminal it asks for what the flags leave open')
  .argument('[dir]', 'claims folder', defaultFolder)
  .option('--statement <text>', 'the false claim in one sentence')
  .option('--topic <name>', 'topic folder')
  .addOption(new Option('--verdict <verdict>', 'how wrong it is').choices(verdicts))
  .option('--id <id>', 'kebab-case name; made from the statement if left out')
  .option('--label <text>', 'what a badge says; made from the statement if left out')
  .option('--fact <text>', 'what is true')
  .option('--nuance <text>', 'what is true in the claim')
  .option('--phrasing <text>', 'how people say it; may be given again', several, [])
  .option('--evidence <key>', 'key of references.json; may be given again', several, [])
  .option('--due <date>', 'when somebody must look again', date, reviewDue(today))
  .action(async (folder: string, flags: NewClaim, command: Command) => {
    const missing = await newClaim(folder, flags);
    if (missing.length > 0) command.error(`error: needs ${missing.map((name) => `--${name}`).join(', ')}`);
  });

program
  .command('stats')
  .description('a table by topic: claims, phrasings, sources and their grades, reviewed, stale')
  .argument('[dir]', 'claims folder', defaultFolder)
  .option('--on <date>', 'the day on which reviews are due', date, today)
  .option('--json', 'JSON Lines instead of a table', false)
  .action((folder: string, options: { on: string; json: boolean }) => stats(folder, options.on, options.json));

program
  .command('similar')
  .description('is this claim there already? The claims most like a sentence, best first')
  .argument('<text>', 'the claim, in quotes')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .action((text: string, options: { claims: string }) => similar(options.claims, text));

program
  .command('stale')
  .description('the claims whose review is overdue')
  .argument('[dir]', 'claims folder', defaultFolder)
  .option('--on <date>', 'the day in question', date, today)
  .action((folder: string, options: { on: string }) => stale(folder, options.on));

program
  .command('retractions')
  .description('look all references up in the Retraction Watch data (the CSV that Crossref publishes)')
  .argument('[dir]', 'claims folder', defaultFolder)
  .requiredOption('--csv <file>', 'the export')
  .option('--write', 'record what was found in references.json', false)
  .action((folder: string, options: { csv: string; write: boolean }) =>
    retractions(folder, options.csv, options.write),
  );

program
  .command('evidence')
  .description('compare all references with another list, one JSON record a line')
  .argument('[dir]', 'claims folder', defaultFolder)
  .requiredOption('--against <file>', 'JSON Lines {id, title, first_author, year, journal, doi, pmid}')
  .action((folder: string, options: { against: string }) => evidence(folder, options.against));

program
  .command('import')
  .description('make drafts of ClaimReview (JSON-LD) or of a CSV table; shows what it would do, writes with --write')
  .argument('<file>', '.json or .csv')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .option('--topic <name>', 'topic folder of claims that name none', 'imported')
  .option('--due <date>', 'when somebody must look again', date, reviewDue(today))
  .option('--write', 'write the drafts', false)
  .action((file: string, options: { claims: string; topic: string; due: string; write: boolean }) =>
    importClaims(file, options.claims, { ...options, today }),
  );

program
  .command('export')
  .description('write the published claims to standard output')
  .argument('[dir]', 'claims folder', defaultFolder)
  .addOption(new Option('--format <format>', 'what to write').choices(exportFormats).makeOptionMandatory())
  .option('--publisher <name>', 'who answers for the claims (ClaimReview)', 'Second Opinion')
  .option('--site <address>', 'address below which each claim can be read (ClaimReview)')
  .action((folder: string, options: { format: ExportFormat; publisher: string; site?: string }) =>
    exportClaims(folder, options.format, { name: options.publisher, site: options.site ?? null }),
  );

program
  .command('schema')
  .description("write the JSON Schemas of a claims folder's files, with which editors complete and check")
  .argument('[dir]', 'claims folder', defaultFolder)
  .action(schema);

function several(text: string, before: string[]): string[] {
  return [...before, text];
}

function date(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('must be a date such as 2026-11-22');
  return text;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1');
  return value;
}

await runProgram(program);
