import { browser } from 'wxt/browser';
import { onMessage } from '../messages.ts';
import { forgetOldDismissals } from '../storage/dismissed.ts';
import { answerCardContent, answerMatchPosts, toolbarText } from './answers.ts';
import { loadBundledLibrary, type ReadyLibrary } from './library.ts';

/** The accent of the screens, dark enough for the toolbar's white figures. */
const toolbarColour = '#0b5c6b';

/**
 * Starts the background: listens at once, so that a message which woke it is heard, and loads the library with the first
 * that needs it. It keeps nothing that it cannot load again; the browser may end it at any time.
 */
export function startBackground(): void {
  const library = once(loadBundledLibrary);

  onMessage('matchPosts', async ({ data }) => answerMatchPosts(data, await library()));
  onMessage('cardContent', async ({ data }) => answerCardContent(data, await library()));
  onMessage('flagCount', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    await browser.action.setBadgeText({ tabId, text: toolbarText(data) });
  });

  browser.runtime.onInstalled.addListener(() => void forgetOldDismissals());
  browser.runtime.onStartup.addListener(() => void forgetOldDismissals());
  void browser.action.setBadgeBackgroundColor({ color: toolbarColour });
}

/** Loads at the first call and keeps the result for the next ones; after a failure the next call tries again. */
function once(load: () => Promise<ReadyLibrary>): () => Promise<ReadyLibrary> {
  let loaded: Promise<ReadyLibrary> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
