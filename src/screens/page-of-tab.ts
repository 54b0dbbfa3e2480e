import { browser } from 'wxt/browser';
import { type PageState, sendMessage } from '../messages.ts';
import { isOn } from '../sites/choice.ts';
import { patternOf, siteFor, sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';

/**
 * What the popup knows of a tab. unsupported: no site of ours. addable: made by software that a site of ours stands for,
 * on a host that the reader has not added. silent: a site of ours, but the page does not answer (it was open before the
 * extension was installed or updated).
 */
export type TabView =
  | { kind: 'unsupported' }
  | { kind: 'addable'; site: Site; host: string }
  | { kind: 'silent'; site: Site }
  | { kind: 'page'; site: Site; page: PageState };

/**
 * Asks a tab what stands in it. Its address is told for sites of ours, and for the tab over which the popup was opened;
 * no wider permission is needed.
 */
export async function viewOfTab(tabId: number | null, settings: Settings): Promise<TabView> {
  const url = tabId === null ? undefined : (await browser.tabs.get(tabId).catch(() => null))?.url;
  if (tabId === null || !url || !URL.canParse(url)) return { kind: 'unsupported' };
  const { hostname } = new URL(url);
  const listed = siteFor(hostname);
  const added = !listed && (await isAdded(hostname));
  // On a site that is switched off there is nobody to ask.
  if (listed && !isOn(listed, settings)) return switchedOff(listed);
  const page = listed || added ? await sendMessage('pageState', {}, tabId).catch(() => undefined) : undefined;
  const site = listed ?? sites.find(({ id }) => id === page?.site);
  if (site && page) return { kind: 'page', site, page };
  if (site) return { kind: 'silent', site };
  const made = await madeBy(tabId);
  if (made && added) return isOn(made, settings) ? { kind: 'silent', site: made } : switchedOff(made);
  return made ? { kind: 'addable', site: made, host: hostname } : { kind: 'unsupported' };
}

/** Has the reader allowed this host? */
async function isAdded(host: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [patternOf(host)] });
  } catch {
    return false;
  }
}

function switchedOff(site: Site): TabView {
  return { kind: 'page', site, page: { site: site.id, siteName: site.name, state: 'off', postsRead: 0, matches: [] } };
}

/** The site of ours that stands for the software which made this page; undefined if none does, or we may not look. */
async function madeBy(tabId: number): Promise<Site | undefined> {
  const anywhere = sites.flatMap((site) => (site.anywhere ? [{ site, mark: site.anywhere.recognise }] : []));
  try {
    const [found] = await browser.scripting.executeScript({
      target: { tabId },
      func: (marks: string[]) => marks.findIndex((mark) => document.querySelector(mark) !== null),
      args: [anywhere.map(({ mark }) => mark)],
    });
    return typeof found?.result === 'number' ? anywhere[found.result]?.site : undefined;
  } catch {
    return undefined;
  }
}
