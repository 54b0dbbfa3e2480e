/** Runs inside a page of the extension that has opened its database: puts rows into the ledger. */
export async function fillLedger(rows: readonly object[]): Promise<void> {
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
