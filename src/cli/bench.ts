import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { bundleRows } from './benching/bundle.ts';
import { costPlot } from './benching/cost-plot.ts';
import { curatingRows } from './benching/curating-cost.ts';
import { libraryRows } from './benching/library-cost.ts';
import { listSearchRows } from './benching/list-search.ts';
import { ledgerRows } from './benching/made-replies.ts';
import { pageCostRows } from './benching/page-cost/page-cost.ts';
import { pageMatcherRows } from './benching/page-matcher.ts';
import { ratiosOf } from './benching/ratios.ts';
import { replyCostRows } from './benching/reply-cost.ts';
import type { Ratio, Row } from './benching/row.ts';
import { screenCostRows } from './benching/screen-cost/screen-cost.ts';
import { printTable } from './benching/show-rows.ts';
import { readTexts } from './benching/texts.ts';
import { wakingRows } from './benching/waking/waking.ts';
import { defaultFolder } from './claims-folder.ts';
import { loadShippedLibrary } from './load.ts';
import { printLine, showProgress, tell } from './output.ts';
import { runProgram } from './program.ts';

/**
 * `npm run bench`: what matching costs, on lists from 100 to 100,000 claims and beside other engines in the same run;
 * what the library and the extension weigh; what a page pays; what the physician waits for. Times are true only on a machine that does nothing else.
 */
const full = {
  search: { sizes: [100, 1_000, 10_000, 14_231, 100_000], words: [10, 60, 400], most: 500, fuseWork: 14_231 * 60 },
  matcher: { times: [1, 10, 100], words: [10, 60, 400], most: 500, longPosts: 20 },
  library: { runs: 7 },
  feed: { posts: 2_000 },
  wakings: 15,
  curating: { sizes: [120, 5_000], claims: 40 },
  screens: { cards: 20, keys: 100, ledger: ledgerRows, opens: 15, claims: 5_000 },
  ratios: { at: 14_231, from: 1_000, to: 100_000 },
};
/** A few seconds: shows that everything runs, and measures nothing that could be believed. */
const quick: typeof full = {
  search: { sizes: [100, 1_000], words: [10, 60], most: 3, fuseWork: 100 * 60 },
  matcher: { times: [1, 2], words: [10, 60], most: 3, longPosts: 1 },
  library: { runs: 1 },
  feed: { posts: 0 },
  wakings: 0,
  curating: { sizes: [120], claims: 1 },
  screens: { cards: 0, keys: 0, ledger: 0, opens: 0, claims: 0 },
  ratios: { at: 100, from: 100, to: 1_000 },
};
const keptPlot = 'docs/matching-cost.svg';

export type Report = {
  date: string;
  machine: { cpu: string; cores: number; memoryGiB: number; node: string };
  quick: boolean;
  /** Where lists and posts are from. */
  from: string;
  seconds: number;
  ratios: Ratio[];
  rows: Row[];
};

/** What is measured apart: the last two open a browser, and together with the others would take more than ten minutes. */
const parts = ['matching', 'curating', 'pages', 'screens', 'all'] as const;
type Part = (typeof parts)[number];

type Options = { json: boolean; quick: boolean; plot?: string; part?: Part };

async function bench(options: Options): Promise<void> {
  const started = Date.now();
  const settings = options.quick ? quick : full;
  const wanted = options.part ?? (options.quick ? 'all' : 'matching');
  const wants = (part: Part) => wanted === 'all' || wanted === part;
  // A quick run's figures are not for keeping.
  const plot = options.plot ?? (options.quick || !wants('matching') ? null : keptPlot);
  const library = await loadShippedLibrary(defaultFolder);
  const texts = await readTexts(library);
  const rows: Row[] = [];
  const progress = showProgress('rows');
  const keep = (row: Row) => {
    rows.push(row);
    progress.at(rows.length);
  };
  if (wants('matching')) {
    for (const row of listSearchRows(texts.claims, texts.posts, settings.search)) keep(row);
    for (const row of pageMatcherRows(library, texts, settings.matcher)) keep(row);
    for await (const row of libraryRows(defaultFolder, library, settings.library)) keep(row);
    for (const row of replyCostRows(library, settings.matcher.most)) keep(row);
  }
  if (wants('curating')) for await (const row of curatingRows(defaultFolder, settings.curating)) keep(row);
  if (wants('pages')) for await (const row of pageCostRows(library, texts, settings.feed.posts)) keep(row);
  if (wants('pages'))
    for await (const row of wakingRows(library, texts.background[0] ?? '', settings.wakings)) keep(row);
  if (wants('screens')) for await (const row of screenCostRows(library, settings.screens)) keep(row);
  for (const row of await bundleRows()) keep(row);
  progress.end();

  const report: Report = {
    date: new Date(started).toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    quick: options.quick,
    from: texts.from,
    seconds: Math.round((Date.now() - started) / 1000),
    ratios: ratiosOf(rows, settings.ratios),
    rows,
  };
  if (options.json) printLine(report);
  else printTable(report);
  if (plot === null) return;
  await mkdir(dirname(plot), { recursive: true });
  await writeFile(plot, costPlot(rows));
  tell(`plot: ${plot}`);
}

const program = new Command('bench')
  .description('what matching costs, and what the extension weighs')
  .option('--json', 'one JSON object on standard output instead of a table', false)
  .option('--quick', 'small lists and few posts: a few seconds', false)
  .addOption(new Option('--part <part>', 'what to measure (matching; all of it when quick)').choices(parts))
  .option('--plot <file>', `where to draw cost against number of claims (SVG); ${keptPlot}, but nowhere when quick`)
  .exitOverride()
  .action((options: Options) => bench(options));
await runProgram(program);
