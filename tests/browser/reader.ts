import type { Spies } from '../pages/client/page-globals.ts';
import { type Entry, expected, type Post } from '../pages/feed.ts';
import { type Browser, type Tab, until } from './door.ts';
import { wholePage } from './sites.ts';

/** What a reader does and sees, in her words. Used by the scenarios and by the demo. */

export const badgeHost = '[data-second-opinion="badge"]';
export const cardHost = '[data-second-opinion="card"]';

/** What the card says when the reply stands in the box. */
const insertedText = 'The reply is in the box. Read it, then post it yourself.';

/** One pill beside a post: which entry of the feed it belongs to, and what it says. */
export interface SeenBadge {
  entry: string;
  claim: string;
  kind: 'claim' | 'question';
  text: string;
}

/** What a reader sees of a page: which posts and comments stand there, and the badges in reading order. */
export interface SeenPage {
  entries: (Entry | Post)[];
  badges: SeenBadge[];
}

/** How an entry begins, long enough to be told from all others: what it is found by in the page. */
function beginning(entry: Entry | Post): string {
  return (('title' in entry && entry.title) || entry.text).slice(0, 30);
}

/** Where posts stand that a test knows. */
export interface Known {
  readonly posts: readonly Post[];
}

export async function readPage(tab: Tab, site: Known): Promise<SeenPage> {
  const all = site.posts.flatMap(wholePage);
  const names = all.map((entry) => ({ id: entry.id, beginning: beginning(entry) }));
  const { present, badges } = await tab.run(seePage, { names, host: badgeHost });
  return {
    entries: all.filter(({ id }) => present.includes(id)),
    badges: badges.map((one) => ({ ...one, kind: /question about/i.test(one.text) ? 'question' : 'claim' })),
  };
}

/** Runs inside the page. A badge belongs to the last entry whose words stand before it. */
function seePage(ask: { names: { id: string; beginning: string }[]; host: string }): {
  present: string[];
  badges: { entry: string; claim: string; text: string }[];
} {
  const flat = (element: Element) => element.textContent.replace(/\s+/g, ' ');
  const elements = [...document.querySelectorAll('body *')].map((element) => ({ element, text: flat(element) }));
  const beginnings = ask.names.flatMap(({ id, beginning }) =>
    elements
      .filter(
        ({ element, text }) =>
          text.includes(beginning) && ![...element.children].some((child) => flat(child).includes(beginning)),
      )
      .map(({ element }) => ({ id, element })),
  );
  const follows = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const badges = [...document.querySelectorAll(ask.host)].flatMap((host) => {
    const before = beginnings.filter(({ element }) => follows(element, host));
    const owner = before.reduce((last, one) => (last && follows(one.element, last.element) ? last : one), before[0]);
    const claims = (host.getAttribute('data-claims') ?? '').split(' ');
    return [...(host.shadowRoot?.querySelectorAll('button') ?? [])].map((pill, index) => ({
      entry: owner?.id ?? 'nobody',
      claim: claims[index] ?? '',
      text: pill.innerText.trim(),
    }));
  });
  return { present: [...new Set(beginnings.map(({ id }) => id))], badges };
}

/** A page whose badges have not changed for so long is believed to be read. */
const settledMs = 700;
/** So long it is given to come to what it should show. */
const readingMs = 8000;

/**
 * Waits until the page shows the badges that its posts should have, and shows them for a while; after `readingMs`
 * answers what stands there all the same, for the test to judge.
 */
export async function settledPage(
  tab: Tab,
  site: Known,
  shown: 'at first' | 'whole' = 'at first',
  settled = settledMs,
): Promise<SeenPage> {
  let page = await readPage(tab, site);
  let since = Date.now();
  const end = Date.now() + readingMs;
  while (Date.now() < end) {
    const now = await readPage(tab, site);
    const same = String(summary(now.badges)) === String(summary(page.badges));
    const right = String(summary(now.badges)) === String(rightBadges(now.entries, shown)) && now.entries.length > 0;
    if (!same || !right) since = Date.now();
    page = now;
    if (Date.now() - since > settled) break;
    await new Promise((next) => setTimeout(next, 50));
  }
  return page;
}

/** Badges in words, in an order that does not depend on where a site puts an advert. */
export function summary(badges: readonly Pick<SeenBadge, 'entry' | 'kind' | 'claim'>[]): string[] {
  return badges.map(({ entry, kind, claim }) => `${entry}: ${kind} ${claim}`).sort();
}

/** The same for the badges that must stand beside these entries. */
export function rightBadges(entries: readonly (Entry | Post)[], shown: 'at first' | 'whole'): string[] {
  return entries
    .map((entry) => expected(entry, shown))
    .filter(({ badge }) => badge !== 'none')
    .map(({ id, badge, claim }) => `${id}: ${badge} ${claim}`)
    .sort();
}

