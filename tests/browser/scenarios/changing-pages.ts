import { describe, expect, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { type Tab, until } from '../door.ts';
import { badgeHost, readPage, rightBadges, settledPage, summary } from '../reader.ts';
import { triedSites, wholePage } from '../sites.ts';
import { noted } from '../table.ts';

/** What the fixture sites do when told to. */
function signal(
  tab: Tab,
  name: 'appendPosts' | 'rerender' | 'recycle' | 'navigate',
  arg?: string | number,
): Promise<void> {
  return tab.run(
    ({ name, arg }) => {
      const site = window.__site as unknown as Record<string, (arg: unknown) => void>;
      site[name]?.(arg);
    },
    { name, arg: arg ?? null },
  );
}

export function changingPagesScenario(bench: () => Bench): void {
  describe.each(triedSites)('as the page of $name changes', (site) => {
    it('posts that come later get their badges', () =>
      visit(bench(), site, '/', async (tab) => {
        const before = await settledPage(tab, site);
        await signal(tab, 'appendPosts', 4);
        const after = await settledPage(tab, site);
        expect(after.entries.length).toBeGreaterThanOrEqual(before.entries.length + 4);
        expect(summary(after.badges)).toEqual(rightBadges(after.entries, 'at first'));
      }));

    it('a post that is rendered anew has its badge again, once', () =>
      visit(bench(), site, '/', async (tab) => {
        const before = await settledPage(tab, site);
        for (const { entry } of before.badges) await signal(tab, 'rerender', entry);
        const after = await settledPage(tab, site);
        expect(summary(after.badges)).toEqual(rightBadges(after.entries, 'at first'));
        expect(after.badges.length).toBeGreaterThanOrEqual(before.badges.length);
      }));

    it('posts that are emptied out of sight and filled again have their badges', () =>
      noted(site.id, ['recycled'], () =>
        visit(bench(), site, '/', async (tab) => {
          const before = await settledPage(tab, site);
          await signal(tab, 'recycle');
          await until('some badges to go with their posts', async () => {
            const now = await readPage(tab, site);
            return now.badges.length < before.badges.length;
          });
          for (let y = 0; y < 3000; y += 300) {
            await tab.run((top) => scrollTo({ top, behavior: 'instant' }), y);
            await new Promise((next) => setTimeout(next, 60));
          }
          await tab.run(() => scrollTo({ top: 0, behavior: 'instant' }), null);
          const after = await settledPage(tab, site);
          expect(after.entries).toEqual(expect.arrayContaining(before.entries));
          // Scrolling may have brought a second round of the same posts.
          expect([...new Set(summary(after.badges))]).toEqual(rightBadges(after.entries, 'at first'));
        }),
      ));

    it('badges are hosts of no size, one a post', () =>
      visit(bench(), site, '/', async (tab) => {
        const { badges } = await settledPage(tab, site);
        const hosts = await tab.all(badgeHost);
        expect(hosts).toHaveLength(new Set(badges.map(({ entry }) => entry)).size);
        for (const { box } of hosts) expect([box.width, box.height]).toEqual([0, 0]);
      }));
  });

  describe('badges follow the reader', () => {
    it.each(triedSites.filter(({ inApp }) => inApp))('on $name from page to page and back', (site) =>
      noted(site.id, ['in-app'], () =>
        visit(bench(), site, '/', async (tab) => {
          const before = await settledPage(tab, site);
          await signal(tab, 'navigate', site.pageOf(site.post));
          const page = await settledPage(tab, site, 'whole');
          expect(page.entries).toEqual(wholePage(site.post));
          expect(summary(page.badges)).toEqual(rightBadges(page.entries, 'whole'));
          await tab.run(() => history.back(), null);
          await until('the feed again', async () => (await readPage(tab, site)).entries.length >= site.feed.length);
          const after = await settledPage(tab, site);
          expect(after.entries).toEqual(before.entries);
          expect(summary(after.badges)).toEqual(summary(before.badges));
        }),
      ),
    );
  });

  describe('"See more"', () => {
    it.each(triedSites.filter(({ id }) => id === 'facebook'))('on $name brings the badge of what was hidden', (site) =>
      visit(bench(), site, '/', async (tab) => {
        await settledPage(tab, site);
        await tab.click({ selector: '[role="button"]', text: 'See more' });
        const { entries, badges } = await settledPage(tab, site, 'whole');
        expect(summary(badges)).toEqual(rightBadges(entries, 'whole'));
        expect(rightBadges(entries, 'whole')).not.toEqual(rightBadges(entries, 'at first'));
      }),
    );
  });
}
