import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'wxt';
import { openChromium } from '../tests/browser/chromium.ts';
import type { Browser, Tab } from '../tests/browser/door.ts';
import { openFirefox } from '../tests/browser/firefox.ts';
import {
  badgeHost,
  compact,
  insertReply,
  introduce,
  openCard,
  openPopup,
  replyInCard,
  settledPage,
  spies,
} from '../tests/browser/reader.ts';
import { type TriedSite, triedSites } from '../tests/browser/sites.ts';
import { type Pages, servePages } from '../tests/pages/serve.ts';

/**
 * The demo: the built extension on the fixture feed, under the real host names, served from this machine. With a window
 * it is left to the reader; without one it does the main job and leaves pictures of it in `.output/demo/`.
 */

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'chromium' },
    /** When the reader pressed Enter, in milliseconds since 1970. */
    began: { type: 'string', default: String(Date.now()) },
    headless: { type: 'boolean', default: false },
    dev: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '..');
const folder = resolve(
  root,
  '.output',
  options.dev ? 'chrome-mv3-dev' : options.engine === 'firefox' ? 'firefox-mv3' : 'chrome-mv3',
);
const demo = resolve(root, '.output', 'demo');
const say = (text: string) => process.stdout.write(`${text}\n`);

if (options.dev) {
  say('Building, and building again on every change ...');
  await (await createServer({ root, webExt: { disabled: true } })).start();
}
const pages = await servePages();
const open = options.engine === 'firefox' ? openFirefox : openChromium;
const browser = await open({ folder, port: pages.port, headed: !options.headless });
process.on('SIGINT', () => void browser.close());
process.on('SIGTERM', () => void browser.close());

try {
  if (options.headless && !options.dev) await doTheJob(browser, pages);
  else await leaveToTheReader(browser, pages);
} finally {
  await browser.close();
  await pages.close();
}
process.exit(0);

async function leaveToTheReader({ openTab, closed }: Browser, { url }: Pages): Promise<void> {
  for (const site of [...triedSites].reverse()) await openTab(url(site.host));
  say('\nThe demo feed is open. Press a badge, edit the reply, press "Insert reply". Close the browser to end.');
  await closed;
}

async function doTheJob(browser: Browser, pages: Pages): Promise<void> {
  await rm(demo, { recursive: true, force: true });
  await mkdir(demo, { recursive: true });
  const picture = async (tab: Tab, name: string) => {
    await tab.screenshot(resolve(demo, `${name}.png`));
    say(`  .output/demo/${name}.png`);
  };

  for (const [place, site] of triedSites.entries()) {
    const tab = await browser.openTab(pages.url(site.host));
    await tab.one({ selector: 'button', within: badgeHost });
    if (place === 0) say(`First badge ${Date.now() - Number(options.began)} ms after the start.`);
    const { entries, badges } = await settledPage(tab, site);
    say(`${site.name}: ${badges.length} badges on ${entries.length} posts`);
    for (const { text } of badges) say(`  ${text}`);
    await picture(tab, `${site.id}-feed`);
    await tab.close();
  }
  await introduce(browser, 'Ada Marlowe', 'MD, internist');
  for (const site of triedSites) await answer(browser, pages, site, picture);

  const settings = await browser.openOwnPage('options.html');
  await settings.one('input');
  await picture(settings, 'settings');
}

/** The job itself: open the card of a comment, insert the reply, look into the editor. */
async function answer(
  browser: Browser,
  pages: Pages,
  site: TriedSite,
  picture: (tab: Tab, name: string) => Promise<void>,
): Promise<void> {
  const url = pages.url(site.host, site.pageOf(site.post));
  const tab = await browser.openTab(url);
  await openCard(tab, site.comment.claim ?? '');
  await picture(tab, `${site.id}-card`);
  if (site.id === 'reddit' && tab.colours) {
    await tab.colours('dark');
    await picture(tab, `${site.id}-card-dark`);
    await tab.colours('light');
  }
  const reply = await replyInCard(tab);
  const inBox = await insertReply(tab, site.box.comment);
  if (compact(inBox) !== compact(reply)) throw new Error(`The box on ${site.name} holds something else: ${inBox}`);
  const { submits, submitClicks, enters, network } = await spies(tab);
  const sent = [...submits, ...submitClicks, ...enters, ...network];
  if (sent.length > 0) throw new Error(`Something was sent on ${site.name}: ${sent.join(', ')}`);
  say(`${site.name}: the reply of ${reply.length} characters stands in the box, once; nothing was sent`);
  await picture(tab, `${site.id}-reply`);
  if (site.id === 'reddit') {
    const popup = await openPopup(browser, url);
    await popup.one('button');
    await picture(popup, 'popup');
    await popup.close();
  }
  await tab.close();
}
