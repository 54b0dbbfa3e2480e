import type { Item, Site, Source } from '../sites/site.ts';
import { OURS, type VisibleText, visibleText } from './visible-text.ts';

/** A selector that fits no element. */
const NOTHING = ':not(*)';

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

/** What is worked out once for a site, and again where its pages differ. */
interface Finder {
  /** The path that this holds for; null where the site's pages are all alike. */
  path: string | null;
  /** Everything that is an item by itself, in one selector: one native match settles most elements. */
  plain: string;
  plainItems: Item[];
  /** Items that are found by something inside them, and those found so far. */
  marked: Item[];
  found: WeakMap<Element, Item>;
}

const finders = new WeakMap<Site, Finder>();

function finderOf(site: Site): Finder {
  const known = finders.get(site);
  if (known && (known.path === null || known.path === location.pathname)) return known;
  const path = site.items.some(({ paths }) => paths) ? location.pathname : null;
  const items = path === null ? site.items : site.items.filter((item) => isOnPath(item, path));
  const plainItems = items.filter((item) => item.up === undefined);
  const finder: Finder = {
    path,
    plain: plainItems.map((item) => item.container).join(', ') || NOTHING,
    plainItems,
    marked: items.filter((item) => item.up !== undefined),
    // What was found on the page before may still stand behind a dialog of this one.
    found: known?.found ?? new WeakMap(),
  };
  finders.set(site, finder);
  return finder;
}

/** Is the item read on a page of this path? */
function isOnPath(item: Item, path: string): boolean {
  return item.paths?.some((wanted) => fitsPath(wanted.split('*'), path)) ?? true;
}

/** Do these pieces stand in the path, in order, with anything between them, from its start to its end? */
function fitsPath([first = '', ...rest]: string[], path: string): boolean {
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return path === first;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
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
  const finder = finderOf(site);
  let at = node instanceof Element ? node : node && outward(node);
  while (at) {
    // The browser climbs by itself to what may be an item; only what is found by its inside must be looked for here.
    const plain: Element | null = at.closest(finder.plain);
    if (finder.marked.length > 0) {
      for (let up: Element | null = at; up && up !== plain; up = up.parentElement) if (finder.found.has(up)) return up;
    }
    if (plain && itemOf(site, plain)) return plain;
    at = outward(plain ?? at.getRootNode());
  }
  return null;
}

/** The element around this node, out of an open shadow root if need be. */
function outward(node: Node): Element | null {
  const around = node instanceof ShadowRoot ? node : node.parentNode;
  return around instanceof ShadowRoot ? around.host : (node.parentElement ?? null);
}

/** Elements that fit the selector and belong to this item, not to one nested in it. */
export function ownElements(site: Site, container: Element, selector: string): Element[] {
  return [...container.querySelectorAll(selector)].filter((element) => {
    if (element.closest(`[${OURS}]`)) return false;
    const around = enclosingItem(site, element);
    return around === null || around.contains(container);
  });
}

/**
 * Reads a post or comment; null when it holds no text (yet, or any more). Who wrote it, and where it stands, is looked up
 * when it is first asked for: nobody asks of the many posts in which nothing is found.
 */
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
  const about = once(() => ({
    author: firstAnswer(site, element, item.author) ?? '',
    permalink: firstAnswer(site, element, item.permalink),
    id: firstAnswer(site, element, item.id),
    depth: depthOf(site, element, item),
  }));
  return {
    element,
    item,
    kind: item.kind,
    text: seen.text,
    get author() {
      return about().author;
    },
    get permalink() {
      return about().permalink;
    },
    get id() {
      return about().id;
    },
    get depth() {
      return about().depth;
    },
    seen,
    parts,
  };
}

/** Worked out when it is first wanted. */
function once<T>(work: () => T): () => T {
  let done: { result: T } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
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
  if (elements.length === 1) return elements;
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
  return at < 0 ? '' : (address.slice(at + mark.length).split(/[/?&#]/)[0] ?? '');
}

function depthOf(site: Site, element: Element, item: Item): number {
  if (item.kind === 'post') return 0;
  const told = item.depthAttribute ? Number.parseInt(element.getAttribute(item.depthAttribute) ?? '', 10) : Number.NaN;
  if (told >= 0) return told;
  const { depthIf } = item;
  let depth = depthIf && (element.matches(depthIf) || ownElements(site, element, depthIf).length > 0) ? 1 : 0;
  for (let at = enclosingItem(site, element.parentElement); at; at = enclosingItem(site, at.parentElement)) {
    if (itemOf(site, at)?.kind === 'comment') depth++;
  }
  const { depthWithin } = item;
  if (depthWithin === undefined) return depth;
  for (let at = element.closest(depthWithin); at; at = at.parentElement?.closest(depthWithin) ?? null) depth++;
  return depth;
}
