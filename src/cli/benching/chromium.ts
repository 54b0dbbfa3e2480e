import { type BrowserContext, type CDPSession, chromium } from '@playwright/test';
import { findBrowser } from '../../../scripts/browsers.mjs';

/** Chromium without the extension as yet; `session` is the whole browser's. */
export type BareChromium = { context: BrowserContext; session: CDPSession };

/** Opens Chromium, lets it be used, and closes it. Every address of the web shows `page`. */
export async function inBareChromium<T>(page: string, use: (open: BareChromium) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowser('chromium') ?? '',
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 1100, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--enable-unsafe-extension-debugging'],
  });
  try {
    await context.route(/^https?:/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: page }));
    const session = await context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('The browser closed while starting.');
    return await use({ context, session });
  } finally {
    await context.close();
  }
}

/** Adds the built extension in `folder`, and closes the page that welcomes. @returns the address of its own pages */
export async function addExtension({ context, session }: BareChromium, folder: string): Promise<string> {
  const background = context.waitForEvent('serviceworker');
  const welcome = context.waitForEvent('page');
  // The protocol's newest commands are not in Playwright's types.
  await session.send('Extensions.loadUnpacked' as never, { path: folder } as never);
  // A page behind another tab gets one frame a second.
  await (await welcome).close();
  return new URL('/', (await background).url()).href;
}