/** Presses the badge of this claim; answers when the card stands there. */
export async function openCard(tab: Tab, claim: string): Promise<void> {
  await tab.click({ selector: 'button', within: `${badgeHost}[data-claims~="${claim}"]` });
  await tab.one({ selector: 'textarea', within: cardHost });
}

/** The reply as it stands in the open card. */
export async function replyInCard(tab: Tab): Promise<string> {
  return (await tab.one({ selector: 'textarea', within: cardHost })).value;
}

export function pressInCard(tab: Tab, name: string): Promise<void> {
  return tab.click({ selector: 'button', within: cardHost, text: name });
}

/** Presses "Insert reply"; answers what the card then says of it. */
export async function pressInsert(tab: Tab): Promise<string> {
  // What it said of the last time is wiped: the same words may come again.
  await tab.run((host) => {
    const said = document.querySelector(host)?.shadowRoot?.querySelector('.said')?.firstChild;
    if (said instanceof Text) said.data = '';
  }, cardHost);
  await pressInCard(tab, 'Insert reply');
  return until('the card to say what became of the reply', async () => {
    const [status] = await tab.all({ selector: '.said', within: cardHost });
    return status?.text;
  });
}

/** Presses "Insert reply"; answers what the editor holds when the card says that the reply is in the box. */
export async function insertReply(tab: Tab, box: string): Promise<string> {
  const said = await pressInsert(tab);
  if (said !== insertedText) throw new Error(`The card says: ${said}`);
  return (await editorModel(tab, box)) ?? '';
}

/** What the editor itself holds, by its own model; null if there is no such editor. */
export function editorModel(tab: Tab, box: string): Promise<string | null> {
  return tab.run((selector) => {
    const element = document.querySelector(selector);
    return element && window.__editorText(element);
  }, box);
}

/** The texts of all editors and fields of the page that hold any. */
export function filledEditors(tab: Tab): Promise<string[]> {
  return tab.run(() => {
    const editors = [
      ...document.querySelectorAll('[contenteditable="true"], textarea, input[type="text"], input[type="search"]'),
    ];
    return editors.map((element) => window.__editorText(element)?.trim() ?? '').filter((text) => text !== '');
  }, null);
}

export function spies(tab: Tab): Promise<Spies> {
  return tab.run(() => window.__spies, null);
}

/** Editors draw paragraphs in their own ways: texts are compared without white space. */
export function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

export function copiesOf(text: string, inside: string): number {
  return compact(inside).split(compact(text)).length - 1;
}

/** Writes into the settings who speaks. */
export async function introduce(browser: Browser, name: string, credential: string): Promise<void> {
  const settings = await browser.openOwnPage('options.html');
  await settings.click('#name');
  await settings.type(name);
  await settings.click('#credential');
  await settings.type(credential);
  await settings.one({ selector: '[role="status"]', text: 'Saved' });
  await settings.close();
}

/** The browser's own number of the tab at this address, as the popup is told it. */
export async function tabNumber(browser: Browser, url: string): Promise<number> {
  const own = await browser.openOwnPage('options.html');
  const number = await own.run(async (address) => {
    const api = globalThis as unknown as Record<
      'browser' | 'chrome',
      { tabs: { query(q: object): Promise<{ id?: number; url?: string }[]> } }
    >;
    const tabs = await (api.browser ?? api.chrome).tabs.query({});
    // A tab without our permission does not tell its address.
    return (tabs.find((tab) => tab.url === address) ?? tabs.find((tab) => tab.url === undefined))?.id;
  }, url);
  await own.close();
  if (number === undefined) throw new Error(`No tab shows ${url}.`);
  return number;
}

/** The popup, as it opens over the tab at this address. */
export async function openPopup(browser: Browser, url: string): Promise<Tab> {
  const popup = await browser.openOwnPage(`popup.html?tab=${await tabNumber(browser, url)}`);
  await popup.resize(400, 600);
  return popup;
}

/** Waits until the draft that ends so is in the browser's storage; the change wakes the background once more. */
export async function untilStored(browser: Browser, words: string): Promise<void> {
  const own = await browser.openOwnPage('options.html');
  await until('the draft in the storage', () =>
    own.run(async (end) => {
      type Api = { storage: { local: { get(): Promise<Record<string, unknown>> } } };
      const api = globalThis as unknown as Record<'browser' | 'chrome', Api>;
      return JSON.stringify(await (api.browser ?? api.chrome).storage.local.get()).includes(end);
    }, words),
  );
  await own.close();
}
