import { describe, expect, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { rightBadges, settledPage, summary } from '../reader.ts';
import { triedSites, wholePage } from '../sites.ts';
import { noted } from '../table.ts';

export function badgesScenario(bench: () => Bench): void {
  describe.each(triedSites)('badges on $name', (site) => {
    it('stand beside what asserts or asks in the feed, and beside nothing else', () =>
      visit(bench(), site, '/', async (tab) => {
        const { entries, badges } = await settledPage(tab, site);
        expect(entries).toEqual(expect.arrayContaining([...site.feed]));
        expect(summary(badges)).toEqual(rightBadges(entries, 'at first'));
      }));

    it("stand beside what asserts or asks among a post's comments, and beside nothing else", () =>
      noted(site.id, ['badges'], () =>
        visit(bench(), site, site.pageOf(site.post), async (tab) => {
          const { entries, badges } = await settledPage(tab, site, 'whole');
          expect(entries).toEqual(wholePage(site.post));
          expect(summary(badges)).toEqual(rightBadges(entries, 'whole'));
        }),
      ));

    it('say in words what they are', () =>
      visit(bench(), site, '/', async (tab) => {
        const { badges } = await settledPage(tab, site);
        for (const { kind, text } of badges) {
          expect(text).toMatch(
            kind === 'question' ? /^(Question|Possibly a question) about \S/ : /^(Known|Possibly a) false claim: \S/,
          );
        }
      }));

    it('move nothing in the page', () =>
      visit(bench(), site, '/', async (tab) => {
        await settledPage(tab, site);
        const moved = await tab.run(() => {
          const boxes = () =>
            [...document.querySelectorAll('body *:not([data-second-opinion])')].map((element) => {
              const { x, y, width, height } = element.getBoundingClientRect();
              return `${element.localName} ${[x, y, width, height].map((value) => Math.round(value * 10) / 10)}`;
            });
          const hosts = [...document.querySelectorAll<HTMLElement>('[data-second-opinion]')];
          const places = hosts.map((host) => ({ host, parent: host.parentNode, next: host.nextSibling }));
          const withBadges = boxes();
          for (const host of hosts) host.remove();
          const without = boxes();
          for (const { host, parent, next } of places.reverse()) parent?.insertBefore(host, next);
          return { hosts: hosts.length, moved: withBadges.filter((box, index) => box !== without[index]) };
        }, null);
        expect(moved.hosts).toBeGreaterThan(0);
        expect(moved.moved).toEqual([]);
      }));
  });
}
