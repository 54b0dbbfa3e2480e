import { applyPatch, structuredPatch } from 'diff';
import { setField } from './edit-source.ts';
import { type FieldPart, nameOf } from './field-name.ts';
import { type FieldPath, isFields, sameValue } from './house-form.ts';
import { keyOf, matchItems } from './match-items.ts';
import { isItemList, printValue } from './print-value.ts';
import { hasTwinKeys, readTree, readValue } from './source-tree.ts';
import { takeField } from './take-field.ts';

/** A field that both sides changed, each in its own way. Null: it is not there. */
export type Conflict = { field: string; base: string | null; mine: string | null; theirs: string | null };

/**
 * Merges two texts of a file that both came from a third, field by field; of lists item by item. What one side changed is
 * taken; where both changed the same thing differently, mine stands and theirs is told as a conflict. In one list the
 * conflicts are told from its end, so that any of them can be settled one after the other by `takeTheirs`.
 * @param base '' where there was no such file
 */
export function mergeSources(base: string, mine: string, theirs: string): { text: string; conflicts: Conflict[] } {
  if (mine === theirs || theirs === base) return { text: mine, conflicts: [] };
  if (mine === base) return { text: theirs, conflicts: [] };
  // Of two files that were begun apart under one name, all is new.
  const from = base === '' ? {} : readValue(base);
  const [ours, others] = [readValue(mine), readValue(theirs)];
  // A text without fields cannot be told apart.
  const isReadable = [from, ours, others].every((value) => isFields(value) || isItemList(value, []));
  if (!isReadable) return { text: mine, conflicts: [{ field: '', base, mine, theirs }] };
  const { value, conflicts } = merge(from, ours, others, []);
  return {
    text: mergedText(base, mine, theirs, value),
    conflicts: conflicts.map(({ parts, ...sides }) => ({ field: nameOf(parts), ...sides })),
  };
}

/**
 * Settles a conflict in their favour.
 * @param text of `mergeSources`, in which earlier conflicts may be settled
 */
export function takeTheirs(text: string, theirs: string, field: string): string {
  return takeField(text, theirs, field);
}

/** What was merged as text: line by line if that says the same, so that comments of both sides stay. */
function mergedText(base: string, mine: string, theirs: string, value: unknown): string {
  const byLine = applyPatch(mine, structuredPatch('', '', base, theirs, '', '', { context: 1 }));
  const read = byLine === false ? null : readTree(byLine);
  if (byLine !== false && read && keyOf(read.root.value) === keyOf(value) && !hasTwinKeys(read.root)) return byLine;
  return setField(mine, [], value, theirs);
}

type Clash = { parts: FieldPart[]; base: string | null; mine: string | null; theirs: string | null };
type Merged = { value: unknown; conflicts: Clash[] };

function merge(base: unknown, mine: unknown, theirs: unknown, path: FieldPath): Merged {
  if (sameValue(mine, theirs, path) || sameValue(theirs, base, path)) return { value: mine, conflicts: [] };
  if (sameValue(mine, base, path)) return { value: theirs, conflicts: [] };
  if (isFields(mine) && isFields(theirs)) return mergeFields(isFields(base) ? base : {}, mine, theirs, path);
  if (isItemList(mine, path) && isItemList(theirs, path))
    return mergeLists(isItemList(base, path) ? base : [], mine, theirs, path);
  return { value: mine, conflicts: [clash([], base, mine, theirs, path)] };
}

function clash(parts: FieldPart[], base: unknown, mine: unknown, theirs: unknown, path: FieldPath): Clash {
  return { parts, base: printValue(base, path), mine: printValue(mine, path), theirs: printValue(theirs, path) };
}

type Fields = Record<string, unknown>;

function mergeFields(base: Fields, mine: Fields, theirs: Fields, path: FieldPath): Merged {
  const conflicts: Clash[] = [];
  const entries: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const own = (fields: Fields) => (Object.hasOwn(fields, key) ? fields[key] : undefined);
    const merged = merge(own(base), own(mine), own(theirs), [...path, key]);
    if (merged.value !== undefined) entries.push([key, merged.value]);
    conflicts.push(...under(key, merged.conflicts));
  }
  return { value: Object.fromEntries(entries), conflicts };
}

function under(part: FieldPart, conflicts: readonly Clash[]): Clash[] {
  return conflicts.map((one) => ({ ...one, parts: [part, ...one.parts] }));
}

/** An item of the merged list, by its places in the three; null where it is not. */
type Item = { base: number | null; mine: number | null; theirs: number | null };

function mergeLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: FieldPath,
): Merged {
  const items = itemsOf(base, mine, theirs);
  const gone = items.filter(({ base: from, mine: ours, theirs: others }) =>
    from === null ? false : ours === null ? true : others === null && sameValue(mine[ours], base[from]),
  );
  const kept = ordered(items.filter((item) => !gone.includes(item)));

  const outcomes = kept.list.map((item) => {
    const [from, ours, others] = [at(base, item.base), at(mine, item.mine), at(theirs, item.theirs)];
    const itemPath = [...path, 0];
    if (ours === undefined) return { item, value: others, conflicts: [] };
    if (item.theirs === null)
      return {
        item,
        value: ours,
        conflicts: item.base === null ? [] : [clash([], from, ours, undefined, itemPath)],
      };
    return { item, ...merge(from, ours, others, itemPath) };
  });
  const whole = withoutTwins(outcomes, mine, theirs);
  const conflicts = whole
    .flatMap(({ item, conflicts: inside }, here) =>
      // Without a place there, it is taken out if theirs is chosen: `takeField` finds no match for it.
      under(item.theirs === null ? { here } : { here, there: item.theirs }, inside),
    )
    .reverse();
  for (const item of gone) {
    const theirOwn = at(theirs, item.theirs);
    if (item.theirs === null || sameValue(theirOwn, at(base, item.base))) continue;
    const part: FieldPart = { only: item.theirs, called: 'theirs' };
    conflicts.push(clash([part], at(base, item.base), undefined, theirOwn, [...path, 0]));
  }
  if (kept.isDisputed) conflicts.push(clash([], base, mine, theirs, path));
  return { value: whole.map(({ value }) => value), conflicts };
}

function at(list: readonly unknown[], place: number | null): unknown {
  return place === null ? undefined : list[place];
}

function itemsOf(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): Item[] {
  const ours = matchItems(base, mine);
  const others = matchItems(base, theirs);
  const placeOf = (matches: readonly (number | null)[], from: number) => {
    const place = matches.indexOf(from);
    return place < 0 ? null : place;
  };
  const items: Item[] = base.map((_, from) => ({
    base: from,
    mine: placeOf(ours, from),
    theirs: placeOf(others, from),
  }));
  const added: Item[] = ours.flatMap((from, place) =>
    from === null ? [{ base: null, mine: place, theirs: null }] : [],
  );
  others.forEach((from, place) => {
    if (from !== null) return;
    // What both added is one item.
    const twin = added.find((one) => one.theirs === null && keyOf(at(mine, one.mine)) === keyOf(theirs[place]));
    if (twin) twin.theirs = place;
    else added.push({ base: null, mine: null, theirs: place });
  });
  return [...items, ...added];
}

/**
 * In my order, or in theirs if only they moved something. What is only on the other side stands behind what it stands
 * behind there.
 */
function ordered(items: readonly Item[]): { list: Item[]; isDisputed: boolean } {
  const common = items.filter(({ base, mine, theirs }) => base !== null && mine !== null && theirs !== null);
  const places = (side: 'mine' | 'theirs') => common.toSorted((a, b) => (a[side] ?? 0) - (b[side] ?? 0));
  const moved = (side: 'mine' | 'theirs') => places(side).some((item, index) => item !== common[index]);
  const [first, second] =
    moved('theirs') && !moved('mine') ? (['theirs', 'mine'] as const) : (['mine', 'theirs'] as const);
  const list = items.filter((item) => item[first] !== null).sort((a, b) => (a[first] ?? 0) - (b[first] ?? 0));
  const others = items.filter((item) => item[first] === null).sort((a, b) => (a[second] ?? 0) - (b[second] ?? 0));
  for (const item of others) {
    const before = list
      .filter((one) => one[second] !== null && (one[second] ?? 0) < (item[second] ?? 0))
      .reduce<Item | null>((last, one) => (last && (last[second] ?? 0) > (one[second] ?? 0) ? last : one), null);
    list.splice(before ? list.indexOf(before) + 1 : 0, 0, item);
  }
  const isDisputed =
    moved('mine') && moved('theirs') && places('mine').some((item, index) => item !== places('theirs')[index]);
  return { list, isDisputed };
}

type Outcome = Merged & { item: Item };

/** A text that one side added and the other made of another one is there once. */
function withoutTwins(outcomes: readonly Outcome[], mine: readonly unknown[], theirs: readonly unknown[]): Outcome[] {
  const times = (list: readonly unknown[], value: unknown) => list.filter((one) => one === value).length;
  const seen = new Map<unknown, number>();
  return outcomes.filter(({ value, conflicts }) => {
    if (typeof value !== 'string' || conflicts.length > 0) return true;
    const count = (seen.get(value) ?? 0) + 1;
    seen.set(value, count);
    return count <= Math.max(times(mine, value), times(theirs, value));
  });
}
