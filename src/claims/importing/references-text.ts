import { referencesWith } from '../editing/edit-source.ts';
import type { Reference } from '../reference.ts';

/** The text of references.json with more records at its end; what is there stays as it is, letter by letter. */
export function withAdded(text: string, added: readonly Reference[]): string {
  if (added.length === 0) return text;
  const end = text.lastIndexOf(']');
  const before = text.slice(0, end).trimEnd();
  const records = added.map((item) => JSON.stringify(item, null, 2).replace(/^/gm, '  ')).join(',\n');
  return `${before}${before.endsWith('[') ? '' : ','}\n${records}\n${text.slice(end)}`;
}

/**
 * The text of references.json with some records added and some in the place of what was there by their keys.
 * @param there the keys that are in the text
 */
export function withRecords(text: string, items: readonly Reference[], there: ReadonlySet<string>): string {
  const changed = items.filter(({ id }) => there.has(id));
  const added = items.filter(({ id }) => !there.has(id));
  return withAdded(changed.reduce(referencesWith, text), added);
}
