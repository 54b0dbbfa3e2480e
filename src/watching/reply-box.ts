import { underGuard } from '../insertion/guard.ts';
import { deepActiveElement } from '../insertion/last-editor.ts';
import type { Composer, Owner, Site } from '../sites/site.ts';
import { boxBroughtFor, rememberBox } from './brought-box.ts';
import { enclosingItem, itemElements, ownElements, type Reading, readItem } from './extract.ts';
import { isSame } from './same.ts';

/** A site may fetch code before it shows its box; longer than this a reader would think that nothing happened. */
const OPENING_MS = 4_000;

/** The reply box of this post or comment: the one that is open, else the one that its own reply control opens. */
export async function replyBox(site: Site, post: Reading): Promise<HTMLElement | null> {
  const open = openBox(site, post);
  if (open) return open;
  const opener = findOpener(site, post);
  if (!opener) return null;
  const before = new Set(boxes(site).map(({ box }) => box));
  const focusBefore = deepActiveElement();
  underGuard(window, site.submit.join(', '), () => opener.click());
  const box = await whenFound(() => openBox(site, post) ?? openedFor(site, post, before, focusBefore));
  if (box) rememberBox(site, post, box);
  return box;
}

/** The box that is open and belongs to this item. */
export function openBox(site: Site, post: Reading): HTMLElement | null {
  const brought = boxBroughtFor(post);
  const open = boxes(site).filter(({ box }) => isVisible(box));
  return open.find(({ box, composer }) => box === brought || belongs(site, composer, box, post))?.box ?? null;
}

/** Every editable element that is a reply box by the site's data; never a chat, search or share field. */
export function boxes(site: Site): { box: HTMLElement; composer: Composer }[] {
  return site.composers.flatMap((composer) =>
    [...document.querySelectorAll<HTMLElement>(composer.box)]
      .filter((box) => box.closest(composer.inside) && !(composer.except && box.matches(composer.except)))
      .map((box) => ({ box, composer })),
  );
}

/** Does this box answer this item? By where it stands, else by the id it carries, else by the dialog it is in. */
function belongs(site: Site, composer: Composer, box: HTMLElement, post: Reading): boolean {
  const around = enclosingItem(site, box);
  if (around) return around === post.element || isSame(readItem(site, around), post);
  const owner = ownerId(composer.owner, box);
  if (owner !== null) return post.id !== null && owner.split(/[/?&=#]/).includes(post.id);
  const together = composer.together ? box.closest(composer.together) : null;
  if (!together) return false;
  const posts = itemElements(site, together)
    .map((element) => readItem(site, element))
    .filter((reading) => reading?.kind === 'post');
  return posts.length === 1 && isSame(posts[0] ?? null, post);
}

/**
 * A box that our own click brought: a site may put the box for answering a comment beside it, inside the post. It counts
 * when it is new, or has just been given the focus, and stands with the post that holds the comment; or in no post at all,
 * where the site's data say that such a box answers what was clicked.
 */
function openedFor(
  site: Site,
  post: Reading,
  before: Set<HTMLElement>,
  focusBefore: Element | null,
): HTMLElement | null {
  const parent = post.kind === 'comment' ? enclosingItem(site, post.element.parentNode) : null;
  const focus = deepActiveElement();
  const found = boxes(site).filter(({ box, composer }) => {
    const brought = !before.has(box) || (focus !== focusBefore && focus !== null && box.contains(focus));
    if (!brought || !isVisible(box)) return false;
    const around = enclosingItem(site, box);
    return around === null ? composer.byClick === true : around === parent;
  });
  return found.length === 1 ? (found[0]?.box ?? null) : null;
}

export function ownerId(owners: readonly Owner[] = [], box: Element): string | null {
  for (const owner of owners) {
    const ancestor = box.closest(owner.closest);
    const holder = owner.selector ? ancestor?.querySelector(owner.selector) : ancestor;
    const value = holder?.getAttribute(owner.attribute);
    if (value) return value;
  }
  return null;
}

/** The item's own control that opens its reply box; null if there is none that may be clicked. */
function findOpener(site: Site, post: Reading): HTMLElement | null {
  const inItem = (post.item.opener ?? []).flatMap((path) =>
    deepFind(path, (first) => ownElements(site, post.element, first)),
  );
  const inPage = (post.item.openerInPage ?? []).flatMap((path) =>
    deepFind(path, (first) => [...document.querySelectorAll(first)]),
  );
  const controls = [...inItem, ...inPage].filter((control) => mayClick(site, control));
  return controls.find(isVisible) ?? null;
}

/** Elements at the end of a path whose `>>>` steps lead into open shadow roots. */
export function deepFind(path: string, findFirst: (selector: string) => Element[]): HTMLElement[] {
  const [first = '', ...steps] = path.split('>>>').map((step) => step.trim());
  let found = findFirst(first);
  for (const step of steps) found = found.flatMap((host) => [...(host.shadowRoot?.querySelectorAll(step) ?? [])]);
  return found.filter((element) => element instanceof HTMLElement);
}

/**
 * May we click this? Never a control that submits, holds one or sits in one, and never a link that leads elsewhere. A
 * `<button>` without a type submits only where it belongs to a form.
 */
export function mayClick(site: Site, control: HTMLElement): boolean {
  const submit = site.submit.join(', ');
  if (control.querySelector(submit)) return false;
  for (let at: Element | null = control; at; at = at.parentElement ?? hostOf(at)) {
    if (at.matches(submit)) return false;
    if ((at instanceof HTMLButtonElement || at instanceof HTMLInputElement) && at.type === 'submit' && at.form)
      return false;
    if (at instanceof HTMLAnchorElement && !/^(#|javascript:|$)/.test(at.getAttribute('href') ?? '')) return false;
  }
  return true;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Is the element drawn? Boxes and triggers stand in the page long before (and after) they can be used. */
export function isVisible(element: Element): boolean {
  return (
    element.isConnected && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
  );
}

/** Waits until the page holds what is looked for, at most OPENING_MS. */
function whenFound<T>(find: () => T | null): Promise<T | null> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found !== null) finish(found);
    };
    const observer = new MutationObserver(look);
    const finish = (found: T | null) => {
      observer.disconnect();
      document.removeEventListener('focusin', look);
      clearTimeout(late);
      resolve(found);
    };
    const late = setTimeout(() => finish(find()), OPENING_MS);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    document.addEventListener('focusin', look);
    look();
  });
}
