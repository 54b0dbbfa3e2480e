import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser } from '../../../../scripts/browsers.mjs';

/** Chromium with the built extension in it; `own` is the address of the extension's own pages. */
export type OpenChromium = { context: BrowserContext; own: string };

/**
 * Opens Chromium with the extension in `folder`, lets it be used, and closes it. Every address of the web shows `page`.
 */
export async function inChromium<T>(folder: string, page: string, use: (open: OpenChromium) => Promise<T>): Promise<T> {
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
    const background = context.waitForEvent('serviceworker');
    // The protocol's newest commands are not in Playwright's types.
    await session.send('Extensions.loadUnpacked' as never, { path: folder } as never);
    return await use({ context, own: new URL('/', (await background).url()).href });
  } finally {
    await context.close();
  }
}
