import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pages, servePages } from '../pages/serve.ts';
import { builds } from './bench.ts';
import { openChromium } from './chromium.ts';
import { until } from './door.ts';
import { cardHost, openCard, replyInCard, settledPage, untilStored } from './reader.ts';
import { triedSites } from './sites.ts';

const profile = mkdtempSync(join(tmpdir(), 'second-opinion-profile-'));
let pages: Pages;
beforeAll(async () => {
  pages = await servePages();
});
afterAll(async () => {
  await pages?.close();
  rmSync(profile, { recursive: true, force: true });
});

it('a draft outlives the browser', { timeout: 120_000 }, async () => {
  const [site] = triedSites;
  if (!site) throw new Error('No site is tried.');
  const words = ' Written just before the machine was shut down.';
  const start = async () => {
    const browser = await openChromium({ folder: builds.chromium, port: pages.port, profile });
    const tab = await browser.openTab(pages.url(site.host, site.pageOf(site.post)));
    await settledPage(tab, site, 'whole');
    await openCard(tab, site.comment.claim ?? '');
    return { browser, tab };
  };

  const before = await start();
  await before.tab.click({ selector: 'textarea', within: cardHost });
  await before.tab.press('Control+End');
  await before.tab.type(words);
  await untilStored(before.browser, words);
  await before.browser.close();

  const after = await start();
  try {
    await until('the draft', async () => (await replyInCard(after.tab)).endsWith(words));
    expect(await replyInCard(after.tab)).toContain(words);
  } finally {
    await after.browser.close();
  }
});
