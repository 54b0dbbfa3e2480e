import { paragraphs } from '../markup.ts';
import { h } from './dom.ts';

/** Text as Facebook writes it: a `div[dir=auto]` per paragraph, emoji as small drawn pictures with an `alt`. */

const emoji = /\p{Extended_Pictographic}\uFE0F?/gu;

const face = (inside: string, fill = '#ffcc4d') =>
  `<circle cx="8" cy="8" r="7.5" fill="${fill}"/><g fill="none" stroke="#664500" stroke-linecap="round" stroke-width="1.1">${inside}</g>`;
const drawings: Record<string, string> = {
  '😂': face('<path d="M4 6.5q1-1.5 2 0M10 6.5q1-1.5 2 0M4 9.5q4 5 8 0z" />'),
  '😡': face('<path d="M4 5.5l2.4 1.4M12 5.5L9.6 6.9M5 11.5q3-2.6 6 0"/>', '#f0703f'),
  '🤔': face('<path d="M4 5.2q1.2-1 2.2 0M10 6.5v.2M5.6 7v.2M6 10.5h4.5"/>'),
  '🙏': '<path d="M7.6 2l-3.4 8 1 4h5.6l1-4-3.4-8z" fill="#ffdc5d"/><path d="M8 3v10" stroke="#c99a2e"/>',
  '❤️': '<path d="M8 14C-2 7 4-1 8 4c4-5 10 3 0 10z" fill="#dd2e44"/>',
  '🍕': '<path d="M2 3q6-3 12 0L8 15z" fill="#f4b942"/><circle cx="7" cy="6" r="1.4" fill="#be1931"/><circle cx="9" cy="9" r="1.2" fill="#be1931"/>',
  '🎉': '<path d="M2 14l3-8 5 5z" fill="#ffac33"/><circle cx="11" cy="3" r="1.3" fill="#dd2e44"/><circle cx="13" cy="8" r="1.3" fill="#3b88c3"/><circle cx="7" cy="2.5" r="1" fill="#77b255"/>',
  '☀️': '<circle cx="8" cy="8" r="4" fill="#ffac33"/><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5L13 13M13 3l-1.5 1.5M4.5 11.5L3 13" stroke="#ffac33" stroke-width="1.4"/>',
  '💉': '<path d="M3 13l2-2M9 3l4 4M11 5l2-2M5.5 11L4.5 8.5 9 4l3 3-4.500 4.500z" stroke="#7c9cb2" stroke-width="1.3" fill="#dceaf3"/>',
};

function emojiImage(character: string): HTMLElement {
  const drawing = drawings[character] ?? drawings[`${character}\uFE0F`] ?? face('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${drawing}</svg>`;
  const image = h('img', {
    height: 16,
    width: 16,
    alt: character,
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  });
  return h('span', { fb: 'emoji' }, image);
}

/** A text's characters, emoji replaced by pictures. */
export function line(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(emoji)) {
    parts.push(text.slice(from, found.index), emojiImage(found[0]));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '');
}

/** The paragraphs of a text; `last` is put at the end of the last one. */
export function blocks(text: string, last?: Node): HTMLElement[] {
  const texts = paragraphs(text);
  return texts.map((part, n) =>
    h('div', { fb: 'paragraph' }, h('div', { dir: 'auto' }, ...line(part), n === texts.length - 1 ? last : undefined)),
  );
}

/** The words that only a screen reader meets. */
export function unseen(text: string): HTMLElement {
  return h('span', { fb: 'unseen' }, text);
}
