import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../../../scripts/browsers.mjs';
import type { LedgerRow } from '../../../storage/ledger.ts';
import { fillLedger } from './fill-ledger.ts';

/**
 * How long the ledger's page takes to open, seen by another page of the extension: a driver that is attached to the page
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

const firstRow = '.rows tbody tr';
/** The page before fetches all its rows; it must not be at that any more when the next one opens. */
const restMs = 2000;

/**
 * @param folder the built extension
 * @returns milliseconds from the start of each navigation until the first row is drawn
 */
export async function ledgerOpening(folder: string, rows: readonly LedgerRow[], times: number): Promise<number[]> {
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
    const opener = await browser.newPage();
    await opener.goto(new URL('/ledger.html', worker.url()).href);
    await opener.waitForSelector('.found:not(:empty)');
    await opener.evaluate(fillLedger, rows);
    await opener.goto(new URL('/insights.html', worker.url()).href);
    await rest();
    alone = true;
    const opened: number[] = [];
    for (let at = 0; at < times; at++) opened.push(await timeOpening(opener));
    return opened;
  } finally {
    await browser.close();
  }
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, restMs));
}

async function timeOpening(opener: Page): Promise<number> {
  const { took, tab } = await opener.evaluate(openLedger, firstRow);
  await rest();
  await opener.evaluate((tab) => chrome.tabs.remove(tab), tab);
  return took;
}

/** Runs inside a page of the extension. */
async function openLedger(selector: string): Promise<{ took: number; tab: number }> {
  const begun = new Promise<number>((done) => {
    const look: TabListener = (tab, { status }, { url }) => {
      if (status !== 'loading' || !url?.endsWith('/ledger.html')) return;
      chrome.tabs.onUpdated.removeListener(look);
      done(tab);
    };
    chrome.tabs.onUpdated.addListener(look);
  });
  await chrome.tabs.create({ url: 'ledger.html' });
  const tab = await begun;
  const page = chrome.extension.getViews({ type: 'tab', tabId: tab })[0];
  if (!page) throw new Error('The page of the ledger is not there.');
  const took = await new Promise<number>((done) => {
    const look = () => {
      if (!page.document.querySelector(selector)) {
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
