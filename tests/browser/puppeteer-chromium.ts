import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import type { Pages } from '../pages/serve.ts';
import { builds } from './bench.ts';
import { scriptRegistered } from './registered.ts';

/**
 * Chromium with the built extension under Puppeteer, which can press the toolbar's button and reach its popup as Playwright
 * cannot; every host name leads to these pages.
 */
export async function openPuppeteerChromium({ port }: Pages): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium') ?? '',
    headless: true,
    pipe: true,
    acceptInsecureCerts: true,
    enableExtensions: [builds.chromium],
    args: ['--no-sandbox', '--disable-quic', `--host-resolver-rules=MAP * 127.0.0.1:${port}`],
  });
  await scriptRegistered(browser);
  return browser;
}
