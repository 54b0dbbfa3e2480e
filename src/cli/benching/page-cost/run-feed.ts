import type { BrowserContext, CDPSession } from '@playwright/test';
import { addExtension, inBareChromium } from '../chromium.ts';
import { type FeedPost, type FeedSite, type Scrolled, scrollFeed, shell } from './feed-page.ts';
import { figuresOf, type PageFigures, readTrace } from './trace.ts';

/** The script that the extension puts into pages. */
const ourScript = /^chrome-extension:\/\/[a-z]+\/content-scripts\//;

/** Tasks, calls of scripts, layout shifts. Without the profiler, which slows down every process of the browser. */
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'loading',
  'blink.user_timing',
  '__metadata',
];

/**
 * So many pixels a frame: at 60 frames a second some twenty-five posts, far faster than anybody reads. Twice as many, and a
 * busy machine scrolls past posts before they are read, which then cost nothing.
 */
const step = 120;
/** A feed asks its server for so many posts at a time. */
const loadedAtOnce = 8;
/** How the page's thread is found in the trace. */
const mark = 'second-opinion-bench';

/** `heap`: what the page keeps in memory at the end, after a collection of garbage, in bytes. */
export type FeedRun = PageFigures & Scrolled & { heap: number };

/** The same feed scrolled to its end, without the extension and with it. */
export type FeedPair = { off: FeedRun; on: FeedRun };

/**
 * Scrolls through the feed of a site in Chromium, first without the extension, then with it, in one browser.
 * @param folder the built extension
 */
export async function runFeed(site: FeedSite, posts: FeedPost[], folder: string): Promise<FeedPair> {
  return inBareChromium(shell, async (chromium) => {
    const { context, session } = chromium;
    const off = await scrollThrough(context, session, site, posts);
    await addExtension(chromium, folder);
    const on = await scrollThrough(context, session, site, posts);
    return { off, on };
  });
}

async function scrollThrough(
  context: BrowserContext,
  session: CDPSession,
  site: FeedSite,
  posts: FeedPost[],
): Promise<FeedRun> {
  const ask = { posts, makePost: site.makePost, mark, step, loadedAtOnce };
  // A first visit wakes the background and fills the browser's caches, so that neither is measured.
  const first = await context.newPage();
  await first.goto(site.address);
  await first.evaluate(scrollFeed, { ...ask, posts: posts.slice(0, loadedAtOnce) });
  await first.close();
  const page = await context.newPage();
  await page.bringToFront();
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: categories, excludedCategories: ['*'] },
  });
  await page.goto(site.address);
  const scrolled = await page.evaluate(scrollFeed, ask);
  const events = readTrace(await endTrace(session), mark);
  const heap = await heapOf(await context.newCDPSession(page));
  await page.close();
  return { ...figuresOf(events, mark, (url) => ourScript.test(url)), ...scrolled, heap };
}

async function endTrace(session: CDPSession): Promise<string> {
  const ended = new Promise<string>((done, failed) => {
    session.once('Tracing.tracingComplete', ({ stream }) =>
      stream ? done(stream) : failed(new Error('The browser gave no trace.')),
    );
  });
  await session.send('Tracing.end');
  const handle = await ended;
  const parts: Buffer[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle, size: 2 ** 20 });
    parts.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return Buffer.concat(parts).toString('utf8');
}

/** Everything that the page's scripts keep, ours among them: the engine's heap, and what DOM and buffers hold. */
async function heapOf(own: CDPSession): Promise<number> {
  // The second collection lets go of what only the first one's finalisers freed.
  await own.send('HeapProfiler.collectGarbage');
  await own.send('HeapProfiler.collectGarbage');
  const usage: Record<string, unknown> = { ...(await own.send('Runtime.getHeapUsage')) };
  const bytes = (name: string) => (typeof usage[name] === 'number' ? usage[name] : 0);
  return bytes('usedSize') + bytes('embedderHeapUsedSize') + bytes('backingStorageSize');
}
