import type { Browser } from './door.ts';

/** A line from one of the extension's own pages to the content script of a tab: what the popup says, without the popup. */
export interface OwnLine {
  /** Says a message of `src/messages.ts` to the tab at this address, and answers what it answers. */
  ask(url: string, type: string, data: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** To be opened before the tab that it is to speak to, which must stay in front. */
export async function openOwnLine(browser: Browser): Promise<OwnLine> {
  const page = await browser.openOwnPage('options.html');
  return {
    ask: (url, type, data) => page.run(askTab, { url, type, data }),
    close: () => page.close(),
  };
}

/** Runs inside the extension's own page. */
async function askTab({ url, type, data }: { url: string; type: string; data: unknown }): Promise<unknown> {
  interface Tabs {
    query(which: object): Promise<{ id?: number; url?: string }[]>;
    sendMessage(id: number, message: object): Promise<{ res?: unknown; err?: unknown }>;
  }
  const api = globalThis as unknown as Record<'browser' | 'chrome', { tabs: Tabs }>;
  const { tabs } = api.browser ?? api.chrome;
  const tab = (await tabs.query({})).find((one) => one.url === url);
  if (tab?.id === undefined) throw new Error(`No tab shows ${url}.`);
  const { res, err } = await tabs.sendMessage(tab.id, { id: Date.now(), timestamp: Date.now(), type, data });
  if (err) throw new Error(JSON.stringify(err));
  return res;
}

/**
 * Switches the experimental sites of these ids on, as the settings page would.
 * @returns puts the settings back as they were
 */
export async function switchOnExperiments(browser: Browser, ids: readonly string[]): Promise<() => Promise<void>> {
  const store = async (change: { add: readonly string[] } | { restore: unknown }) => {
    const page = await browser.openOwnPage('options.html');
    const before = await page.run(changeSettings, change);
    await page.close();
    return before;
  };
  const before = await store({ add: ids });
  return async () => void (await store({ restore: before }));
}

/** Runs inside the extension's own page; answers what was stored before, null for nothing. */
async function changeSettings(change: { add: readonly string[] } | { restore: unknown }): Promise<unknown> {
  interface Stored {
    get(key: string): Promise<Record<string, object | undefined>>;
    set(values: object): Promise<void>;
    remove(key: string): Promise<void>;
  }
  const api = globalThis as unknown as Record<'browser' | 'chrome', { storage: { local: Stored } }>;
  const { local } = (api.browser ?? api.chrome).storage;
  const { settings = null } = await local.get('settings');
  if ('add' in change) await local.set({ settings: { ...settings, sitesOn: change.add } });
  else if (change.restore === null) await local.remove('settings');
  else await local.set({ settings: change.restore });
  return settings;
}
