import { storage } from 'wxt/utils/storage';

/**
 * The text that was to be checked when the reader chose so in the browser's menu, on its way to the popup. Kept in memory
 * only, and taken once.
 */
const item = storage.defineItem<{ tabId: number; text: string } | null>('session:checkedText', { fallback: null });

export const checkedText = {
  put: (tabId: number, text: string): Promise<void> => item.setValue({ tabId, text }),
  /** The text for this tab, and forgets it; null if there is none. */
  async take(tabId: number): Promise<string | null> {
    const kept = await item.getValue();
    if (kept === null) return null;
    await item.setValue(null);
    return kept.tabId === tabId ? kept.text : null;
  },
};
