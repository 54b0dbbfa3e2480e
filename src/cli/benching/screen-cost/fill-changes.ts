import type { Page } from 'puppeteer-core';
import type { Change } from '../../../claims/editing/change.ts';
import { fillStores } from './fill-stores.ts';

/** So many are handed to the browser in one message. */
const atOnce = 500;

/** Stores changes as an import does, in a page of the extension that has opened its database. */
export async function fillChanges(page: Page, changes: readonly Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += atOnce) {
    const some = changes.slice(from, from + atOnce);
    const files = some.map(({ file }) => file);
    const revisions = some.map(({ revision }) => revision);
    await page.evaluate(fillStores, [
      { store: 'changes', values: some },
      { store: 'unoutlined', values: revisions, keys: files },
    ]);
  }
}
