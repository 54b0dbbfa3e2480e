/** More links than this make a reply look like spam, to readers and to sites; many filters hold back the fourth. */
export const mostLinks = 3;

const link = /https?:\/\/[^\s<>"]+/gi;

/** The addresses in a text, each once. */
export function linksIn(text: string): string[] {
  return [...new Set(text.match(link) ?? [])];
}

/** The text without its addresses. */
export function withoutLinks(text: string): string {
  return text.replace(link, ' ');
}
