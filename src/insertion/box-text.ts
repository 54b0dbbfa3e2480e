import { isField } from './editable.ts';

/** White space and zero-width fillers: editors add, drop and exchange them freely, so they never count. */
const FILLERS = /[\s\u200b\u200c\u2060\ufeff]+|\u200d|\ufe0f/g;

/** The text with everything left out that editors change on their own; what is compared when a copy is counted. */
export function compact(text: string): string {
  return text.replace(FILLERS, '');
}

/**
 * What stands in the box as a reader sees it: a field's value, an editor's text with its emoji images. Islands that
 * cannot be edited (Slate's placeholder, mention menus) are not part of it.
 */
export function boxText(box: Element): string {
  if (isField(box)) return box.value;
  let text = '';
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data;
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    if (element.localName === 'br') text += '\n';
    else if (element.localName === 'img') text += element.getAttribute('alt') ?? '';
    else if (element === box || !element.hasAttribute('data-slate-placeholder')) {
      if (element !== box && /^(p|div|li|blockquote|h[1-6])$/.test(element.localName) && text !== '') text += '\n';
      for (const child of element.childNodes) walk(child);
    }
  };
  walk(box);
  return text;
}

/** How often `part` stands in `whole`; both compact. */
export function copies(whole: string, part: string): number {
  return part === '' ? 0 : whole.split(part).length - 1;
}
