import type { Page } from 'puppeteer-core';
import type { Change } from '../../../claims/editing/change.ts';

/** So many are handed to the browser in one message. */
const atOnce = 500;

/** Stores changes as an import does, in a page of the extension that has opened its database. */
export async function fillChanges(page: Page, changes: readonly Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += atOnce)
    await page.evaluate(put, changes.slice(from, from + atOnce));
}

/** Runs inside the page. */
async function put(changes: readonly Change[]): Promise<void> {
  const asked = indexedDB.open('second-opinion');
  const database = await new Promise<IDBDatabase>((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const transaction = database.transaction(['changes', 'unoutlined'], 'readwrite');
  for (const change of changes) {
    transaction.objectStore('changes').put(change);
    transaction.objectStore('unoutlined').put(change.revision, change.file);
  }
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = failed;
  });
  database.close();
}
