/** A class name as Facebook's build would emit it: atomic-looking, meaningless, the same on every load. */
export function hashed(name: string): string {
  let sum = 7;
  for (const character of name) sum = (sum * 33 + character.charCodeAt(0)) % 2_176_782_336;
  return `x${sum.toString(36).padStart(6, '0')}`;
}

/** Rewrites the readable `.fb-name` selectors of a style sheet to the hashed names that the pages carry. */
export function hashClasses(css: string): string {
  return css.replace(/\.fb-([a-z-]+)/g, (_, name: string) => `.${hashed(name)}`);
}
