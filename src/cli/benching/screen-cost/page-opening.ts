import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../../../scripts/browsers.mjs';

/**
 * How long a page of the extension takes to open, seen by another of its pages: a driver that is attached to the page
 * itself stops it for up to a second while it starts. Puppeteer can be told to let pages alone, Playwright cannot.
 */

/** What a page of the extension can do, as far as it is used here. */
declare const chrome: {
  tabs: {
    create(what: { url: string }): Promise<unknown>;
    remove(tab: number): Promise<void>;
    onUpdated: Record<'addListener' | 'removeListener', (listener: TabListener) => void>;
  };
  extension: { getViews(which: { type: 'tab'; tabId: number }): Window[] };
};
type TabListener = (tab: number, change: { status?: string }, now: { url?: string }) => void;

/** The page before goes on with what it began; it must not be at that any more when the next one opens. */
const restMs = 2000;

/** Which page is opened, and what stands in it when it is there for the reader. */
export type Opening = {
  /** The built extension. */
  folder: string;
  page: string;
  firstRow: string;
  /** What is done before in a page of the extension, which is open at its own address. */
  prepare?: (opener: Page, own: string) => Promise<void>;
};

/** @returns milliseconds from the start of each navigation until the first row is drawn */
export async function timesToOpen({ folder, page, firstRow, prepare }: Opening, times: number): Promise<number[]> {
  let alone = false;
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium') ?? '',
    headless: true,
    pipe: true,
    enableExtensions: [folder],
    args: ['--no-sandbox', '--disable-quic'],
    targetFilter: () => !alone,
  });
  try {
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    const own = new URL('/', worker.url()).href;
    const opener = await browser.newPage();
    await prepare?.(opener, own);
    await opener.goto(`${own}insights.html`);
    await rest();
    alone = true;
    const opened: number[] = [];
    for (let at = 0; at < times; at++) {
      const { took, tab } = await opener.evaluate(openPage, { page, firstRow });
      await rest();
      await opener.evaluate((tab) => chrome.tabs.remove(tab), tab);
      opened.push(took);
    }
    return opened;
  } finally {
    await browser.close();
  }
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, restMs));
}

/** Runs inside a page of the extension. */
async function openPage(ask: { page: string; firstRow: string }): Promise<{ took: number; tab: number }> {
  const begun = new Promise<number>((done) => {
    const look: TabListener = (tab, { status }, { url }) => {
      if (status !== 'loading' || !url?.endsWith(`/${ask.page}`)) return;
      chrome.tabs.onUpdated.removeListener(look);
      done(tab);
    };
    chrome.tabs.onUpdated.addListener(look);
  });
  await chrome.tabs.create({ url: ask.page });
  const tab = await begun;
  const page = chrome.extension.getViews({ type: 'tab', tabId: tab })[0];
  if (!page) throw new Error('The page is not there.');
  const took = await new Promise<number>((done) => {
    const look = () => {
      if (!page.document.querySelector(ask.firstRow)) {
        page.requestAnimationFrame(look);
        return;
      }
      // A message that is sent in a frame arrives when the frame is drawn.
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => done(page.performance.now());
      port1.postMessage(null);
    };
    look();
  });
  return { took, tab };
}
