import { diffLines, diffWordsWithSpace } from 'diff';
import { type FieldPart, nameOf } from './field-name.ts';
import { type FieldPath, isFields, isOneLine, sameValue } from './house-form.ts';
import { matchItems } from './match-items.ts';
import { isItemList, printValue } from './print-value.ts';
import { readValue } from './source-tree.ts';
import { takeField } from './take-field.ts';

/** One field that is not the same in two texts of a file. */
export type Difference = {
  /** "phrasings[3]", "replies[1].text", by the places in the later text; "phrasings[was 3]" was taken out. '' is the whole file. */
  field: string;
  /** Null: it was not there. */
  before: string | null;
  after: string | null;
  parts: { text: string; kind: 'same' | 'added' | 'removed' }[];
};

/**
 * What changed from one text of a file to another, field by field. Items of lists are matched, so that one that was put in
 * is one difference; a list in which items changed places is shown whole. Where only comments or layout differ, or one of
 * the two is not valid YAML, the whole file is the difference.
 * @param before null for a new file
 * @param after null for a file that is gone
 */
export function differences(before: string | null, after: string | null): Difference[] {
  if (before === after) return [];
  const then = before === null ? {} : readValue(before);
  const now = after === null ? {} : readValue(after);
  const found = isContent(then) && isContent(now) ? compare(then, now, [], []) : [];
  return found.length > 0 ? found : [byLine([], before, after)];
}

/**
 * Takes one difference back: the field is as it was in `base` again, letter by letter where the layout allows.
 * @param field as `differences` called it
 * @throws if the text is not valid YAML and the field is not '', the whole file
 */
export function revertField(change: { base: string; text: string }, field: string): string {
  return takeField(change.text, change.base, field);
}

function isContent(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function compare(before: unknown, after: unknown, parts: readonly FieldPart[], path: FieldPath): Difference[] {
  if (sameValue(before ?? null, after ?? null, path)) return [];
  const isNew = before === undefined || before === null;
  const isGone = after === undefined || after === null;
  if ((isNew || isItemList(before, path)) && (isGone || isItemList(after, path)))
    return compareLists(isNew ? [] : before, isGone ? [] : after, parts, path);
  const isItem = typeof path.at(-1) === 'number';
  const isWhole = isOneLine(path) || (isItem && (isNew || isGone));
  if ((isNew || isFields(before)) && (isGone || isFields(after)) && !isWhole) {
    const [then, now] = [isNew ? {} : before, isGone ? {} : after];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((key) =>
      compare(own(then, key), own(now, key), [...parts, key], [...path, key]),
    );
  }
  return [byWord(parts, printValue(before, path), printValue(after, path))];
}

function own(fields: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  parts: readonly FieldPart[],
  path: FieldPath,
): Difference[] {
  const matches = matchItems(before, after);
  const places = matches.filter((place) => place !== null);
  if (places.some((place, index) => place < (places[index - 1] ?? -1)))
    return [byLine(parts, printValue(before, path), printValue(after, path))];
  const known = new Set(places);
  let next = 0;
  const removedUpTo = (end: number): Difference[] => {
    const gone: Difference[] = [];
    for (; next < end; next++)
      if (!known.has(next))
        gone.push(byWord([...parts, { only: next, called: 'was' }], printValue(before[next], [...path, next]), null));
    return gone;
  };
  const found = after.flatMap((item, here) => {
    const from = matches[here] ?? null;
    const gone = from === null ? [] : removedUpTo(from);
    return [...gone, ...compare(from === null ? null : before[from], item, [...parts, { here }], [...path, here])];
  });
  return [...found, ...removedUpTo(before.length)];
}

/** Texts with more edits than this have so little in common that both are shown whole. */
const maxEditLength = 2_000;

function byWord(field: readonly FieldPart[], before: string | null, after: string | null): Difference {
  return { field: nameOf(field), before, after, parts: partsBy(diffWordsWithSpace, before, after) };
}

function byLine(field: readonly FieldPart[], before: string | null, after: string | null): Difference {
  return { field: nameOf(field), before, after, parts: partsBy(diffLines, before, after) };
}

type Differ = (
  before: string,
  after: string,
  options: { maxEditLength: number },
) => { value: string; added: boolean; removed: boolean }[] | undefined;

function partsBy(differ: Differ, before: string | null, after: string | null): Difference['parts'] {
  const whole: Difference['parts'] = [
    ...(before ? [{ text: before, kind: 'removed' as const }] : []),
    ...(after ? [{ text: after, kind: 'added' as const }] : []),
  ];
  if (!before || !after) return whole;
  const found = differ(before, after, { maxEditLength });
  return (
    found?.map(({ value, added, removed }) => ({
      text: value,
      kind: added ? 'added' : removed ? 'removed' : 'same',
    })) ?? whole
  );
}
