import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { compile } from '../../../claims/compile.ts';
import type { SourceFile } from '../../../claims/source-file.ts';
import { listAssets } from '../../../storage/curating/source-folder.ts';
import { readClaimsFolder } from '../../claims-folder.ts';
import { claimsSourceOf, type ListTexts } from '../../claims-source.ts';
import { grownFolder } from '../grown-folder.ts';
import { everydayOf } from '../grown-library.ts';
import { eventsNamed, timeOf } from '../page-cost/trace.ts';
import { inChromium } from './chromium.ts';
import { workOfKeys } from './key-work.ts';
import { timesToOpen } from './page-opening.ts';

/** All in milliseconds: waits until the page stands, work of each key in the search, tasks of the page while it is scrolled. */
export type CuratorCost = { opened: number[]; search: number[]; tasks: number[] };

const page = 'curator.html';
const firstRow = '.claims-grid .statement';
/** What is looked for one after the other; each is taken back key by key. */
const searchKeys = ['statins dementia', 'vaccine autism', 'garlic', 'zzz'].flatMap((words) => [
  ...words,
  ...Array.from(words, () => 'Backspace'),
]);
/** So many turns of the wheel, each so many pixels: some thousand rows. */
const scrolls = 120;
const pixels = 600;
const everyMs = 50;
/** All claims are read in the background; some ten seconds for 5,000. */
const readingMs = 180_000;

/** The curator's page with a list of so many claims: ours and copies in made-up words. */
export async function curatorCost(built: string, from: string, claims: number, opens: number): Promise<CuratorCost> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await cp(built, folder, { recursive: true });
    const grown = await grownSource(from, claims);
    await writeFile(join(folder, listAssets.contents), grown.contents);
    await writeFile(join(folder, listAssets.files), grown.files);
    // What was needed to make them is a gigabyte: collecting it must not run beside the browser.
    globalThis.gc?.();
    const opened = await timesToOpen({ folder, page, firstRow }, opens);
    return await inChromium(folder, '', async ({ context, own }) => {
      const tab = await context.newPage();
      await tab.goto(own + page);
      await tab.locator(firstRow).first().waitFor();
      await tab.locator('.reading').waitFor({ state: 'detached', timeout: readingMs });
      await tab.locator('input[type="search"]').focus();
      const search = await workOfKeys(context, tab, searchKeys);
      return { opened, search, tasks: await tasksOfScrolling(context, tab) };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function grownSource(from: string, size: number): Promise<ListTexts> {
  const folder = await readClaimsFolder(from);
  const { claims } = compile(folder, '');
  const everyday = everydayOf(claims.flatMap(({ examples }) => Object.values(examples).flat()));
  const grown = grownFolder(folder, claims, size, everyday);
  const others = [...grown.lexicon, ...(grown.references ? [grown.references] : [])];
  // Files that came from the disk have its folder before their names.
  const named = (files: readonly SourceFile[]) =>
    files.map(({ file, text }) => ({ file: file.startsWith(`${from}/`) ? file.slice(from.length + 1) : file, text }));
  return claimsSourceOf(new Date().toISOString(), named(grown.claims), named(others));
}

/** Scrolls through the table with the wheel. @returns how long the page's thread was on a processor, task by task */
async function tasksOfScrolling(context: BrowserContext, tab: Page): Promise<number[]> {
  const browser = context.browser();
  const box = await tab.locator('.claims-grid').boundingBox();
  if (!browser || !box) throw new Error('The table is not there.');
  await tab.mouse.move(box.x + box.width / 2, box.y + Math.min(200, box.height / 2));
  await browser.startTracing(tab, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  const mark = 'second-opinion-scroll';
  await tab.evaluate((mark) => performance.mark(mark), mark);
  for (let at = 0; at < scrolls; at++) {
    await tab.mouse.wheel(0, pixels);
    await tab.waitForTimeout(everyMs);
  }
  const events = eventsNamed((await browser.stopTracing()).toString('utf8'), new Set(['RunTask', mark]));
  const main = events.find(({ name }) => name === mark);
  if (!main) throw new Error(`The trace has no mark "${mark}".`);
  return events
    .filter(({ name, pid, tid, ts }) => name === 'RunTask' && pid === main.pid && tid === main.tid && ts > main.ts)
    .map((task) => timeOf(task) / 1000);
}
