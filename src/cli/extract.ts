import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { z } from 'zod';
import { findBrowser } from '../../scripts/browsers.mjs';
import { BadInput } from './output.ts';
import { pageBundle } from './page-bundle.ts';

/** Everything that the extension's own code reads from a saved page. */
const extraction = z.strictObject({
  site: z.string(),
  posts: z.array(
    z.strictObject({
      kind: z.enum(['post', 'comment']),
      text: z.string(),
      author: z.string(),
      permalink: z.string().nullable(),
      depth: z.number().int(),
    }),
  ),
  composers: z.array(z.strictObject({ belongsTo: z.string(), engine: z.string() })),
  warnings: z.array(z.string()),
});
export type Extraction = z.infer<typeof extraction>;

/** A browser that reads one saved page after another. */
export interface PageReader {
  /**
   * Opens a saved page at the address it was saved from and reads it.
   * @throws BadInput where the file is no page, the address belongs to no supported site, or there is no Chromium
   */
  extract(file: string, url: string): Promise<Extraction>;
  close(): Promise<void>;
}

/** Longest wait for a page that has nothing to load but itself: a slow machine parses 10 MB within it. */
const LOADING_MS = 60_000;

/** Nothing of the page may run or be fetched; its own style sheets stay, since they are text. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Makes a reader of saved pages, for many of them: Chromium starts with the first page that is one. */
export function openPageReader(): PageReader {
  let started: Promise<Started> | null = null;
  return {
    async extract(file, url) {
      const body = await readPage(file);
      started ??= start();
      const { context, script } = await started;
      const answer = await readIn(context, script, body, url);
      if (answer === null) throw new BadInput(`${file}: ${new URL(url).hostname} belongs to no supported site.`);
      return extraction.parse(answer);
    },
    async close() {
      const { browser } = (await started?.catch(() => null)) ?? {};
      await browser?.close();
    },
  };
}

interface Started {
  browser: Browser;
  context: BrowserContext;
  /** The extraction code of the content script. */
  script: string;
}

/** @throws BadInput where there is no Chromium */
async function start(): Promise<Started> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new BadInput('No Chromium, Chrome or Edge found: run npm start, or set CHROME_PATH.');
  const [browser, script] = await Promise.all([
    chromium.launch({ executablePath, headless: true, chromiumSandbox: false }),
    pageBundle(),
  ]);
  // The page's own scripts stay off; what we evaluate runs all the same.
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  return { browser, context, script };
}

async function readPage(file: string): Promise<Buffer> {
  const body = await readFile(file).catch((error: Error) => {
    throw new BadInput(`${file}: cannot be read: ${error.message}`);
  });
  if (!isPage(body)) throw new BadInput(`${file}: is no HTML page.`);
  return body;
}

async function readIn(context: BrowserContext, script: string, body: Buffer, url: string): Promise<unknown> {
  const page = await context.newPage();
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return await route.abort();
    await route.fulfill({
      body,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
    });
  });
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOADING_MS });
    await page.evaluate(script);
    return await page.evaluate(() => globalThis.secondOpinionPage?.() ?? null);
  } finally {
    await page.close();
  }
}

/** Does this look like HTML at all? An image, an archive or an empty file would give a page without posts. */
function isPage(body: Buffer): boolean {
  const text = body.toString('utf8');
  return !text.includes('\0') && /<[a-z!][^>]*>/i.test(text);
}
