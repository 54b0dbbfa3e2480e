import type { Match, Span } from '../matching/match.ts';

/** A stretch of a quote, marked if its words made the claim match. */
export type QuotePart = { text: string; marked: boolean };

/** So much of the post is shown before and after the matching sentence, to recognise it by. */
const around = 80;
/** A longer quote would push the reply out of sight. */
const longest = 480;

/**
 * Cuts the matching sentence out of a post, with a little of what stands around it.
 * @param match where it is; its words are marked
 * @returns parts in order; an ellipsis stands where the post goes on
 */
export function quoteOf(text: string, match: Pick<Match, 'start' | 'end' | 'words'>): QuotePart[] {
  const from = wordStart(text, Math.max(0, match.start - around));
  const to = wordEnd(text, Math.min(text.length, Math.max(match.end, match.start) + around, from + longest));
  const parts: QuotePart[] = [];
  const add = (start: number, end: number, marked: boolean) => {
    if (end > start) parts.push({ text: text.slice(start, end), marked });
  };
  let at = from;
  for (const word of inOrder(match.words)) {
    const start = Math.max(at, word.start);
    const end = Math.min(to, word.end);
    if (end <= start) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  if (from > 0) parts.unshift({ text: '… ', marked: false });
  if (to < text.length) parts.push({ text: ' …', marked: false });
  return parts;
}

/** The same match with its places counted from the start of the quoted sentence, for a screen that has only that. */
export function withinQuote(match: Match): Match {
  const move = ({ start, end }: Span) => ({
    start: Math.max(0, start - match.start),
    end: Math.max(0, end - match.start),
  });
  return { ...match, ...move(match), words: match.words.map(move) };
}

function inOrder(words: Span[]): Span[] {
  return [...words].sort((one, other) => one.start - other.start);
}

/** The next start of a word, so that no word is cut in two. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + around).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(0, at).search(/\s\S*$/);
  return space < 0 || at - space > around ? at : space;
}
