import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { LedgerRow } from '../../../storage/ledger.ts';
import type { OpenChromium } from './chromium.ts';
import { workOfKeys } from './key-work.ts';

/** All in milliseconds; `search` is work, key by key, the others are waits. */
export type LedgerCost = { opened: number[]; search: number[]; csv: number; json: number };

const firstRow = '.rows tbody tr';
/** What is looked for one after the other; each is taken back key by key. */
const searchKeys = ['statins dementia', 'vaccine autism lancet', 'reader99', 'zzz'].flatMap((words) => [
  ...words,
  ...Array.from(words, () => 'Backspace'),
]);

/** Fills the ledger, opens its page so many times, searches in it, and exports all of it. */
export async function ledgerCost(
  { context, own }: OpenChromium,
  rows: readonly LedgerRow[],
  times: number,
): Promise<LedgerCost> {
  const address = `${own}ledger.html`;
  const filling = await context.newPage();
  await filling.goto(address);
  await filling.locator('.found').filter({ hasText: /\S/ }).waitFor();
  await filling.evaluate(fillLedger, rows);
  await filling.close();

  const opened: number[] = [];
  for (let at = 0; at < times; at++) {
    const page = await context.newPage();
    opened.push(await timeOpening(page, address));
    await page.close();
  }

  const page = await context.newPage();
  await timeOpening(page, address);
  await untilSearchable(page, rows.length);
  await page.locator('input[type="search"]').fill('');
  const search = await workOfKeys(context, page, searchKeys);
  const csv = await exported(page, 'csv', rows, (text) => parse(text, { bom: true, columns: true }));
  const json = await exported(page, 'json', rows, (text) => JSON.parse(text));
  await page.close();
  return { opened, search, csv, json };
}

/** From the navigation to the first row drawn. */
async function timeOpening(page: Page, address: string): Promise<number> {
  await page.addInitScript(watchRows, firstRow);
  await page.goto(address);
  const drawn = await page.waitForFunction(() => (window as unknown as { drawn?: number }).drawn);
  return Number(await drawn.jsonValue());
}

/** Runs inside the page before its own scripts. */
function watchRows(selector: string): void {
  const told = window as unknown as { drawn?: number };
  const look = () => {
    if (!document.querySelector(selector)) requestAnimationFrame(look);
    else {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {
        told.drawn = performance.now();
      };
      port1.postMessage(null);
    }
  };
  requestAnimationFrame(look);
}

/** The page fetches all rows after it has shown the first: what is in none of them is then not found. */
async function untilSearchable(page: Page, rows: number): Promise<void> {
  await page.locator('input[type="search"]').fill('qqqq');
  await page.waitForFunction(({ selector }) => document.querySelector(selector) === null, { selector: firstRow, rows });
}

/** Presses the button, and compares the file with the ledger. @returns how long the file took to come */
async function exported(
  page: Page,
  ending: 'csv' | 'json',
  rows: readonly LedgerRow[],
  read: (text: string) => { id: string | number; text: string }[],
): Promise<number> {
  const start = performance.now();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-action="${ending}"]`).click(),
  ]);
  const path = await download.path();
  const took = performance.now() - start;
  const back = new Map(read(await readFile(path, 'utf8')).map(({ id, text }) => [Number(id), text]));
  const whole = rows.filter(({ id, text }) => back.get(id ?? 0) === text).length;
  if (whole !== rows.length || back.size !== rows.length)
    throw new Error(`Of ${rows.length} replies the exported ${ending} has ${whole} as they were.`);
  return took;
}

/** Runs inside the extension's own page. */
async function fillLedger(rows: readonly object[]): Promise<void> {
  const asked = indexedDB.open('second-opinion');
  const database = await new Promise<IDBDatabase>((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const transaction = database.transaction('replies', 'readwrite');
  for (const row of rows) transaction.objectStore('replies').put(row);
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = failed;
  });
  database.close();
}
