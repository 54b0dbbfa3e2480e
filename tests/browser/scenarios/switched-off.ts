import { describe, expect, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { until } from '../door.ts';
import { rightBadges, settledPage, summary } from '../reader.ts';
import { type TriedSite, triedSites } from '../sites.ts';

const ours = '[data-second-opinion]';
/** Longer than the extension takes to read a page. */
const readingMs = 1500;

async function flip(bench: Bench, site: TriedSite): Promise<void> {
  const settings = await bench.browser.openOwnPage('options.html');
  await settings.click(`input[name="${site.id}"]`);
  await settings.one({ selector: '*', text: 'Saved' });
  await settings.close();
}

export function switchedOffScenario(bench: () => Bench): void {
  describe.each(triedSites)('$name switched off', (site) => {
    it('has no node of ours, old or new, until it is switched on again', () =>
      visit(bench(), site, '/', async (tab) => {
        const before = await settledPage(tab, site);
        expect(before.badges.length).toBeGreaterThan(0);
        await flip(bench(), site);
        try {
          await until('our nodes to go', async () => (await tab.all(ours)).length === 0);
          await tab.run(() => window.__site.appendPosts(6), null);
          const other = await bench().browser.openTab(bench().pages.url(site.host));
          await new Promise((next) => setTimeout(next, readingMs));
          expect(await tab.all(ours)).toEqual([]);
          expect(await other.all(ours)).toEqual([]);
          await other.close();
        } finally {
          await flip(bench(), site);
        }
        await until('the badges again', async () => (await tab.all(ours)).length > 0);
        const after = await settledPage(tab, site);
        expect(summary(after.badges)).toEqual(rightBadges(after.entries, 'at first'));
      }));
  });
}
