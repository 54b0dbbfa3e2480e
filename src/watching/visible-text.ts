import type { Span } from '../matching/match.ts';

/** Marks every node of ours in a page, so that it is neither read nor left behind. */
export const OURS = 'data-second-opinion';

/** A stretch of the read text that stands unchanged in one node. */
interface Piece {
  /** Where it starts in the read text, and how long it is, in UTF-16 units. */
  start: number;
  length: number;
  /** A text node, with the offset of the stretch in it; or an emoji image, whose `alt` the stretch is. */
  node: Text | HTMLImageElement;
  offset: number;
}

/** Text as a reader sees it, and the way back from its letters to the page. */
export interface VisibleText {
  text: string;
  pieces: Piece[];
}

/** Elements that start and end on lines of their own. Computed styles would be truer, but cost a layout per post. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 ' +
    'H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
const UNSEEN = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT SVG TEXTAREA INPUT SELECT IFRAME OBJECT VIDEO AUDIO CANVAS'.split(' '),
);
/** White space that does not stand unchanged in what is read: all but a single space between two words. */
const SPACE = /[ \t\n\r\f\u200b\ufeff]{2,}|[\t\n\r\f\u200b\ufeff]|^ | $/g;

/**
 * Reads the visible text of these elements, in order: runs of white space are one space, a block boundary or `<br>` is
 * one line break, an image with `alt` is that text. `skip` names elements that are left out, with all they hold.
 */
export function visibleText(
  elements: Iterable<Element>,
  skip: (element: Element) => boolean = () => false,
): VisibleText {
  const pieces: Piece[] = [];
  let text = '';
  let lineBreak = false;
  let space = false;

  const add = (words: string, node: Piece['node'], offset: number) => {
    if (text !== '' && lineBreak) text += '\n';
    else if (text !== '' && space) text += ' ';
    lineBreak = false;
    space = false;
    pieces.push({ start: text.length, length: words.length, node, offset });
    text += words;
  };

  const addText = (node: Text) => {
    const data = node.data;
    let from = 0;
    for (const gap of data.matchAll(SPACE)) {
      if (gap.index > from) add(data.slice(from, gap.index), node, from);
      space = true;
      from = gap.index + gap[0].length;
    }
    if (from < data.length) add(data.slice(from), node, from);
  };

  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) return addText(node as Text);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (UNSEEN.has(tag) || element.hasAttribute(OURS) || element.hasAttribute('hidden') || skip(element)) return;
    if (tag === 'BR') {
      lineBreak = true;
      return;
    }
    if (tag === 'IMG') {
      const alt = element.getAttribute('alt')?.trim();
      if (alt) add(alt, element as HTMLImageElement, -1);
      return;
    }
    const block = BLOCKS.has(tag);
    if (block) lineBreak = true;
    for (let child = element.firstChild; child; child = child.nextSibling) walk(child);
    if (block) lineBreak = true;
  };

  for (const element of elements) {
    lineBreak = true;
    walk(element);
  }
  return { text, pieces };
}

/**
 * Is the stretch still there? A site may have put another text into the node since it was read; what stands there now is
 * told by the next reading.
 */
function stillStands({ node, offset, length }: Piece): boolean {
  return node.isConnected && (offset < 0 || ('data' in node && offset + length <= node.data.length));
}

/** The places in the page where these stretches of the read text stand; without those that have changed since. */
export function rangesFor(read: VisibleText, spans: readonly Span[]): Range[] {
  const ranges: Range[] = [];
  for (const span of spans) {
    const touched = read.pieces.filter((piece) => piece.start < span.end && piece.start + piece.length > span.start);
    const first = touched[0];
    const last = touched.at(-1);
    if (!first || !last || !touched.every(stillStands)) continue;
    const range = first.node.ownerDocument.createRange();
    if (first.offset < 0) range.setStartBefore(first.node);
    else range.setStart(first.node, first.offset + Math.max(0, span.start - first.start));
    if (last.offset < 0) range.setEndAfter(last.node);
    else range.setEnd(last.node, last.offset + Math.min(last.length, span.end - last.start));
    ranges.push(range);
  }
  return ranges;
}
