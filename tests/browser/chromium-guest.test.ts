import type { Browser, Extension, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mastodon } from '../pages/fixtures/mastodon.ts';
import { type Pages, servePages } from '../pages/serve.ts';
import { until } from './door.ts';
import { openPuppeteerChromium } from './puppeteer-chromium.ts';

/**
 * The extension as a guest: what of it runs where, told by the browser itself, and what the reader's gesture over any
 * page allows. Puppeteer, because it can press the toolbar's button, which is what grants `activeTab`.
 */
describe('the extension as a guest', () => {
  let pages: Pages;
  let browser: Browser;
  let extension: Extension;

  beforeAll(async () => {
    pages = await servePages();
    browser = await openPuppeteerChromium(pages);
    extension = await until('the extension', async () => [...(await browser.extensions()).values()][0]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  const own = (path = '') => `chrome-extension://${extension.id}/${path}`;

  /** Opens a page and answers which scripts of ours the browser has read in it, once the page has come to rest. */
  async function scriptsOn(url: string): Promise<{ page: Page; scripts: string[] }> {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    const scripts: string[] = [];
    session.on('Debugger.scriptParsed', (script) => {
      if (script.url.startsWith(own())) scripts.push(script.url.slice(own().length));
    });
    await session.send('Debugger.enable');
    await page.goto(url, { waitUntil: 'networkidle0' });
    return { page, scripts };
  }

  async function flip(site: string): Promise<void> {
    const settings = await browser.newPage();
    await settings.goto(own('options.html'));
    await settings.locator(`input[name="${site}"]`).click();
    await settings.waitForFunction(() => document.body.innerText.includes('Saved'));
    await settings.close();
  }

  async function popupOver(page: Page): Promise<Page> {
    await page.bringToFront();
    const opened = browser.waitForTarget((target) => target.url().startsWith(own('popup.html')));
    await page.triggerExtensionAction(extension);
    return (await opened).asPage();
  }

  const says = (page: Page, text: string) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

  it('runs on a supported site, and nothing of it on any other', async () => {
    const supported = await scriptsOn(pages.url('www.reddit.com'));
    await expect.poll(() => supported.scripts).toEqual(['content-scripts/page.js']);
    const other = await scriptsOn(pages.url('www.example.org'));
    expect(other.scripts).toEqual([]);
    await supported.page.close();
    await other.page.close();
  });

  it('runs nothing on a site that is switched off, and reads an open page again when it is switched on', async () => {
    const before = await scriptsOn(pages.url('www.reddit.com'));
    await before.page.waitForSelector('[data-second-opinion="badge"]');
    await flip('reddit');
    await before.page.waitForFunction(() => document.querySelector('[data-second-opinion]') === null);
    const off = await scriptsOn(pages.url('www.reddit.com'));
    const still = await scriptsOn(pages.url('old.reddit.com'));
    await expect.poll(() => still.scripts).toEqual(['content-scripts/page.js']);
    expect(off.scripts).toEqual([]);
    await flip('reddit');
    for (const { page } of [off, before]) {
      await page.bringToFront();
      await page.waitForSelector('[data-second-opinion="badge"]');
    }
    for (const { page } of [before, off, still]) await page.close();
  });

  it('checks a selected text on any page, and inserts a reply where the reader was writing', async () => {
    const { page, scripts } = await scriptsOn(pages.url('www.example.org'));
    await page.evaluate(() => {
      document.querySelector('textarea')?.focus();
      const paragraph = document.querySelector('article p');
      if (paragraph) getSelection()?.selectAllChildren(paragraph);
    });
    const popup = await popupOver(page);
    await says(popup, 'The text that you selected');
    await popup.locator('.checked li[data-claim="statins-cause-dementia"] button').click();
    await popup.waitForSelector('textarea');
    const reply = await popup.$eval('textarea', (field) => field.value);
    await popup.locator('[data-action="insert"]').click();
    const typed = () => page.$eval('textarea', (field) => field.value);
    await expect.poll(typed).toBe(reply);
    expect(scripts).toEqual(['cursor.js']);
    await popup.close();
    await page.close();
  });

  it('says so when nothing is known in the selected text, and offers only to copy where nobody was writing', async () => {
    const { page } = await scriptsOn(pages.url('www.example.org'));
    const select = (which: number) =>
      page.evaluate((at) => {
        const paragraph = document.querySelectorAll('article p')[at];
        if (paragraph) getSelection()?.selectAllChildren(paragraph);
      }, which);
    await select(1);
    const nothing = await popupOver(page);
    await says(nothing, 'No known false claim in it.');
    await nothing.close();
    await select(0);
    const popup = await popupOver(page);
    await popup.locator('.checked li button').click();
    await popup.waitForSelector('[data-action="copy"]');
    expect(await popup.$('[data-action="insert"]')).toBeNull();
    await popup.close();
    await page.close();
  });

  it('offers to read a host that runs the software of a site, and runs nothing there before', async () => {
    const [path] = mastodon.paths;
    const { page, scripts } = await scriptsOn(pages.url(mastodon.host, path));
    const popup = await popupOver(page);
    await says(popup, 'This page was made by Mastodon.');
    await says(popup, 'Read posts on mastodon.example');
    expect(scripts).toEqual([]);
    await popup.close();
    await page.close();
  });
});
