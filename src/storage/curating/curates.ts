import { storage } from 'wxt/utils/storage';

/**
 * Whether this reader curates: she has changed a claim, or kept a post to test claims with. Most readers never do: for
 * them the background opens no database when it wakes, and the popup offers them nothing of it.
 */

const key = 'local:curates';

export async function curatesHere(): Promise<boolean> {
  return (await storage.getItem<unknown>(key)) === true;
}

/** From now on she does. */
export async function beginCurating(): Promise<void> {
  if (!(await curatesHere())) await storage.setItem(key, true);
}
