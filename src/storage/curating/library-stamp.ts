import { storage } from 'wxt/utils/storage';

/**
 * Tells open pages of sites that the background has another library. They hear it from the browser's storage, as they
 * hear of settings: a page that was closed or has no script of ours costs no message that nobody answers.
 */

const key = 'local:libraryStamp';

/** The library in use is another one from now on. */
export async function stampLibrary(): Promise<void> {
  // A value that was never there: two changes within one tick of the clock are both heard.
  await storage.setItem(key, crypto.randomUUID());
}

/** Calls back whenever the background has taken another library; returns how to stop. */
export function watchLibrary(changed: () => void): () => void {
  return storage.watch<unknown>(key, () => changed());
}
