import type { Reading } from './extract.ts';

/** Worked out once a reading: the toolbar's figure asks for it with every badge that is drawn. */
const keys = new WeakMap<object, string>();

/** The page's name for a post: the site's own id, else a fingerprint of who wrote what. The same post keeps its name. */
export function keyOf(reading: Pick<Reading, 'kind' | 'id' | 'author' | 'text'>): string {
  let key = keys.get(reading);
  if (key === undefined) {
    key = reading.id ?? `${reading.kind}-${fingerprint(`${reading.author}\n${reading.text}`)}`;
    keys.set(reading, key);
  }
  return key;
}

/** 53 bits of a text, by two interleaved multiplicative hashes (cyrb53): no two texts of a page meet by chance. */
export function fingerprint(text: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}
