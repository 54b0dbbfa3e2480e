import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Page as OwnPage } from 'puppeteer-core';
import { compile } from '../../../claims/compile.ts';
import { fileInTopic, textInFolder } from '../../../claims/editing/move-claim.ts';
import type { SourceFile } from '../../../claims/source-file.ts';
import { listAssets } from '../../../storage/curating/source-folder.ts';
import { readClaimsFolder } from '../../claims-folder.ts';
import { claimsSourceOf } from '../../claims-source.ts';
import { grownFolder } from '../grown-folder.ts';
import { everydayOf } from '../grown-library.ts';
import { eventsNamed, timeOf } from '../page-cost/trace.ts';
import { inChromium } from './chromium.ts';
import { fillChanges } from './fill-changes.ts';
import { workOfKeys } from './key-work.ts';
import { timesToOpen } from './page-opening.ts';

/**
 * All in milliseconds: waits until the page stands, with so many claims in the list and with so many imported beside it,
 * work of each key in the search, tasks of the page while it is scrolled.
 */
export type CuratorCost = { opened: number[]; imported: number[]; search: number[]; tasks: number[] };

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
/** All claims are read in the background; some ten seconds for 5,000, and longer where they were imported. */
const readingMs = 180_000;
const keepingMs = 3_000;
const importedTopic = 'imported';
const importedBy = { base: null, author: 'Bench', reason: 'An import', on: new Date().toISOString(), revision: 1 };

/** The curator's page with a list of so many claims: ours and copies in made-up words. */
export async function curatorCost(built: string, from: string, claims: number, opens: number): Promise<CuratorCost> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await cp(built, folder, { recursive: true });
    const made = await grownFiles(from, claims);
    const grown = claimsSourceOf(new Date().toISOString(), made.claims, made.others);
    await writeFile(join(folder, listAssets.contents), grown.contents);
    await writeFile(join(folder, listAssets.files), grown.files);
    // What was needed to make them is a gigabyte: collecting it must not run beside the browser.
    globalThis.gc?.();
    const opened = await timesToOpen({ folder, page, firstRow }, opens);
    const imported = await timesToOpen({ folder: built, page, firstRow, prepare: importing(made.claims) }, opens);
    return await inChromium(folder, '', async ({ context, own }) => {
      const tab = await context.newPage();
      await tab.goto(own + page);
      await tab.locator(firstRow).first().waitFor();
      await tab.locator('.reading').waitFor({ state: 'detached', timeout: readingMs });
      await tab.locator('input[type="search"]').focus();
      const search = await workOfKeys(context, tab, searchKeys);
      return { opened, imported, search, tasks: await tasksOfScrolling(context, tab) };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Has all claims imported, and read once: when they are opened for the first time, each of them must be read. */
function importing(claims: readonly SourceFile[]) {
  const changes = claims.map(({ file, text }) => {
    const inTopic = fileInTopic(file, importedTopic);
    return { ...importedBy, file: inTopic, text: textInFolder(text, inTopic) };
  });
  return async (opener: OwnPage, own: string) => {
    await opener.goto(own + page);
    await opener.waitForSelector(firstRow);
    await fillChanges(opener, changes);
    await opener.reload();
    await opener.waitForSelector(firstRow);
    // Asked by the clock: a tab that is not looked at draws no frames, and reads several times as slowly.
    await opener.waitForFunction(() => !document.querySelector('.reading'), { polling: 1_000, timeout: readingMs });
    // What is kept for the next opening is stored right after.
    await new Promise((done) => setTimeout(done, keepingMs));
  };
}

/** The files of a grown list: those of its claims, and all others. */
async function grownFiles(from: string, size: number): Promise<Record<'claims' | 'others', SourceFile[]>> {
  const folder = await readClaimsFolder(from);
  const { claims } = compile(folder, '');
  const everyday = everydayOf(claims.flatMap(({ examples }) => Object.values(examples).flat()));
  const grown = grownFolder(folder, claims, size, everyday);
  const others = [...grown.lexicon, ...(grown.references ? [grown.references] : [])];
  // Files that came from the disk have its folder before their names.
  const named = (files: readonly SourceFile[]) =>
    files.map(({ file, text }) => ({ file: file.startsWith(`${from}/`) ? file.slice(from.length + 1) : file, text }));
  return { claims: named(grown.claims), others: named(others) };
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
