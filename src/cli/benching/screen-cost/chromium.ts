import type { BrowserContext } from '@playwright/test';
import { addExtension, inBareChromium } from '../chromium.ts';

/** Chromium with the built extension in it; `own` is the address of the extension's own pages. */
export type OpenChromium = { context: BrowserContext; own: string };

/**
 * Opens Chromium with the extension in `folder`, lets it be used, and closes it. Every address of the web shows `page`.
 */
export function inChromium<T>(folder: string, page: string, use: (open: OpenChromium) => Promise<T>): Promise<T> {
  return inBareChromium(page, async (bare) => use({ context: bare.context, own: await addExtension(bare, folder) }));
}
