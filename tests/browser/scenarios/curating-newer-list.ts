import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setField } from '../../../src/claims/editing/edit-source.ts';
import { type Bench, builds } from '../bench.ts';
import { box, fill, holds, openClaim, openCurator, storedText, untilInUse, untilStored } from '../curating/desk.ts';
import { claimInFeed, replyOf } from '../curating/feed.ts';
import { listedText, putNewerList } from '../curating/newer-list.ts';
import { type Browser, type Tab, until } from '../door.ts';

/** The extension is updated, and its newer list has changed claims that the curator has changed too. */

/** She changed another field than the list. */
const apart = claimInFeed;
/** Both changed the same field, each in its own way. */
const kept = { id: 'masks-do-not-work', file: 'covid-19/masks-do-not-work.yaml' };
const given = { id: 'pcr-tests-useless', file: 'covid-19/pcr-tests-useless.yaml' };
/** The list took her change over word for word. */
const same = { id: 'salt-is-harmless', file: 'blood-pressure-and-diabetes/salt-is-harmless.yaml' };

const mine = 'In short, this is what the curator knows to be true.';
const theirs = 'In short, this is what the newer list says is true.';
const theirNuance = 'In short, this is what the newer list says is true in it.';

/** @param start starts a browser on a profile that outlives it, with the extension in a folder */
export function curatingNewerListScenario(
  bench: () => Bench,
  start: (bench: Bench, place: { profile: string; folder: string }) => Promise<Browser>,
): void {
  describe('the curator, when the list is updated under her changes', { timeout: 300_000 }, () => {
    const home = mkdtempSync(join(tmpdir(), 'second-opinion-update-'));
    const place = { profile: join(home, 'profile'), folder: join(home, 'extension') };
    let browser: Browser;
    let tab: Tab;
    beforeAll(async () => {
      cpSync(builds[bench().browser.engine], place.folder, { recursive: true });
      browser = await start(bench(), place);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });

    it('keeps every change, and tells which the list has changed too and which it has taken over', async () => {
      for (const { id, file } of [apart, kept, given, same]) {
        const claim = await openClaim(browser, id);
        await fill(claim, box('fact'), mine);
        await untilStored(claim, file, mine);
        await claim.close();
      }
      const before = await openCurator(browser, '#view=changes');
      const texts = await Promise.all([apart, kept, given, same].map(({ file }) => storedText(before, file)));
      await browser.close();
      await putNewerList(
        place.folder,
        new Map([
          [apart.file, setField(listedText(apart.file), ['nuance'], theirNuance)],
          [kept.file, setField(listedText(kept.file), ['fact'], theirs)],
          [given.file, setField(listedText(given.file), ['fact'], theirs)],
          [same.file, texts[3] ?? ''],
        ]),
      );

      browser = await start(bench(), place);
      tab = await openCurator(browser, '#view=changes');
      expect((await tab.one('.changes .note')).text).toMatch(
        /^The list now says the same as your change of these\. They are changes no more:\s+Salt /,
      );
      expect((await tab.one('.newer h2')).text).toBe('The list has changed claims that you changed too: 3');
      expect(await Promise.all([apart, kept, given, same].map(({ file }) => storedText(tab, file)))).toEqual([
        ...texts.slice(0, 3),
        null,
      ]);
    });

    it('puts together what fits, and shows before what the list brings along', async () => {
      const newer = await articleOf(tab, 'Statins cause dementia.');
      expect((await tab.one(newer)).text).toContain(
        'This of the newer list fits beside your change, and is taken over with it:',
      );
      expect(await afterwards(tab, `${newer} .differences dd`)).toBe(theirNuance);
      expect(await tab.all(`${newer} .sides`)).toEqual([]);
      await tab.click(`${newer} [data-action="merge"]`);
      await untilStored(tab, apart.file, theirNuance);
      expect(holds(await storedText(tab, apart.file), mine)).toBe(true);
      expect((await tab.one('.newer h2')).text).toBe('The list has changed claims that you changed too: 2');
    });

    it('shows both where the same was changed, and takes the one that she chooses', async () => {
      for (const [claim, side] of [
        [kept, 'mine'],
        [given, 'theirs'],
      ] as const) {
        const newer = await articleOf(tab, claim === kept ? 'Face masks' : 'PCR tests');
        expect('disabled' in (await tab.one(`${newer} [data-action="merge"]`)).attributes).toBe(true);
        const said = await tab.all(`${newer} .sides .said`);
        expect(said.map(({ text }) => text)).toEqual([mine, theirs]);
        await tab.click(`${newer} .sides input[value="${side}"]`);
        await tab.click(`${newer} [data-action="merge"]`);
        const left = claim === kept ? 1 : 0;
        await until('it to be settled', async () => (await tab.all('.newer article')).length === left);
      }
      expect(holds(await storedText(tab, kept.file), mine)).toBe(true);
      // It is as in the list now, so no change is left; her own can be had back all the same.
      expect(await storedText(tab, given.file)).toBe(null);
      await tab.click('.curator > .result [data-action="undo"]');
      await untilStored(tab, given.file, mine);
    });

    it('uses what was put together', async () => {
      await untilInUse(tab);
      expect(await replyOf(bench(), browser)).toContain(mine);
    });
  });
}

/** The part of the page that tells of the newer list's text of a claim. @param begins how its statement begins */
async function articleOf(tab: Tab, begins: string): Promise<string> {
  await tab.one('.newer article');
  const names = await tab.all('.newer article h3');
  const index = names.findIndex(({ text }) => text.startsWith(begins));
  if (index < 0) throw new Error(`The newer list tells nothing of "${begins}".`);
  return `.newer article:nth-of-type(${index + 1})`;
}

/** What a text would be that is shown with what goes struck through. */
function afterwards(tab: Tab, selector: string): Promise<string> {
  return tab.run((selector) => {
    const shown = document.querySelector(selector)?.cloneNode(true) as Element;
    for (const gone of shown.querySelectorAll('del')) gone.remove();
    return shown.textContent;
  }, selector);
}
