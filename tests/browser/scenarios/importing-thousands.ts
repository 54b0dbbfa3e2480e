import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { chooseFile, fill, openCurator, select, storedCount, untilRead } from '../curating/desk.ts';
import { manyClaims } from '../curating/many-claims.ts';
import { type Tab, until } from '../door.ts';

/** A curator brings a table of 5,000 claims, in which 50 rows are broken. */

/** To read, save or undo thousands takes seconds, and a busy machine minutes. */
const patientMs = 240_000;

export function importingThousandsScenario(bench: () => Bench): void {
  describe('the import of 5,000 claims with 50 broken rows', { timeout: 600_000 }, () => {
    const { csv, good, broken } = manyClaims();
    const undo = '.curator > .result [data-action="undo"]';
    let tab: Tab;
    /** What is there before: this browser has seen other tests. */
    let before: { claims: number; changes: number };
    beforeAll(async () => {
      tab = await openCurator(bench().browser);
      before = { claims: await countOf(tab, '#tab-claims'), changes: await storedCount(tab) };
    }, patientMs);
    afterAll(() => tab?.close());

    it('shows what would come of it, and of each broken row the line, the field and what to do', async () => {
      await tab.click('.top [data-action="import"]');
      await tab.one('dialog [data-action="files"]');
      await watchProgress(tab);
      await chooseFile(tab, 'claims.csv', Buffer.from(csv).toString('base64'));
      await until('the preview', async () => (await tab.all('dialog .counts')).length > 0, patientMs);
      expect((await progressSeen(tab)).length).toBeGreaterThan(1);
      expect((await tab.all('dialog .counts li')).map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
        '4,950 New',
        '0 Changes what is here',
        '0 Here already',
        '50 Left out',
        '50 with something to mend',
      ]);
      await select(tab, 'dialog [data-action="filter"]', 'left out');
      const told = await until('the broken rows', async () => {
        const all = await tab.all('dialog table.rows .problems li');
        return all.length === broken.length && all;
      });
      for (const [index, { line, field, says }] of broken.entries()) {
        const place = `claims.csv:${line}${field && ` ${field}`}: `;
        expect(told[index]?.text.slice(0, place.length)).toBe(place);
        expect(told[index]?.text.slice(place.length)).toMatch(says);
      }
      // Nothing is written before she says so.
      expect(await storedCount(tab)).toBe(before.changes);
    });

    it('saves the others, says so, and finds each of them', async () => {
      await tab.click('dialog [data-action="take"]');
      await until('all to be saved', async () => (await tab.all('dialog [data-action="done"]')).length > 0, patientMs);
      expect((await tab.one('dialog .result')).text).toContain('Files saved: 4,950.');
      expect(await tab.all('dialog [role="alert"] .problems')).toEqual([]);
      await tab.click('dialog [data-action="done"]');
      expect(await storedCount(tab)).toBe(before.changes + good);
      await until(
        'all to be read',
        async () => (await countOf(tab, '#tab-claims')) === before.claims + good,
        patientMs,
      );
      await untilRead(tab);
      await fill(tab, '.view input[type="search"]', 'tea number 4321');
      await tab.one('.claims-row[data-file="many-teas/tea-number-4321-cures-colds.yaml"]');
      await fill(tab, '.view input[type="search"]', '');
    });

    it('takes the whole import back in one step', async () => {
      await tab.click(undo);
      await until('nothing to be left of it', async () => (await storedCount(tab)) === before.changes, patientMs);
      await until('the page to tell it', async () => (await countOf(tab, '#tab-claims')) === before.claims, patientMs);
      expect(await countOf(tab, '#tab-changes')).toBe(before.changes);
      await tab.gone(undo);
    });
  });
}

/** The number that a tab of the page tells. */
async function countOf(tab: Tab, selector: string): Promise<number> {
  return Number(/\d+/.exec((await tab.one(selector)).text)?.[0]);
}

type Watched = { progress?: Set<number> };

/** Writes down how far the dialog says to be, from now on. */
function watchProgress(tab: Tab): Promise<void> {
  return tab.run(() => {
    const seen = new Set<number>();
    (window as Watched).progress = seen;
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>('dialog progress[max]');
      if (bar) seen.add(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, null);
}

function progressSeen(tab: Tab): Promise<number[]> {
  return tab.run(() => [...((window as Watched).progress ?? [])], null);
}
