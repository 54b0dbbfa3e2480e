/*
 * A database of nothing beside the extension's own, to take up the room that it may fill. All of this runs inside one of
 * the extension's pages, so it must not use anything from outside.
 */

/** Puts so many kilobytes into the filler; false if there is no room for them. */
export async function tookRoom(kilobytes: number): Promise<boolean> {
  const filler = await new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open('filler');
    asked.onupgradeneeded = () => asked.result.createObjectStore('filler', { autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  }).catch(() => null);
  if (!filler) return false;
  try {
    return await new Promise<boolean>((done) => {
      const putting = filler.transaction('filler', 'readwrite', { durability: 'strict' });
      for (let added = 0; added < kilobytes; added++)
        putting.objectStore('filler').add(crypto.getRandomValues(new Uint8Array(1024)));
      putting.oncomplete = () => done(true);
      putting.onabort = () => done(false);
    });
  } finally {
    filler.close();
  }
}

/** Gives all of it back. */
export function gaveRoomBack(): Promise<boolean> {
  return new Promise((done) => {
    const asked = indexedDB.deleteDatabase('filler');
    asked.onsuccess = () => done(true);
    asked.onerror = () => done(false);
  });
}
