import { claim, frame, reply } from '../claim.ts';

/** How the files of this database are written where their format leaves a choice. */

/** Where a value stands in a file: "replies", 1, "text". */
export type FieldPath = readonly (string | number)[];

/** The path without the places in its lists: "replies.*.text". */
function shapeOf(path: FieldPath): string {
  return path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
}

const orders: Record<string, string[]> = {
  '': Object.keys(claim.shape),
  'frames.*': Object.keys(frame.shape),
  'replies.*': Object.keys(reply.shape),
  fallacy: Object.keys(claim.shape.fallacy.shape),
  examples: Object.keys(claim.shape.examples.shape),
  review: Object.keys(claim.shape.review.shape),
  readability: Object.keys(claim.shape.readability.unwrap().shape),
};

/** The order in which the fields at a path are written; empty where any order is as good. */
export function fieldOrder(path: FieldPath): readonly string[] {
  return orders[shapeOf(path)] ?? [];
}

/** Lists and maps that are written on one line, `[a, b]` and `{all: [a, b]}`; all others have a line for each item. */
export function isOneLine(path: FieldPath): boolean {
  return /^(?:broader|frames\.\*)(?:\.|$)/.test(shapeOf(path));
}

const defaults: Record<string, string> = {
  negative: 'false',
  broader: '[]',
  'frames.*.relation': '"none"',
  'frames.*.not': '[]',
  'frames.*.weak': 'false',
  'replies.*.length': '"full"',
};

/** Does a field say no more than if it were left out? */
export function isDefault(path: FieldPath, value: unknown): boolean {
  return value === undefined || defaults[shapeOf(path)] === JSON.stringify(value);
}

/** Is a field left out of new text, since it says nothing? A reply always says how long it is. */
export function isLeftOut(path: FieldPath, value: unknown): boolean {
  return isDefault(path, value) && shapeOf(path) !== 'replies.*.length';
}

/**
 * Does what stands in a file mean the same as what is wanted there? Fields left out mean their defaults, a bare `false`
 * is a verdict, and the line break that YAML leaves at the end of a text is none of the text's.
 */
export function sameValue(there: unknown, wanted: unknown, path: FieldPath = []): boolean {
  if (there === wanted) return true;
  if (typeof wanted === 'string')
    return there === `${wanted}\n` || (there === false && wanted === 'false' && shapeOf(path) === 'verdict');
  if (Array.isArray(there) && Array.isArray(wanted))
    return (
      there.length === wanted.length && there.every((item, index) => sameValue(item, wanted[index], [...path, index]))
    );
  if (!isFields(there) || !isFields(wanted)) return false;
  return [...new Set([...Object.keys(there), ...Object.keys(wanted)])].every((key) => {
    const at = [...path, key];
    const [one, other] = [there[key], wanted[key]];
    if (one === undefined || other === undefined) return isDefault(at, one) && isDefault(at, other);
    return sameValue(one, other, at);
  });
}

/** A map of fields, as far as JavaScript knows. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return at[Number(part)];
    return isFields(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }, value);
}

/** A copy of a value in which another stands at a path; undefined takes it out. A list grows at its end at most. */
export function withValue(value: unknown, path: FieldPath, wanted: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return wanted;
  if (typeof part === 'number') {
    const items: unknown[] = Array.isArray(value) ? [...value] : [];
    const item = withValue(items[part], rest, wanted);
    items.splice(part, 1, ...(item === undefined ? [] : [item]));
    return items;
  }
  const fields = isFields(value) ? value : {};
  const entries = Object.entries(fields);
  const field = withValue(Object.hasOwn(fields, part) ? fields[part] : undefined, rest, wanted);
  const kept = entries.filter(([key]) => key !== part);
  if (field === undefined) return Object.fromEntries(kept);
  if (kept.length === entries.length) return Object.fromEntries([...entries, [part, field]]);
  return Object.fromEntries(entries.map(([key, old]) => [key, key === part ? field : old]));
}
