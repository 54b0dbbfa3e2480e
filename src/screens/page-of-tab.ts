import { browser } from 'wxt/browser';
import { type PageState, sendMessage } from '../messages.ts';
import { siteFor } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';

/**
 * What the popup knows of a tab. unsupported: no site of ours. silent: a site of ours, but the page does not answer (it
 * was open before the extension was installed or updated).
 */
export type TabView =
  | { kind: 'unsupported' }
  | { kind: 'silent'; site: Site }
  | { kind: 'page'; site: Site; page: PageState };

/** Asks a tab what stands in it. The address is only told for sites of ours, so no wider permission is needed. */
export async function viewOfTab(tabId: number | null): Promise<TabView> {
  const url = tabId === null ? undefined : (await browser.tabs.get(tabId).catch(() => null))?.url;
  const site = url && URL.canParse(url) ? siteFor(new URL(url).hostname) : undefined;
  if (tabId === null || !site) return { kind: 'unsupported' };
  try {
    return { kind: 'page', site, page: await sendMessage('pageState', {}, tabId) };
  } catch {
    return { kind: 'silent', site };
  }
}
