import { describe, expect, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { compact, insertReply, openCard, replyInCard, rightBadges, settledPage, summary } from '../reader.ts';
import { triedSites } from '../sites.ts';

/** The browser ends the background whenever it likes: after every step here. */
export function backgroundScenario(bench: () => Bench): void {
  describe.each(triedSites)('with the background ended in between on $name', (site) => {
    it('the card opens and the reply is inserted', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        const { browser } = bench();
        const claim = site.comment.claim ?? '';
        await settledPage(tab, site, 'whole');
        await browser.endBackground();
        await openCard(tab, claim);
        const reply = await replyInCard(tab);
        await browser.endBackground();
        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(reply));
      }));

    it('new posts are read all the same', () =>
      visit(bench(), site, '/', async (tab) => {
        await settledPage(tab, site);
        await bench().browser.endBackground();
        await tab.run(() => window.__site.appendPosts(4), null);
        const { entries, badges } = await settledPage(tab, site);
        expect(entries.length).toBeGreaterThan(site.feed.length);
        expect(summary(badges)).toEqual(rightBadges(entries, 'at first'));
      }));
  });
}
