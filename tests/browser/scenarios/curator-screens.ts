import { describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { fill, longWait, openClaim, openCurator } from '../curating/desk.ts';
import { type Seen, type Tab, until } from '../door.ts';
import { violationsInAllColours } from './accessibility.ts';
import { missedByTab } from './own-pages.ts';
import { fits } from './widths.ts';

/** Every screen of the curator's page, for everybody: axe-core, the keyboard alone, narrow windows. */

/** An open claim has some three hundred controls. */
const mostStops = 700;
/** In pixels: Firefox rounds where it scrolls to. */
const hairsbreadth = 2;

/** How each is come to from the one before, in one tab: reading all claims takes a while. */
const screens: { name: string; open: (tab: Tab) => Promise<void> }[] = [
  { name: 'claims', open: async () => {} },
  { name: 'new-claim', open: (tab) => opened(tab, '[data-action="new-claim"]', 'dialog input') },
  { name: 'import', open: (tab) => opened(tab, '.top [data-action="import"]', 'dialog textarea') },
  { name: 'export', open: (tab) => opened(tab, '.top [data-action="export"]', 'dialog') },
  { name: 'changes', open: (tab) => opened(tab, '#tab-changes', '#tab-changes[aria-selected="true"]') },
  { name: 'review', open: (tab) => opened(tab, '#tab-review', '#tab-review[aria-selected="true"]') },
];

export function curatorScreensScenario(bench: () => Bench): void {
  describe("the curator's page", () => {
    it('has nothing that axe-core minds', async () => {
      const { browser } = bench();
      const tab = await openCurator(browser);
      for (const { name, open } of screens) {
        await open(tab);
        expect(await violationsInAllColours(tab, `${browser.engine}-curator-${name}`), name).toEqual([]);
        await tab.press('Escape');
      }
      await tab.close();
    });

    it('at 320, 400 and 1280 pixels scrolls nothing sideways and cuts nothing off', async () => {
      const { browser } = bench();
      const tab = await openCurator(browser);
      for (const { name, open } of screens.filter(({ name }) => /claims|changes|review/.test(name))) {
        await open(tab);
        await fits(tab, `${browser.engine}-curator-${name}`);
      }
      await tab.close();
    });

    it('shows a claim in such windows, with nothing that axe-core minds, and no control that the keyboard misses', async () => {
      const { browser } = bench();
      const tab = await openCurator(browser, '#claim=5g-causes-covid');
      await tab.one('.claim-editor');
      const missed = await missedByTab(tab, mostStops);
      // The rows' boxes are reached by arrows and Space, the other tabs by arrows.
      expect(missed.filter((html) => !/tabindex="-1"/.test(html))).toEqual([]);
      expect(await violationsInAllColours(tab, `${browser.engine}-curator-claim`)).toEqual([]);
      await fits(tab, `${browser.engine}-curator-claim`);
      await tab.close();
    });

    it('moves no button from under the pointer when something is found', async () => {
      const tab = await openCurator(bench().browser);
      await tab.click('[data-action="new-claim"]');
      const begin = await tab.one('dialog [data-action="make"]');
      await fill(tab, 'dialog textarea[name="statement"]', 'Garlic cures infertility.');
      await tab.one('dialog .alike li');
      expect(movedBy(begin, await tab.one('dialog [data-action="make"]'))).toBeLessThan(hairsbreadth);
      await tab.press('Escape');
      await tab.close();

      const claim = await openClaim(bench().browser, '5g-causes-covid');
      await until('the bench', async () => /\d/.test((await claim.one('.bench-summary')).text), longWait);
      await fill(claim, '.try-post textarea', '5G causes COVID.');
      const add = await claim.one('.add-tried [data-action="add-to-bench"]');
      await until('an answer', async () => (await claim.all('.tried li')).length > 0, longWait);
      expect(movedBy(add, await claim.one('.add-tried [data-action="add-to-bench"]'))).toBeLessThan(hairsbreadth);
      await claim.close();
    });

    it('is gone through by the keyboard: to a claim, into a field, and back', async () => {
      const tab = await openCurator(bench().browser);
      await tab.run(() => document.querySelector<HTMLElement>('.claims-grid')?.focus(), null);
      await tab.press('ArrowDown');
      await tab.press('Enter');
      const { text } = await tab.one('#open-claim');
      await tab.click('#tab-claims');
      await tab.press('ArrowRight');
      expect((await tab.one('#tab-changes')).attributes['aria-selected']).toBe('true');
      await tab.press('ArrowLeft');
      expect((await tab.one('#open-claim')).text).toBe(text);
      await tab.click('[data-action="close-claim"]');
      await tab.gone('#open-claim');
      expect(await tab.run(() => document.activeElement?.classList.contains('claims-grid'), null)).toBe(true);
      await tab.close();
    });
  });
}

function movedBy(before: Seen, after: Seen): number {
  return Math.hypot(after.box.x - before.box.x, after.box.y - before.box.y);
}

async function opened(tab: Tab, button: string, then: string): Promise<void> {
  await tab.click(button);
  await tab.one(then);
}
