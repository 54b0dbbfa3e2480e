import type { Item, Site, Source } from '../sites/site.ts';
import { OURS, type VisibleText, visibleText } from './visible-text.ts';

/** One post or comment, as it stands in the page now. */
export interface Reading {
  element: Element;
  item: Item;
  kind: Item['kind'];
  text: string;
  author: string;
  permalink: string | null;
  /** The site's own name for it, if it has one. */
  id: string | null;
  /** 0 for a post and for a comment that answers it, 1 for an answer to that … */
  depth: number;
  /** Leads from the letters of `text` back to the page. */
  seen: VisibleText;
  /** The elements that hold the text, in reading order. */
  parts: Element[];
}

/** What is worked out once for a site. */
interface Finder {
  /** Everything that is an item by itself, in one selector: one native match settles most elements. */
  plain: string;
  plainItems: Item[];
  /** Items that are found by something inside them, and those found so far. */
  marked: Item[];
  found: WeakMap<Element, Item>;
}

const finders = new WeakMap<Site, Finder>();

function finderOf(site: Site): Finder {
  let finder = finders.get(site);
  if (!finder) {
    const plainItems = site.items.filter((item) => item.up === undefined);
    const plain = plainItems.map((item) => item.container).join(', ');
    finder = { plain, plainItems, marked: site.items.filter((item) => item.up !== undefined), found: new WeakMap() };
    finders.set(site, finder);
  }
  return finder;
}

function isTaken(item: Item, element: Element): boolean {
  return !(item.except && element.matches(item.except)) && !(item.has && !element.querySelector(item.has));
}

/** Which item of the site this element is, if it is one. */
export function itemOf(site: Site, element: Element): Item | undefined {
  const finder = finderOf(site);
  const marked = finder.found.get(element);
  if (marked || !element.matches(finder.plain)) return marked;
  return finder.plainItems.find((item) => element.matches(item.container) && isTaken(item, element));
}

/** All posts and comments at, under or just around this element, in page order. */
export function itemElements(site: Site, root: ParentNode & Node): Element[] {
  const finder = finderOf(site);
  const found = new Set<Element>();
  const select = (selector: string) => {
    const inside = [...root.querySelectorAll(selector)];
    if (root instanceof Element && root.matches(selector)) inside.unshift(root);
    return inside;
  };
  for (const item of finder.marked) {
    for (const mark of select(item.container)) {
      let element: Element | null = mark;
      for (let level = 0; level < (item.up ?? 0); level++) element = element?.parentElement ?? null;
      if (!element || !isTaken(item, element)) continue;
      if (!finder.found.has(element)) finder.found.set(element, item);
      found.add(element);
    }
  }
  for (const element of select(finder.plain)) if (itemOf(site, element)) found.add(element);
  return [...found].sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

/** The post or comment that this node stands in (or is), the nearest one, also from inside an open shadow root. */
export function enclosingItem(site: Site, node: Node | null): Element | null {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    if (at instanceof Element && itemOf(site, at)) return at;
  }
  return null;
}

/** Elements that fit the selector and belong to this item, not to one nested in it. */
export function ownElements(site: Site, container: Element, selector: string): Element[] {
  return [...container.querySelectorAll(selector)].filter((element) => {
    if (element.closest(`[${OURS}]`)) return false;
    for (let at: Element | null = element; at && at !== container; at = at.parentElement) {
      if (itemOf(site, at)) return false;
    }
    return true;
  });
}

/** Reads a post or comment; null when it holds no text (yet, or any more). */
export function readItem(site: Site, element: Element): Reading | null {
  const item = itemOf(site, element);
  if (!item) return null;
  const skip = skipper(site, item, element);
  const parts = item.text.flatMap((part) => {
    for (const selector of part.selectors) {
      const found = ownElements(site, element, selector).filter((one) => isOutside(one, part.outside, element));
      if (found.length === 0) continue;
      if (part.pick === 'all')
        return found.filter((one) => !found.some((other) => other !== one && other.contains(one)));
      return part.pick === 'longest' ? longest(found, skip) : found.slice(0, 1);
    }
    return [];
  });
  const seen = visibleText(parts, skip);
  if (seen.text === '') return null;
  return {
    element,
    item,
    kind: item.kind,
    text: seen.text,
    author: firstAnswer(site, element, item.author) ?? '',
    permalink: firstAnswer(site, element, item.permalink),
    id: item.idAttribute ? element.getAttribute(item.idAttribute) : null,
    depth: depthOf(site, element, item),
    seen,
    parts,
  };
}

/** Does the element stand in none of these within the item? */
function isOutside(element: Element, outside: string | undefined, container: Element): boolean {
  const around = outside ? element.closest(outside) : null;
  return !around || around === container || around.contains(container);
}

/** What is left out inside the text of this item: the site's `without`, and nested items. */
function skipper(site: Site, item: Item, container: Element): (element: Element) => boolean {
  const without = item.without?.join(', ');
  return (element) =>
    element !== container &&
    ((without !== undefined && element.matches(without)) || itemOf(site, element) !== undefined);
}

function longest(elements: Element[], skip: (element: Element) => boolean): Element[] {
  let best: Element | undefined;
  let length = 0;
  for (const element of elements) {
    const size = visibleText([element], skip).text.length;
    if (size > length) {
      best = element;
      length = size;
    }
  }
  return best ? [best] : [];
}

function firstAnswer(site: Site, container: Element, sources: readonly Source[] = []): string | null {
  for (const source of sources) {
    const elements = source.selector === '' ? [container] : ownElements(site, container, source.selector);
    for (const element of elements) {
      const raw = source.attribute ? element.getAttribute(source.attribute) : visibleText([element]).text;
      const answer = source.after ? partAfter(raw ?? '', source.after) : raw?.trim();
      if (answer) return answer;
    }
  }
  return null;
}

/** 'kofi' for ('https://host/user/kofi/?x', '/user/'). */
function partAfter(address: string, mark: string): string {
  const at = address.indexOf(mark);
  return at < 0 ? '' : (address.slice(at + mark.length).split(/[/?#]/)[0] ?? '');
}

function depthOf(site: Site, element: Element, item: Item): number {
  const told = item.depthAttribute ? Number.parseInt(element.getAttribute(item.depthAttribute) ?? '', 10) : Number.NaN;
  if (told >= 0) return told;
  let depth = 0;
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (itemOf(site, at)?.kind === 'comment') depth++;
  }
  return item.kind === 'post' ? 0 : depth;
}
