/** What goes into one of the stores of the extension's database; with the keys, where the values do not hold them. */
export type Filling = { store: string; values: readonly (object | number)[]; keys?: readonly string[] };

/** Runs inside a page of the extension that has opened its database: puts values into its stores. */
export async function fillStores(fillings: readonly Filling[]): Promise<void> {
  const asked = indexedDB.open('second-opinion');
  const database = await new Promise<IDBDatabase>((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const names = fillings.map(({ store }) => store);
  const transaction = database.transaction(names, 'readwrite');
  for (const { store, values, keys } of fillings)
    for (const [at, value] of values.entries()) transaction.objectStore(store).put(value, keys?.[at]);
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = failed;
  });
  database.close();
}
