import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { box, fill, openClaim, untilInUse, untilStored } from '../curating/desk.ts';
import { claimInFeed, replyOf } from '../curating/feed.ts';
import type { Browser, Tab } from '../door.ts';

/** A curator whose page, or whose whole browser, ends in the middle of her work. */

const { id, file } = claimInFeed;
const fact = box('fact');

/** @param start starts a browser on a profile that outlives it */
export function curatingCrashesScenario(
  bench: () => Bench,
  start: (bench: Bench, profile: string) => Promise<Browser>,
): void {
  describe('the curator, when something ends in the middle of her work', { timeout: 300_000 }, () => {
    const profile = mkdtempSync(join(tmpdir(), 'second-opinion-curator-'));
    let browser: Browser;
    beforeAll(async () => {
      browser = await start(bench(), profile);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });

    it('finds what she typed, but for the last words, when the page crashed under her hands', async () => {
      const tab = await openClaim(browser, id);
      const saved = `${(await tab.one(fact)).value} This was typed a moment ago.`;
      await fill(tab, fact, saved);
      await untilStored(tab, file, 'This was typed a moment ago.');
      const typed = ' And this just before the crash.';
      await typeOn(tab, typed);
      await browser.crashOwnPages();

      const again = await openClaim(browser, id);
      const { value } = await again.one(fact);
      expect(value.slice(0, saved.length)).toBe(saved);
      expect(`${saved}${typed}`.slice(0, value.length)).toBe(value);
      await again.close();
    });

    it('finds even the last letter when she closed the tab right after it', async () => {
      const tab = await openClaim(browser, id);
      const { value } = await tab.one(fact);
      const typed = ' And this just before the tab was closed.';
      await typeOn(tab, typed);
      await tab.close();

      const again = await openClaim(browser, id);
      expect((await again.one(fact)).value).toBe(value + typed);
      await untilStored(again, file, 'just before the tab was closed.');
      await again.close();
    });

    it('finds her change after the whole browser crashed, and the extension uses it', async () => {
      const words = 'This was written before the power cut.';
      const tab = await openClaim(browser, id);
      await fill(tab, fact, words);
      await untilStored(tab, file, words);
      await untilInUse(tab);
      await browser.kill();

      browser = await start(bench(), profile);
      expect(await replyOf(bench(), browser)).toContain(words);
      const again = await openClaim(browser, id);
      expect((await again.one(fact)).value).toBe(words);
      await again.close();
    });
  });
}

/** Types at the end of what is there. */
async function typeOn(tab: Tab, text: string): Promise<void> {
  await tab.click(fact);
  await tab.press('Control+End');
  await tab.type(text);
}
