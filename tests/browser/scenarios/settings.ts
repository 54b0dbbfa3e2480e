import { describe, expect, it } from 'vitest';
import { type Bench, pictures, visit } from '../bench.ts';
import { until } from '../door.ts';
import {
  badgeHost,
  compact,
  insertReply,
  introduce,
  openCard,
  pressInCard,
  replyInCard,
  settledPage,
} from '../reader.ts';
import { triedSites } from '../sites.ts';

const undoNote = '[data-second-opinion="undo"]';

/** Comes last of those that look for badges on its page: it leaves a claim dismissed there. */
export function settingsScenario(bench: () => Bench): void {
  const [site] = triedSites;
  if (!site) throw new Error('There are no sites.');
  const claim = site.comment.claim ?? '';
  const pill = `${badgeHost}[data-claims~="${claim}"]`;

  describe('the settings', () => {
    it("put the reader's name and credential under every reply", () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        const { browser } = bench();
        await introduce(browser, 'Ada Marlowe', 'MD, internist');
        await openCard(tab, claim);
        const reply = await replyInCard(tab);
        expect(reply).toContain('Ada Marlowe, MD, internist');
        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(reply));
        await tab.screenshot(`${pictures}/${browser.engine}-readme.png`);
      }));

    it('bring a muted claim back', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        await pressInCard(tab, 'Mute claim');
        await until('its badges to go', async () => (await tab.all(pill)).length === 0);
        const settings = await bench().browser.openOwnPage('options.html');
        await settings.click({ selector: 'button', text: 'Unmute' });
        await settings.gone({ selector: 'button', text: 'Unmute' });
        // A tab out of sight is not read: she looks at it again.
        await settings.close();
        await until('its badges again', async () => (await tab.all(pill)).length > 0);
      }));
  });

  describe('"Not this claim"', () => {
    it('is taken back by the note that follows it, also for the next time', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        const before = await settledPage(tab, site, 'whole');
        await openCard(tab, claim);
        await pressInCard(tab, 'Not this claim');
        await until('its badge to go', async () => (await tab.all(pill)).length === 0);
        await tab.click({ selector: 'button', within: undoNote, text: 'Undo' });
        expect((await settledPage(tab, site, 'whole')).badges).toEqual(before.badges);
        expect(await tab.all(undoNote)).toEqual([]);
        await tab.goto(url);
        expect((await settledPage(tab, site, 'whole')).badges).toEqual(before.badges);
      }));

    it('takes the badge from that post for good, and from no other', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        const before = await settledPage(tab, site, 'whole');
        await openCard(tab, claim);
        await pressInCard(tab, 'Not this claim');
        await until('its badge to go', async () => (await tab.all(pill)).length === 0);
        await tab.goto(url);
        const after = await settledPage(tab, site, 'whole');
        expect(after.badges).toEqual(before.badges.filter(({ entry }) => entry !== site.comment.id));
      }));
  });
}
