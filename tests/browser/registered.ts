import type { Browser as PuppeteerBrowser } from 'puppeteer-core';
import { type Tab, until } from './door.ts';

/*
 * The background registers the content script right after it was installed: a page that is opened before would be read a
 * moment later than any page of a reader.
 */

type Scripting = { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

/** Runs inside the extension, so it must not use anything from outside. */
async function isRegistered(): Promise<boolean> {
  const api = globalThis as unknown as Record<'browser' | 'chrome', Scripting>;
  return (await (api.browser ?? api.chrome).scripting.getRegisteredContentScripts()).length > 0;
}

/** Waits until the script is registered, asking from the extension's settings. */
export async function untilRegistered(openSettings: () => Promise<Tab>): Promise<void> {
  const tab = await openSettings();
  await until('the content script to be registered', () => tab.run(isRegistered, null));
  await tab.close();
}

/** The same in a browser driven by Puppeteer, asking the background itself. */
export async function scriptRegistered(browser: PuppeteerBrowser): Promise<void> {
  const background = await browser.waitForTarget((target) => target.type() === 'service_worker');
  const worker = await background.worker();
  if (!worker) throw new Error('The background does not run.');
  await until('the content script to be registered', () => worker.evaluate(isRegistered));
}
