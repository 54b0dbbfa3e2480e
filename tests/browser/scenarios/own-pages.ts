import { describe, expect, it } from 'vitest';
import { type Bench, visit } from '../bench.ts';
import { type Browser, type Tab, until } from '../door.ts';
import {
  cardHost,
  compact,
  editorModel,
  insertReply,
  openCard,
  pressInCard,
  replyInCard,
  settledPage,
  tabNumber,
  untilStored,
} from '../reader.ts';
import { triedSites } from '../sites.ts';
import { violationsInAllColours } from './accessibility.ts';

/** What a reader can press or fill in. Of a group of radio buttons the Tab key reaches one. */
const controls =
  'a[href], button:not([disabled]), input:not([type="radio"]):not([type="file"]):not([disabled]), textarea, summary';
/** No screen of ours has more stops than this. */
const mostStops = 200;

/** Presses Tab until the focus has been everywhere. @returns the controls that it never came to, by their words */
export async function missedByTab(tab: Tab, most = mostStops): Promise<string[]> {
  await tab.run((selector) => {
    document.querySelectorAll(selector).forEach((control, index) => {
      control.setAttribute('data-stop', String(index));
    });
    // From the top, wherever the page has put the focus.
    const top = document.createElement('span');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
  }, controls);
  const reached = new Set<string>();
  let still = 0;
  let last: string | null = null;
  for (let stops = 0; stops < most && still < 3; stops++) {
    await tab.press('Tab');
    const stop = await tab.run(() => {
      const at = document.activeElement;
      return at === document.body ? null : (at?.getAttribute('data-stop') ?? 'a radio button');
    }, null);
    // A date has three stops of its own: day, month, year.
    const isSame = stop !== null && stop === last;
    last = stop;
    if (isSame && stop !== 'a radio button') continue;
    // Between the last control and the first lies the browser's own bar.
    still = stop === null || (stop !== 'a radio button' && reached.has(stop)) ? still + 1 : 0;
    if (stop !== null) reached.add(stop);
  }
  const all = await tab.all('[data-stop]');
  return all
    .filter(({ visible, attributes }) => visible && !reached.has(attributes['data-stop'] ?? ''))
    .map(({ html }) => html.slice(0, 120));
}

/** Does what the browser does when she presses the key of a command, which no driver can press. */
async function stepToFlag(browser: Browser, url: string, step: 1 | -1): Promise<void> {
  const id = await tabNumber(browser, url);
  const own = await browser.openOwnPage('options.html');
  await own.run(
    async ({ tab, by }) => {
      type Api = { tabs: { sendMessage(tab: number, message: object): Promise<unknown> } };
      const api = globalThis as unknown as Record<'browser' | 'chrome', Api>;
      const message = { id: 1, type: 'stepToFlag', data: { step: by }, timestamp: Date.now() };
      await (api.browser ?? api.chrome).tabs.sendMessage(tab, message);
    },
    { tab: id, by: step },
  );
  await own.close();
}

export function ownPagesScenario(bench: () => Bench): void {
  const site = triedSites[0];
  if (!site) throw new Error('No site is tried.');
  const claim = site.comment.claim ?? '';

  describe('the pages of the extension', () => {
    it('write down what was inserted, after two clicks and no typing', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        const reply = await replyInCard(tab);
        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(reply));
        const ledger = await bench().browser.openOwnPage('ledger.html');
        const { text } = await ledger.one('.rows tbody tr');
        expect(text).toContain(site.name);
        expect(text).toContain(site.comment.author);
        expect(await violationsInAllColours(ledger, `${bench().browser.engine}-ledger`)).toEqual([]);
        expect(await missedByTab(ledger)).toEqual([]);
        await ledger.close();
      }));

    it('and the card then warns of a second reply in that thread', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        await until('the warning', async () =>
          (await tab.all({ selector: '.problems .warning', within: cardHost })).some(({ text }) =>
            text.startsWith('You already replied in this thread'),
          ),
        );
      }));

    it.each([
      ['insights', '.chart svg'],
      ['welcome', '.practice .badge'],
      ['sidepanel', 'footer .age'],
      ['options', '.keys'],
    ])('have nothing that axe-core minds, and no control that the keyboard misses: %s', async (name, ready) => {
      const { browser } = bench();
      const page = await browser.openOwnPage(`${name}.html`);
      if (name === 'sidepanel') await page.resize(420, 800);
      await page.one(ready);
      expect(await violationsInAllColours(page, `${browser.engine}-${name}`)).toEqual([]);
      expect(await missedByTab(page)).toEqual([]);
      await page.close();
    });

    it('have a place to try it, where the first reply takes two clicks', async () => {
      const { browser } = bench();
      const welcome = await browser.openOwnPage('welcome.html');
      await welcome.click('.practice .badge');
      await welcome.click({ selector: 'button', text: 'Insert reply' });
      expect((await welcome.one('.labelled textarea')).value).toContain('https://doi.org/');
      expect(await violationsInAllColours(welcome, `${browser.engine}-practice`)).toEqual([]);
      await welcome.close();
    });

    it('find a claim of the library by a mistyped drug, and open it', async () => {
      const { browser } = bench();
      const panel = await browser.openOwnPage('sidepanel.html');
      await panel.resize(420, 800);
      await panel.click('input[type="search"]');
      await panel.type('lipitorr dementia');
      await panel.click(`[data-claim="statins-cause-dementia"]`);
      expect((await panel.one('textarea')).value).toContain('https://doi.org/');
      expect(await violationsInAllColours(panel, `${browser.engine}-library`)).toEqual([]);
      await panel.close();
    });
  });

  describe('with the keyboard alone', () => {
    it('three keys lead from the page to the inserted reply, and Escape back to the badge', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        await settledPage(tab, site, 'whole');
        await stepToFlag(bench().browser, url, 1);
        await tab.press('Enter');
        const reply = await replyInCard(tab);
        await tab.press('Control+Enter');
        await until(
          'the reply to stand in a box',
          async () =>
            compact((await editorModel(tab, site.box.post)) ?? '') === compact(reply) ||
            compact((await editorModel(tab, site.box.comment)) ?? '') === compact(reply),
        );
        await tab.click({ selector: 'h2', within: cardHost });
        await tab.press('Escape');
        await tab.gone({ selector: '.card', within: cardHost });
        const focused = await tab.run(() => document.activeElement?.getAttribute('data-second-opinion'), null);
        expect(focused).toBe('badge');
      }));
  });

  describe('a draft', () => {
    it('outlives the tab and the background', async () => {
      const { browser } = bench();
      const words = ' Written just before the lights went out.';
      await visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        await tab.click({ selector: 'textarea', within: cardHost });
        await tab.press('Control+End');
        await tab.type(words);
        await untilStored(browser, words);
        // Firefox's background cannot be ended here without the browser's own patience; see firefox-idle.test.ts.
        if (browser.engine === 'chromium') await browser.endBackground();
      });
      await visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        await until('the draft', async () => (await replyInCard(tab)).endsWith(words));
        await pressInCard(tab, 'Start again from the template');
        expect((await replyInCard(tab)).endsWith(words)).toBe(false);
      });
    });
  });
}
