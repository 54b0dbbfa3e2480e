import type { Site } from '../sites/site.ts';
import { type Engine, engineOf } from './engine.ts';
import { enclosingItem, itemElements, type Reading, readItem } from './extract.ts';
import { boxes, deepFind, ownerId } from './reply-box.ts';

/** All that is read from a page, as plain data. */
export interface PageReport {
  posts: Pick<Reading, 'kind' | 'text' | 'author' | 'permalink' | 'depth'>[];
  composers: ComposerReport[];
  /** What a curator of site data should look at. */
  warnings: string[];
}

interface ComposerReport {
  /** `share` starts a post of one's own, `chat` is private: neither is ever written into. */
  belongsTo: 'post' | 'comment' | 'share' | 'chat';
  engine: Engine | 'collapsed-trigger';
}

/** Everything in a page that can be written into. */
const EDITABLE = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

const BUTTON = 'button, a, [role="button"]';

/** Reads the page that this runs in, in page order, with the same code as the content script, and changes nothing. */
export function readPage(site: Site): PageReport {
  const readings = itemElements(site, document).flatMap((element) => readItem(site, element) ?? []);
  const replies = boxes(site);
  const known = new Set<Element>(replies.map(({ box }) => box));
  const others = (site.otherBoxes ?? []).flatMap(({ box, use }) =>
    [...document.querySelectorAll(box)].flatMap((element) => {
      if (known.has(element)) return [];
      known.add(element);
      return [{ element, composer: { belongsTo: use, engine: engineOf(element) } }];
    }),
  );
  const found: { element: Element; composer: ComposerReport }[] = [
    ...replies.map(({ box, composer }) => ({
      element: box,
      composer: { belongsTo: belongsTo(site, readings, composer, box), engine: engineOf(box) },
    })),
    ...others,
    ...triggers(readings),
  ];
  const composers = found.sort((one, other) => pageOrder(one.element, other.element)).map(({ composer }) => composer);
  return {
    posts: readings.map(({ kind, text, author, permalink, depth }) => ({ kind, text, author, permalink, depth })),
    composers,
    warnings: warningsFor(site, readings, known),
  };
}

/** What an answer written into this box would answer. */
function belongsTo(
  site: Site,
  readings: readonly Reading[],
  { owner, together }: Site['composers'][number],
  box: Element,
): ComposerReport['belongsTo'] {
  const around = enclosingItem(site, box);
  const reading = around && readItem(site, around);
  if (reading) return reading.kind;
  const id = ownerId(owner, box);
  if (id !== null)
    return readings.find((one) => one.id !== null && id.split(/[/?&=#]/).includes(one.id))?.kind ?? 'post';
  const company = together ? box.closest(together) : null;
  return company && itemElements(site, company).length === 0 ? 'share' : 'post';
}

/** The closed boxes outside their post that open its reply box when clicked; a reply button is no box. */
function triggers(readings: readonly Reading[]): { element: Element; composer: ComposerReport }[] {
  const found = new Map<Element, ComposerReport>();
  for (const { item, kind } of readings) {
    for (const path of item.openerInPage ?? []) {
      const [trigger] = deepFind(path, (first) => [...document.querySelectorAll(first)]);
      if (!trigger || trigger.matches(BUTTON)) continue;
      found.set(trigger, { belongsTo: kind, engine: 'collapsed-trigger' });
      break;
    }
  }
  return [...found].map(([element, composer]) => ({ element, composer }));
}

function warningsFor(site: Site, readings: readonly Reading[], known: ReadonlySet<Element>): string[] {
  const warnings: string[] = [];
  if (!site.enabled) warnings.push(`${site.id} is switched off by its own data`);
  if (site.experimental) warnings.push(`${site.id} is experimental: off until the reader switches it on`);
  const trial = readings.filter(({ item }) => item.experimental).length;
  if (trial > 0) warnings.push(`${trial} of ${readings.length} posts are found by experimental items`);
  if (readings.length === 0) warnings.push('no post or comment with text was found');
  const nameless = readings.filter(({ author }) => author === '').length;
  if (nameless > 0) warnings.push(`${nameless} of ${readings.length} posts have no author`);
  if (site.composers.length === 0) warnings.push(`${site.id} has no reply box that takes a text: clipboard only`);
  const strange = [...document.querySelectorAll(EDITABLE)].filter((element) => !known.has(element));
  for (const element of strange) {
    const place = ownPlace(element);
    warnings.push(
      `an editor (${engineOf(element)}${place}) is no box that ${site.id} knows; nothing is written into it`,
    );
  }
  return warnings;
}

/** " in flair-editor": the nearest custom element or named part around it, by which people find it. */
function ownPlace(element: Element): string {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.localName.includes('-') || at.id) return ` in ${at.localName}${at.id ? `#${at.id}` : ''}`;
  }
  return '';
}

function pageOrder(one: Element, other: Element): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
