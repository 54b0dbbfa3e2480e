import { setField } from './edit-source.ts';
import { type FieldPath, valueAt } from './house-form.ts';
import { readValue } from './source-tree.ts';

/**
 * Puts an item of a list in another place, with the comments on its lines; what is written in each item stays letter by
 * letter, also where it does not fit the format.
 * @throws if the text is not valid YAML
 */
export function moveItem(text: string, path: FieldPath, from: number, to: number): string {
  const items = valueAt(readValue(text), path);
  if (!Array.isArray(items) || !(from in items) || !(to in items)) return text;
  const moved: unknown = items[from];
  return setField(text, path, items.toSpliced(from, 1).toSpliced(to, 0, moved));
}
