import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { LedgerRow } from '../../../storage/ledger.ts';
import type { OpenChromium } from './chromium.ts';
import { fillStores } from './fill-stores.ts';
import { workOfKeys } from './key-work.ts';

/** All in milliseconds; `search` is work, key by key, the others are waits. */
export type LedgerCost = { search: number[]; csv: number; json: number };

const firstRow = '.rows tbody tr';
/** What is looked for one after the other; each is taken back key by key. */
const searchKeys = ['statins dementia', 'vaccine autism lancet', 'reader99', 'zzz'].flatMap((words) => [
  ...words,
  ...Array.from(words, () => 'Backspace'),
]);

/** Fills the ledger, searches in it, and exports all of it. */
export async function ledgerCost({ context, own }: OpenChromium, rows: readonly LedgerRow[]): Promise<LedgerCost> {
  const page = await context.newPage();
  await page.goto(`${own}ledger.html`);
  await page.locator('.found').filter({ hasText: /\S/ }).waitFor();
  await page.evaluate(fillStores, [{ store: 'replies', values: rows }]);
  await page.reload();
  await page.locator(firstRow).first().waitFor();
  await untilSearchable(page);
  await page.locator('input[type="search"]').fill('');
  const search = await workOfKeys(context, page, searchKeys);
  const csv = await exported(page, 'csv', rows, (text) => parse(text, { bom: true, columns: true }));
  const json = await exported(page, 'json', rows, (text) => JSON.parse(text));
  await page.close();
  return { search, csv, json };
}

/** The page fetches all rows after it has shown the first: what is in none of them is then not found. */
async function untilSearchable(page: Page): Promise<void> {
  await page.locator('input[type="search"]').fill('qqqq');
  await page.waitForFunction((selector) => document.querySelector(selector) === null, firstRow);
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
