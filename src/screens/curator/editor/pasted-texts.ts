/** Marks that lists bring along when they are copied: "- ", "• ", "12. ", "3) ". */
const listMark = /^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)/;

/** Several phrasings on the clipboard, one a line. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(listMark, '').replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/** Several posts on the clipboard: with an empty line between them, or else one a line. */
export function pastedPosts(text: string): string[] {
  if (!/\S[ \t]*\r?\n\s*\r?\n\s*\S/.test(text)) return pastedLines(text);
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((post) => post.replace(listMark, '').trim())
    .filter(Boolean);
}

/** Leaves out those that are there already, or twice; case, spacing and punctuation are no difference. */
export function withoutKnown(
  pasted: readonly string[],
  known: readonly string[],
): { fresh: string[]; dropped: number } {
  const seen = new Set(known.map(plain));
  const fresh = pasted.filter((text) => {
    const name = plain(text);
    if (name === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  return { fresh, dropped: pasted.length - fresh.length };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
