import type { Locator, Page } from '@playwright/test';
import type { FeedPost, FeedSite } from '../page-cost/feed-page.ts';
import type { OpenChromium } from './chromium.ts';
import { workOfKeys } from './key-work.ts';

/** How a card was seen to come: milliseconds from the click to the card, and to the card with the reply in it. */
export type Opened = { card: number; reply: number };
/** `keys`: work, key by key, on this machine's processor; `slowKeys` on the slowed one; `plainKeys`: there too, in a
 * text field of the page that holds the same text and does nothing. */
export type CardCost = { opened: Opened[]; keys: number[]; slowKeys: number[]; plainKeys: number[] };

/** A processor as slow as a cheap telephone's, in units of this machine's. */
export const slowdown = 4;
const pill = '[data-second-opinion="badge"] button';
const field = '[data-second-opinion="card"] textarea';

/** Typed at the end of the reply, again and again: words, spaces, and a key that takes one back. */
const typed = [...'See your own doctor first; 3 of 4 studies agree.', 'Backspace'];

/**
 * Opens the card of each post by its badge, one after the other, then types in the reply of the last one, at last on a
 * slow processor.
 * @param posts each asserts one claim, so that it gets one badge
 */
export async function cardCost(
  { context }: OpenChromium,
  site: FeedSite,
  posts: FeedPost[],
  keys: number,
): Promise<CardCost> {
  const page = await context.newPage();
  await page.goto(site.address);
  await page.evaluate(fillPage, { posts, makePost: site.makePost });
  const pills = page.locator(pill);
  await pills.nth(posts.length - 1).waitFor();
  await page.evaluate(watchCards);
  const opened: Opened[] = [];
  for (let at = 0; at < posts.length; at++) {
    if (at > 0) await closeCard(page);
    await click(page, pills.nth(at));
    const seen = await page.waitForFunction(() => (window as unknown as { opened?: Opened }).opened);
    opened.push((await seen.jsonValue()) as Opened);
  }
  await page.locator(field).focus();
  await page.keyboard.press('Control+End');
  const pressed = Array.from({ length: keys }, (_, index) => typed[index % typed.length] ?? 'a');
  const fast = await workOfKeys(context, page, pressed);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const slow = await workOfKeys(context, page, pressed);
  await page.evaluate(addPlainField, await page.locator(field).inputValue());
  await page.keyboard.press('Control+End');
  const plain = await workOfKeys(context, page, pressed);
  await page.close();
  return { opened, keys: fast, slowKeys: slow, plainKeys: plain };
}

/** Presses the badge with the mouse, when it has come to rest in view. */
async function click(page: Page, badge: Locator): Promise<void> {
  await badge.evaluate((button) => button.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.waitForTimeout(300);
  const box = await badge.boundingBox();
  if (!box) throw new Error('The badge has no place in the page.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function closeCard(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator(field).waitFor({ state: 'detached' });
}

/** Runs inside the page. */
function fillPage(ask: { posts: FeedPost[]; makePost: string }): void {
  type Unit = { outer: HTMLElement; holder: HTMLElement; inside: () => string };
  const makePost: (post: FeedPost, index: number) => Unit = new Function(`return (${ask.makePost})`)();
  for (const [index, post] of ask.posts.entries()) {
    const { outer, holder, inside } = makePost(post, index);
    holder.innerHTML = inside();
    document.querySelector('main')?.append(outer);
  }
}

/** Runs inside the page: what typing costs where nothing of ours takes part. */
function addPlainField(text: string): void {
  const plain = document.createElement('textarea');
  plain.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 500px; height: 160px';
  plain.value = text;
  document.body.append(plain);
  plain.focus();
}

/** Runs inside the page: times from each click to the frame that shows the card, and to the one with the reply. */
function watchCards(): void {
  const told = window as unknown as { opened?: Opened | undefined };
  const find = (selector: string) =>
    document.querySelector('[data-second-opinion="card"]')?.shadowRoot?.querySelector(selector);
  addEventListener(
    'click',
    ({ timeStamp }) => {
      told.opened = undefined;
      let card = 0;
      const drawn = (then: () => void) => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = then;
        port1.postMessage(null);
      };
      const look = () => {
        if (card === 0 && find('.card')) drawn(() => (card ||= performance.now() - timeStamp));
        if (find('textarea'))
          drawn(() => {
            told.opened = { card, reply: performance.now() - timeStamp };
          });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}
