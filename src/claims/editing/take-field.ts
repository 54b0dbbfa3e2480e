import { setField } from './edit-source.ts';
import { partsOf } from './field-name.ts';
import { isFields, valueAt } from './house-form.ts';
import { matchItems } from './match-items.ts';
import { readValue } from './source-tree.ts';

/**
 * Makes one field of a text what it is in another text of the same file, letter by letter where their layout is the same.
 * What is not in the other is taken out.
 * @param field as `differences` or `mergeSources` called it; '' is the whole file
 * @throws if one of the two is not valid YAML
 */
export function takeField(text: string, other: string, field: string): string {
  if (field === '') return other;
  const here = readValue(text);
  const there = readValue(other);
  const path: (string | number)[] = [];
  const source: (string | number)[] = [];
  let isThere = true;
  for (const part of partsOf(field)) {
    if (typeof part === 'string') {
      path.push(part);
      source.push(part);
      continue;
    }
    const ours = listAt(here, path);
    const theirs = listAt(there, source);
    if ('only' in part) {
      const at = placeBehind(matchItems(theirs, ours), part.only);
      const item = theirs[part.only];
      return item === undefined ? text : setField(text, path, ours.toSpliced(at, 0, item), other);
    }
    const match = part.there ?? matchItems(theirs, ours)[part.here] ?? null;
    isThere &&= match !== null;
    path.push(part.here);
    source.push(match ?? 0);
  }
  const value = isThere ? valueAt(there, source) : undefined;
  if (value !== undefined) return setField(text, path, value, other);
  // What was put in with its first field goes with its last.
  while (path.length > 1 && isThere && valueAt(there, source.slice(0, -1)) === undefined) {
    const parent = valueAt(here, path.slice(0, -1));
    if (!isFields(parent) || Object.keys(parent).length > 1) break;
    path.pop();
    source.pop();
  }
  return setField(text, path, undefined, other);
}

function listAt(value: unknown, path: readonly (string | number)[]): unknown[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
}

/** Where an item goes that is only there: behind the nearest before it that is here too. */
function placeBehind(matches: readonly (number | null)[], place: number): number {
  for (let before = place - 1; before >= 0; before--) {
    const at = matches.indexOf(before);
    if (at >= 0) return at + 1;
  }
  return 0;
}
