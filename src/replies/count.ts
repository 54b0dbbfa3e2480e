/** How a site counts the length of a reply. */
export type CountRule = 'characters' | 'x-weighted' | 'graphemes';

/** Made with the first reply: to load the browser's rules takes tens of milliseconds, which no page may pay for nothing. */
let segmenter: Intl.Segmenter | undefined;

/** X shortens every address to its own t.co link and counts that: https://docs.x.com/fundamentals/counting-characters */
const xAddress = 23;
/** Emoji, whatever they are made of, and characters outside the ranges below count double on X. */
const xWide = 2;

/** The code points that count once on X (twitter-text configuration v3); all others count double. */
const xNarrow = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{fe0f}|\u{20e3}/u;

/** Addresses with a scheme, and bare ones under the domains that a reply is likely to name. */
const address =
  /https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|io|eu|uk|de|fr|ca|au|ch)(?![\p{L}\p{N}-])(?:\/[^\s<>"]*)?/giu;

/**
 * Counts a reply as the site does it: code points, X's weights, or what a reader sees as one character.
 * @returns the number that the site compares with its limit
 */
export function countText(text: string, rule: CountRule): number {
  if (rule === 'graphemes') return [...graphemes(text)].length;
  if (rule === 'characters') return [...text].length;
  let count = 0;
  let rest = 0;
  const plain = text.normalize('NFC');
  for (const found of plain.matchAll(address)) {
    const link = withoutClosing(found[0]);
    count += xWeight(plain.slice(rest, found.index)) + xAddress;
    rest = found.index + link.length;
  }
  return count + xWeight(plain.slice(rest));
}

function xWeight(text: string): number {
  let weight = 0;
  for (const { segment } of graphemes(text)) {
    if (emoji.test(segment)) weight += xWide;
    else for (const character of segment) weight += isNarrow(character) ? 1 : xWide;
  }
  return weight;
}

/** What a reader sees as one character each. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function isNarrow(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return xNarrow.some(([first, last]) => point >= first && point <= last);
}

/** An address in running text without the full stop or bracket that closes the sentence around it. */
function withoutClosing(link: string): string {
  const trimmed = link.replace(/[.,;:!?'"]+$/, '');
  const unbalanced = trimmed.endsWith(')') && trimmed.split(')').length > trimmed.split('(').length;
  return unbalanced ? withoutClosing(trimmed.slice(0, -1)) : trimmed;
}
