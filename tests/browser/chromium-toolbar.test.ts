import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pages, servePages } from '../pages/serve.ts';
import { openPuppeteerChromium } from './puppeteer-chromium.ts';
import { triedSites } from './sites.ts';

/** What the background can do, as far as it is used here. */
declare const chrome: {
  tabs: { query(which: { active: boolean; lastFocusedWindow: boolean }): Promise<{ id?: number }[]> };
  action: { getBadgeText(where: { tabId: number }): Promise<string>; openPopup(): Promise<void> };
};

/** The popup as the toolbar's button opens it. Playwright cannot reach that window, so this file uses Puppeteer. */
describe('the toolbar', () => {
  let pages: Pages;
  let browser: Browser;
  beforeAll(async () => {
    pages = await servePages();
    browser = await openPuppeteerChromium(pages);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  it.each(triedSites)(
    'counts the flags of $name, and its popup lists the matches of the tab in front',
    async (site) => {
      const tab = await browser.newPage();
      await tab.goto(pages.url(site.host, site.pageOf(site.post)));
      await tab.bringToFront();
      const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker')).worker();
      if (!worker) throw new Error('The background does not run.');
      // What is only possible is grey, and not counted.
      const flags = () =>
        tab.evaluate(() => {
          const hosts = [...document.querySelectorAll('[data-second-opinion="badge"]')];
          const pills = hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll('button') ?? [])]);
          return pills.filter((pill) => !pill.innerText.startsWith('Possibly')).length;
        });
      await expect.poll(flags).toBeGreaterThanOrEqual(2);
      // Both are asked for anew each time: badges may still be coming.
      const counted = () =>
        worker.evaluate(async () => {
          const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          return chrome.action.getBadgeText({ tabId: front?.id ?? -1 });
        });
      await expect.poll(async () => Number(await counted()) - (await flags()), { timeout: 5000 }).toBe(0);

      const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
      await worker.evaluate(() => chrome.action.openPopup());
      const popup = await (await opened).asPage();
      await popup.waitForSelector(`li[data-claim="${site.post.claim}"]`);
      await popup.waitForSelector(`li[data-claim="${site.comment.claim}"]`);
      await popup.close();
      await tab.close();
    },
  );
});
