import { stat } from 'node:fs/promises';
import { findBrowser } from '../../../../scripts/browsers.mjs';
import type { Library } from '../../../claims/library.ts';
import { shuffled } from '../made-posts.ts';
import { type Row, rounded } from '../row.ts';
import type { Texts } from '../texts.ts';
import { mebibytes } from '../timing.ts';
import { type FeedPost, type FeedSite, feedSites } from './feed-page.ts';
import { type FeedPair, type FeedRun, runFeed } from './run-feed.ts';

const built = '.output/chrome-mv3';
const seed = 11;
/** One post in so many repeats a claim: more than in any real feed, so that badges are in the cost. */
const claimEvery = 20;

/** What a page may pay for the extension. */
export const pageLimits = { scriptMsPerPost: 1, longestTaskMs: 50, layoutShift: 0, heapMB: 15 };

const unmeasured = { engine: 'Chromium', claims: null, words: null, n: 0, p50_ms: null, p99_ms: null };

/**
 * What a page pays for the extension: a feed of so many posts, scrolled to its end in Chromium without the extension and
 * with it, in one browser. Three rows a site: without, with, and what the extension adds.
 * @param posts how many posts the feed has; 0 measures nothing
 */
export async function* pageCostRows(library: Library, texts: Texts, posts: number): AsyncGenerator<Row> {
  const missing = await whatIsMissing(posts);
  if (missing !== null) yield { what: 'page cost', ...unmeasured, note: `not measured: ${missing}` };
  else {
    const feed = makeFeed(library, texts, posts);
    for (const site of feedSites) {
      yield* rowsOf(site, await runFeed(site, feed.slice(0, Math.ceil(site.part * posts)), built));
    }
  }
}

async function whatIsMissing(posts: number): Promise<string | null> {
  if (posts === 0) return 'a quick run opens no browser';
  if (findBrowser('chromium') === null) return 'there is no Chromium, Chrome or Edge';
  const manifest = await stat(`${built}/manifest.json`).catch(() => null);
  return manifest ? null : 'the extension is not built: npm run build';
}

/** Posts as they come, no two alike, one in `claimEvery` with a claim in its first sentence. */
export function makeFeed(library: Library, { background }: Texts, posts: number): FeedPost[] {
  const ordinary = shuffled(background, seed);
  const phrasings = shuffled(
    library.claims.flatMap(({ phrasings }) => phrasings),
    seed,
  );
  const nth = (texts: readonly string[], index: number) => texts[index % texts.length] ?? '';
  return Array.from({ length: posts }, (_, index) => {
    const claim = index % claimEvery === 3 ? `${nth(phrasings, Math.floor(index / claimEvery))}.\n` : '';
    return { author: `Reader ${index}`, text: claim + nth(ordinary, index) };
  });
}

function* rowsOf({ name }: FeedSite, { off, on }: FeedPair): Generator<Row> {
  const what = `page cost: ${name}, a feed scrolled to its end`;
  const row = { claims: null, words: null, p50_ms: null, p99_ms: null };
  const figures = ({ script, longestStretch, longestTask, busy, shift, heap, posts, badged }: FeedRun) => ({
    n: posts,
    script_ms_per_post: rounded(script / posts),
    longest_stretch_ms: rounded(longestStretch),
    longest_task_ms: rounded(longestTask),
    busy_ms_per_post: rounded(busy / posts),
    layout_shift: rounded(shift),
    heap_mib: mebibytes(heap),
    badged,
  });
  const without = figures(off);
  const withIt = figures(on);
  const script = on.script - off.script;
  yield { what, engine: 'without the extension', ...row, ...without };
  yield { what, engine: 'with the extension', ...row, ...withIt };
  yield {
    what,
    engine: 'by the extension',
    ...row,
    ...withIt,
    script_ms_per_post: rounded(script / on.posts),
    busy_ms_per_post: rounded(withIt.busy_ms_per_post - without.busy_ms_per_post),
    layout_shift: rounded(on.shift - off.shift),
    heap_mib: mebibytes(on.heap - off.heap),
    note:
      `limits: ${pageLimits.scriptMsPerPost} ms of script a post, ${pageLimits.longestTaskMs} ms a task, layout shift ` +
      `${pageLimits.layoutShift}, ${pageLimits.heapMB} MB of heap. Script time is time on the processor of our content ` +
      "script with all that it called, in the page's thread; the background's worker has its own rows. A task is ours " +
      'when we took more than half of it',
  };
}
