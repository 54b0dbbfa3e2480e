import type { Page } from 'puppeteer-core';
import type { LedgerRow } from '../../../storage/ledger.ts';
import { fillStores } from './fill-stores.ts';
import { timesToOpen } from './page-opening.ts';

/**
 * @param folder the built extension
 * @returns milliseconds from the start of each navigation to the ledger until its first row is drawn
 */
export function ledgerOpening(folder: string, rows: readonly LedgerRow[], times: number): Promise<number[]> {
  const prepare = async (opener: Page, own: string) => {
    await opener.goto(`${own}ledger.html`);
    await opener.waitForSelector('.found:not(:empty)');
    await opener.evaluate(fillStores, [{ store: 'replies', values: rows }]);
  };
  return timesToOpen({ folder, page: 'ledger.html', firstRow: '.rows tbody tr', prepare }, times);
}
