import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { Command } from 'commander';
import { createMatcher } from '../matching/matcher.ts';
import { createRanker } from '../matching/rank.ts';
import { defaultFolder } from './claims-folder.ts';
import { bm25Search, fuseSearch, miniSearch } from './evaluating/baselines.ts';
import { compareSearch } from './evaluating/compare.ts';
import { type Figures, figuresOf } from './evaluating/figures.ts';
import { folds, judgeFolds } from './evaluating/folds.ts';
import { type Bin, reliability, reliabilityPlot } from './evaluating/reliability.ts';
import { retrievalCorpus, retrieve } from './evaluating/retrieval.ts';
import { printTable, worst } from './evaluating/show.ts';
import { loadLibrary } from './load.ts';
import { BadInput, printLine, showProgress, tell } from './output.ts';
import { runProgram } from './program.ts';
import { isCorpusHere, labelledPosts, lentCorpus } from './training/posts.ts';

/**
 * `npm run evaluate`: how good the matcher is on labelled posts. Every real, written and background post is judged by a
 * matcher that was trained without it (five folds: the whole of the training, thresholds too, is done again for each).
 * `untouched` are the figures of the two fifths of the posts that nobody looked at while lexicon, frames and features
 * were made. The weights that we ship have seen all the posts: their figures would say
 * nothing.
 */
/** Fifths of the lent posts that were read while the matcher was made; the others were only counted. */
const lookedAt = 3;
/** fuse.js takes seconds a post on 14,231 claims. */
const fusePosts = 6;

const program = new Command('evaluate')
  .description('how good the matcher is on labelled posts')
  .option('--json', 'one JSON object on standard output instead of tables', false)
  .option('--errors [n]', 'print the worst misses and false alarms of posts that may be read, with reasons')
  .option('--plot <file>', 'where to draw the reliability plot (SVG)', '.output/reliability.svg')
  .exitOverride();

type Options = { json: boolean; errors?: string | true; plot: string };

async function evaluate({ json, errors, plot }: Options): Promise<void> {
  if (!isCorpusHere()) throw new BadInput(`${lentCorpus} is not here: there is nothing to measure on`);
  const started = Date.now();
  const { library, claims } = await loadLibrary(defaultFolder);
  const posts = await labelledPosts(claims);
  const progress = showProgress('folds', folds);
  const results = await judgeFolds(posts, progress.at);
  progress.end();
  const untouched = results.filter(({ post }) => post.index % folds >= lookedAt);
  const shippedMatcher = createMatcher(library);
  const bars = reliability(results);
  await mkdir(plot.replace(/[^/]*$/, '') || '.', { recursive: true });
  await writeFile(plot, reliabilityPlot(bars, 'Scores on real posts that the weights had not seen'));

  const statements = claims.map(({ id, statement }) => ({ id, text: statement }));
  const phrased = claims.flatMap(({ id, statement, phrasings }) =>
    [statement, ...phrasings].map((text) => ({ id, text })),
  );
  const real = posts.filter((post) => post.kind === 'real');
  const report = {
    date: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    claims: claims.length,
    untouched: figuresOf(untouched),
    crossValidated: figuresOf(results),
    reliability: bars,
    baselines: {
      'fuse.js token search, statements': compareSearch(fuseSearch(statements), real),
      'MiniSearch, statements': compareSearch(miniSearch(statements), real),
      'MiniSearch, statements and phrasings': compareSearch(miniSearch(phrased), real),
      'BM25 with stems, statements': compareSearch(bm25Search(statements), real),
      'BM25 with stems, statements and phrasings': compareSearch(bm25Search(phrased), real),
    },
    retrieval: await retrieval(),
    seconds: 0,
  };
  report.seconds = Math.round((Date.now() - started) / 1000);
  if (json) printLine(report);
  else printTable(report);
  if (errors !== undefined)
    worst(
      results.filter(({ post }) => post.index % folds < lookedAt),
      (text) => shippedMatcher.examine(text).judged,
      errors === true ? 20 : Number(errors),
    );
  tell(`reliability plot: ${plot}`);
}

export type Report = {
  untouched: Figures;
  crossValidated: Figures;
  reliability: Bin[];
  baselines: Record<string, ReturnType<typeof compareSearch>>;
  retrieval: Awaited<ReturnType<typeof retrieval>>;
  seconds: number;
};

async function retrieval() {
  const { claims, posts } = await retrievalCorpus();
  const ranker = createRanker(claims);
  const all = {
    ours: retrieve(ranker.rank, posts),
    oursBySplit: Object.fromEntries(
      ['train', 'dev', 'devtest'].map((split) => [
        split,
        retrieve(
          ranker.rank,
          posts.filter((post) => post.split === split),
        ),
      ]),
    ),
    MiniSearch: retrieve(miniSearch(claims), posts),
  };
  const some = posts.filter((post) => post.split === 'devtest').slice(0, fusePosts);
  return {
    ...all,
    [`first ${fusePosts} of devtest`]: {
      ours: retrieve(ranker.rank, some),
      MiniSearch: retrieve(miniSearch(claims), some),
      'fuse.js token search': retrieve(fuseSearch(claims), some),
    },
  };
}

program.action((options: Options) => evaluate(options));
await runProgram(program);
