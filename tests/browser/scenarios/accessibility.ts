import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { type Bench, pictures, visit } from '../bench.ts';
import type { Tab } from '../door.ts';
import { badgeHost, cardHost, openCard, openPopup, settledPage } from '../reader.ts';
import { triedSites } from '../sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core holds against a page, or against what one of our hosts shows in somebody else's. */
async function violations(tab: Tab, host?: string): Promise<string[]> {
  const context = host ? JSON.stringify({ include: [{ fromShadowDom: [host, ':not(style)'] }] }) : 'document';
  // The text ends in `undefined`: what axe leaves behind cannot be handed over.
  await tab.script(`${axe}; undefined`);
  const found = await tab.script(`axe.run(${context}).then((results) => JSON.stringify(results.violations))`);
  const list: AxeResults['violations'] = JSON.parse(String(found));
  return list.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** Looks at it in light and, where the browser can be told to, in dark colours. */
export async function violationsInAllColours(tab: Tab, name: string, host?: string): Promise<string[]> {
  const found = await violations(tab, host);
  await tab.screenshot(`${pictures}/${name}.png`);
  if (!tab.colours) return found;
  await tab.colours('dark');
  found.push(...(await violations(tab, host)));
  await tab.screenshot(`${pictures}/${name}-dark.png`);
  await tab.colours('light');
  return found;
}

export function accessibilityScenario(bench: () => Bench): void {
  describe('axe-core finds nothing', () => {
    it.each(triedSites)('in the badges on $name', (site) =>
      visit(bench(), site, '/', async (tab) => {
        await settledPage(tab, site);
        const { engine } = bench().browser;
        expect(await violationsInAllColours(tab, `${engine}-${site.id}-feed`, badgeHost)).toEqual([]);
      }),
    );

    it.each(triedSites)('in the card on $name', (site) =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, site.comment.claim ?? '');
        const { engine } = bench().browser;
        expect(await violationsInAllColours(tab, `${engine}-${site.id}-card`, cardHost)).toEqual([]);
      }),
    );

    it.each(triedSites)('in the popup over $name', (site) =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        await settledPage(tab, site, 'whole');
        const { browser } = bench();
        const popup = await openPopup(browser, url);
        await popup.one('button');
        expect(await violationsInAllColours(popup, `${browser.engine}-${site.id}-popup`)).toEqual([]);
        await popup.close();
      }),
    );

    it('in the settings', async () => {
      const { browser } = bench();
      const settings = await browser.openOwnPage('options.html');
      await settings.one('input');
      expect(await violationsInAllColours(settings, `${browser.engine}-settings`)).toEqual([]);
      await settings.close();
    });
  });
}
