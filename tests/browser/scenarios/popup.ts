import { describe, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { until } from '../door.ts';
import { compact, editorModel, openPopup, settledPage } from '../reader.ts';
import { triedSites } from '../sites.ts';

export function popupScenario(bench: () => Bench): void {
  describe.each(triedSites)('the popup over $name', (site) => {
    it("lists the tab's matches and inserts into the tab", () =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        const { badges } = await settledPage(tab, site, 'whole');
        const popup = await openPopup(bench().browser, url);
        for (const { text } of badges) await popup.one({ selector: 'button', text });
        const comment = badges.find(({ entry }) => entry === site.comment.id);
        await popup.click({ selector: 'button', text: comment?.text ?? '' });
        await popup.click({ selector: 'button', text: 'Insert reply' });
        await until('one copy', async () => {
          const { value } = await popup.one('textarea');
          return compact((await editorModel(tab, site.box.comment)) ?? '') === compact(value);
        });
        await popup.close();
      }));
  });

  describe('the popup', () => {
    it('says so over a page that is not supported', async () => {
      const { browser, pages } = bench();
      const url = pages.url('www.example.org');
      const tab = await browser.openTab(url);
      const popup = await openPopup(browser, url);
      await popup.one({ selector: '*', text: 'Second Opinion does not read this page.' });
      await popup.close();
      await tab.close();
    });
  });
}
