import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, pictures, visit } from '../bench.ts';
import type { Tab } from '../door.ts';
import { cardHost, insertReply, openCard, openPopup, settledPage } from '../reader.ts';
import { triedSites } from '../sites.ts';

/** A small telephone or a page at 400 %, a side panel, a laptop. */
const widths = [320, 400, 1280] as const;
/** Tall enough for most of what a page says, small enough to be looked at. */
const height = 900;
const mostHeight = 1600;

/** The pages of the extension's own, and what stands in each when it is ready to be looked at. */
const ownPages = [
  ['sidepanel', 'footer .age'],
  ['welcome', '.practice .badge'],
  ['options', '.keys'],
  ['ledger', '.rows tbody tr'],
  ['insights', '.chart svg'],
] as const;

/** What reaches over the right edge of the page, and makes it scroll sideways, or over that of its panel. */
function overflowing(tab: Tab): Promise<string[]> {
  return tab.run(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = scrollWidth <= clientWidth ? [] : [`${scrollWidth} > ${clientWidth}`];
    // Out of the page, or out of the panel that it stands in.
    const wide = [...document.querySelectorAll('body *:not(.unseen, .unseen *, svg *)')].filter((element) => {
      const panel =
        element.parentElement?.closest('.panel, .matches, .tools')?.getBoundingClientRect().right ?? Infinity;
      return element.getBoundingClientRect().right > Math.min(panel, clientWidth) + 0.5;
    });
    return [...scrolls, ...wide.map(({ outerHTML }) => outerHTML.slice(0, 100))];
  }, null);
}

/** Texts of controls and headings that are cut off on the right, or that reach out of their box. */
function cutOff(tab: Tab, host: string | null): Promise<string[]> {
  return tab.run((selector) => {
    const root = selector === null ? document : document.querySelector(selector)?.shadowRoot;
    const texts = [...(root?.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, label, p, td, th, legend') ?? [])];
    return texts
      .filter((one) => !one.matches('.unseen, .unseen *, .icon') && !one.closest('.unseen'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ outerHTML, scrollWidth, clientWidth }) => `${scrollWidth} > ${clientWidth}: ${outerHTML.slice(0, 100)}`);
  }, host);
}

/** Switches and icons that their neighbours have pressed out of shape. */
function squeezed(tab: Tab, host: string | null): Promise<string[]> {
  return tab.run((selector) => {
    const root = selector === null ? document : document.querySelector(selector)?.shadowRoot;
    return [...(root?.querySelectorAll('[role="switch"], svg.lucide') ?? [])].flatMap((one) => {
      const { width } = one.getBoundingClientRect();
      const wanted = one.matches('svg') ? Number(one.getAttribute('width')) : 36;
      return width === 0 || width >= wanted - 0.5 ? [] : [`${width} < ${wanted}: ${one.outerHTML.slice(0, 100)}`];
    });
  }, host);
}

/** Waits until what was changed is on the screen. */
function drawn(tab: Tab): Promise<unknown> {
  return tab.run(
    () =>
      new Promise<null>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50, null)))),
    null,
  );
}

/** Takes its picture in light and, where the browser can be told to, in dark colours; as tall as the page is. */
async function takePictures(tab: Tab, name: string, width: number, most = mostHeight): Promise<void> {
  const whole = await tab.run(() => document.documentElement.scrollHeight, null);
  await tab.resize(width, Math.min(most, Math.max(height, whole)));
  await drawn(tab);
  await tab.screenshot(`${pictures}/${name}-${width}.png`);
  if (!tab.colours) return;
  await tab.colours('dark');
  await drawn(tab);
  await tab.screenshot(`${pictures}/${name}-${width}-dark.png`);
  await tab.colours('light');
}

/** Holds the page against every width. */
export async function fits(tab: Tab, name: string): Promise<void> {
  for (const width of widths) {
    await tab.resize(width, height);
    expect(await overflowing(tab), `${name} at ${width} px`).toEqual([]);
    expect(await cutOff(tab, null), `${name} at ${width} px`).toEqual([]);
    expect(await squeezed(tab, null), `${name} at ${width} px`).toEqual([]);
    await takePictures(tab, name, width);
  }
}

export function widthsScenario(bench: () => Bench): void {
  const [site] = triedSites;
  if (!site) throw new Error('No site is tried.');
  const claim = site.comment.claim ?? '';

  describe('at 320, 400 and 1280 pixels nothing scrolls sideways and no text is cut off', () => {
    beforeAll(() =>
      // The ledger and the insights have something to show.
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        await openCard(tab, claim);
        await insertReply(tab, site.box.comment);
      }),
    );

    it.each(ownPages)('in %s', async (page, ready) => {
      const { browser } = bench();
      const tab = await browser.openOwnPage(`${page}.html`);
      await tab.one(ready);
      await fits(tab, `${browser.engine}-${page}`);
      await tab.close();
    });

    it('in the popup', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab, url) => {
        await settledPage(tab, site, 'whole');
        const { browser } = bench();
        const popup = await openPopup(browser, url);
        await popup.one('.matches li');
        await fits(popup, `${browser.engine}-popup`);
        await popup.click('.matches button');
        await popup.one('textarea');
        await fits(popup, `${browser.engine}-popup-card`);
        await popup.close();
      }));

    it('in the card, which stays inside the window', () =>
      visit(bench(), site, site.pageOf(site.post), async (tab) => {
        const { browser } = bench();
        for (const width of widths) {
          await tab.resize(width, height);
          await openCard(tab, claim);
          const { box } = await tab.one({ selector: '.card', within: cardHost });
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(await cutOff(tab, cardHost), `card at ${width} px`).toEqual([]);
          expect(await squeezed(tab, cardHost), `card at ${width} px`).toEqual([]);
          await takePictures(tab, `${browser.engine}-card`, width, height);
          await tab.press('Escape');
          await tab.gone({ selector: '.card', within: cardHost });
        }
      }));
  });
}
