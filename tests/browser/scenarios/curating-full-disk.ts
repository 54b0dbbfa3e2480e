import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { box, fill, holds, openClaim, storedText, untilStored } from '../curating/desk.ts';
import { type Browser, type Tab, until } from '../door.ts';

/** The browser has no room left while a curator writes. */

const id = 'masks-do-not-work';
const file = `covid-19/${id}.yaml`;
const fact = box('fact');
const alert = '.curator > .faults[role="alert"]';
const full =
  'This could not be saved: the browser has no room left for it. Everything that was saved before is still there. ' +
  'Export your changes, so that you have them in a file; then make room (delete old rows of the ledger, remove posts ' +
  'from the bench, or delete files from this disk) and save again.';

/** @param start starts a browser that lets an extension store a few megabytes only, where it can be told so */
export function curatingFullDiskScenario(bench: () => Bench, start: (bench: Bench) => Promise<Browser>): void {
  describe('the curator, when the disk is full', { timeout: 300_000 }, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await start(bench());
    });
    afterAll(() => browser?.close());

    it('is told what to do, loses nothing of what she typed or had saved, and goes on when there is room', async () => {
      const tab = await openClaim(browser, id);
      const saved = `${(await tab.one(fact)).value} This was in time.`;
      await fill(tab, fact, saved);
      await untilStored(tab, file, 'This was in time.');

      const giveBack = await browser.fillDisk();
      // After the first time that there was no room, Firefox answers the next try in other words.
      const late = [`${saved} This came too late.`, `${saved} This came too late, too.`];
      for (const text of late) {
        await fill(tab, fact, text);
        await isTold(tab);
        expect((await tab.one(fact)).value).toBe(text);
      }
      await tab.click('[data-action="close-claim"]');
      await tab.gone('.claim-editor');
      await tab.click(`.claims-row[data-file="${file}"]`);
      expect((await tab.one(fact)).value).toBe(late[1]);
      expect(holds(await storedText(tab, file), 'This was in time.')).toBe(true);
      expect(holds(await storedText(tab, file), 'This came too late')).toBe(false);

      await giveBack();
      await tab.click(fact);
      await tab.press('Control+End');
      await tab.type(' And this when there was room.');
      await untilStored(tab, file, 'And this when there was room.');
      await tab.close();
      const again = await openClaim(browser, id);
      expect((await again.one(fact)).value).toBe(`${late[1]} And this when there was room.`);
      await again.close();
    });
  });
}

/** Waits until the page says what happened and what to do, and puts that away. */
async function isTold(tab: Tab): Promise<void> {
  await until('the page to say something', async () => (await tab.all(alert)).length > 0, 30_000);
  expect((await tab.one(`${alert} p`)).text).toBe(full);
  await tab.click(`${alert} [data-action="forget-error"]`);
  await tab.gone(alert);
}
