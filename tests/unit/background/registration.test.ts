import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followSites } from '../../../src/background/registration.ts';
import { patternOf, sitePatterns, sites } from '../../../src/sites/index.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';

interface Registered {
  id: string;
  matches: string[];
}
let registered: Registered[];
let injected: unknown[];
let open: { id: number; url: string }[];
let origins: string[];
const keep = async (scripts: Registered[]) => {
  registered = scripts;
};

beforeEach(() => {
  fakeBrowser.reset();
  registered = [];
  injected = [];
  open = [];
  origins = [...sitePatterns];
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => registered,
    registerContentScripts: keep,
    updateContentScripts: keep,
    unregisterContentScripts: () => keep([]),
    executeScript: async ({ target }: { target: { tabId: number } }) => void injected.push(target.tabId),
  });
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url }: { url: string[] }) =>
      open.filter((tab) => url.some((pattern) => tab.url.startsWith(pattern.slice(0, -1)))),
  });
  Object.assign(fakeBrowser.permissions, { getAll: async () => ({ origins, permissions: [] }) });
});

const hosts = (id: string) => sites.find((site) => site.id === id)?.hosts.map(patternOf) ?? [];
const matches = () => registered.flatMap((script) => script.matches);
const choose = (change: object) => settingsItem.setValue({ ...defaultSettings, ...change });

describe('where the content script runs', () => {
  it('is on the sites that are on, and on no other', async () => {
    await followSites({ intoOpenTabs: false });
    expect(matches()).toEqual(expect.arrayContaining(hosts('reddit')));
    await choose({ sitesOff: ['reddit'] });
    await followSites({ intoOpenTabs: false });
    for (const host of hosts('reddit')) expect(matches()).not.toContain(host);
    expect(matches()).toEqual(expect.arrayContaining(hosts('facebook')));
  });

  it('is nowhere when every site is off', async () => {
    await followSites({ intoOpenTabs: false });
    await choose({ sitesOff: sites.map(({ id }) => id) });
    await followSites({ intoOpenTabs: false });
    expect(registered).toEqual([]);
  });

  it('comes into the open tabs of a site that is switched on, and into no others', async () => {
    open = [
      { id: 1, url: 'https://www.reddit.com/r/health/' },
      { id: 2, url: 'https://www.facebook.com/' },
    ];
    await choose({ sitesOff: ['reddit'] });
    await followSites({ intoOpenTabs: false });
    expect(injected).toEqual([]);
    await choose({ sitesOff: [] });
    await followSites({ intoOpenTabs: true });
    expect(injected).toEqual([1]);
    await followSites({ intoOpenTabs: true });
    expect(injected).toEqual([1]);
  });

  it('is on a host that the reader has added, as long as such sites are on', async () => {
    const added = patternOf('social.example');
    origins.push(added);
    await choose({ sitesOn: ['mastodon'] });
    await followSites({ intoOpenTabs: false });
    expect(matches()).toContain(added);
    await choose({ sitesOff: ['mastodon'] });
    await followSites({ intoOpenTabs: false });
    expect(matches()).not.toContain(added);
  });
});
