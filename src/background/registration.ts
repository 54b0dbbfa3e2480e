import { browser } from 'wxt/browser';
import { isOn } from '../sites/choice.ts';
import { patternOf, sitePatterns, sites } from '../sites/index.ts';
import { settingsItem } from '../storage/stored.ts';

/**
 * Where the content script runs. It is registered for the hosts of the sites that are on, and for no other: a page of a
 * site that is switched off loads nothing of ours, not even a script that finds out that it has nothing to do. A script
 * of the manifest could not be that quiet, and could not run on hosts that the reader adds.
 */

const ID = 'page';
const SCRIPT = '/content-scripts/page.js';
const script = { id: ID, js: [SCRIPT], css: [], runAt: 'document_idle' as const, persistAcrossSessions: true };

/** Follows the reader's choice from now on. */
export function startRegistration(): void {
  // After an update the tabs that are open keep their old script, with the card that may be open there.
  browser.runtime.onInstalled.addListener(({ reason }) => void followSites({ intoOpenTabs: reason === 'install' }));
  browser.runtime.onStartup.addListener(() => void followSites({ intoOpenTabs: false }));
  settingsItem.watch(() => void followSites({ intoOpenTabs: true }));
  browser.permissions.onAdded.addListener(() => void followSites({ intoOpenTabs: true }));
  browser.permissions.onRemoved.addListener(() => void followSites({ intoOpenTabs: false }));
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Brings the registration in line with the reader's choice; it outlives the background and the browser's end.
 * @param intoOpenTabs also into tabs that are open on hosts which were not registered before
 */
export function followSites({ intoOpenTabs }: { intoOpenTabs: boolean }): Promise<void> {
  const followed = last.then(async () => {
    const wanted = await wantedPatterns();
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
    const before = known?.matches ?? [];
    if (wanted.length === 0) {
      if (known) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    } else if (!known) {
      await browser.scripting.registerContentScripts([{ ...script, matches: wanted }]);
    } else if (before.toSorted().join() !== wanted.toSorted().join()) {
      await browser.scripting.updateContentScripts([{ ...script, matches: wanted }]);
    }
    const fresh = wanted.filter((pattern) => !before.includes(pattern));
    if (intoOpenTabs && fresh.length > 0) await runInTabs(fresh);
  });
  last = followed.catch(() => {});
  return followed;
}

/** The hosts of the sites that are on, and for those that may run anywhere the hosts that the reader has allowed. */
async function wantedPatterns(): Promise<string[]> {
  const settings = await settingsItem.getValue();
  const on = sites.filter((site) => isOn(site, settings));
  const listed = on.flatMap(({ hosts }) => hosts.map(patternOf));
  if (!on.some(({ anywhere }) => anywhere)) return listed;
  const { origins = [] } = await browser.permissions.getAll();
  return [...listed, ...origins.filter((origin) => !sitePatterns.includes(origin))];
}

async function runInTabs(patterns: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.all(
    tabs.map(async ({ id }) => {
      // A tab that has not been loaded, or may not be touched, gets the script when it is.
      if (id !== undefined)
        await browser.scripting.executeScript({ target: { tabId: id }, files: [SCRIPT] }).catch(() => null);
    }),
  );
}
