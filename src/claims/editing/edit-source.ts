import { parseDocument } from 'yaml';
import type { Reference } from '../reference.ts';
import { fieldName } from '../source-file.ts';
import {
  type FieldPath,
  fieldOrder,
  isFields,
  isLeftOut,
  isOneLine,
  sameValue,
  valueAt,
  withValue,
} from './house-form.ts';
import { matchItems } from './match-items.ts';
import { readTree, readValue, type SourceEntry, type SourceNode } from './source-tree.ts';
import {
  lineWidth,
  type Place,
  rewriteText,
  spaced,
  writeField,
  writeFlowField,
  writeInFlow,
  writeItem,
  writeValue,
} from './write-value.ts';

export { claimSource } from './new-claim.ts';

/**
 * Changes one field in the text of a file; every other byte stays as it is, comments, quotes and line breaks included.
 * Of a list or a map only the items and fields that differ are written, and items that moved take their comments along.
 * Texts are written without the blanks behind them, which the schemas cut off.
 * @param value undefined takes the field out; what is said of a list may stand one behind its last item
 * @param donor another text of the same file: what stands there with the same value is taken over letter by letter
 * @throws if the text is not valid YAML, so that there are no fields in it to be set
 */
export function setField(text: string, path: FieldPath, value: unknown, donor?: string): string {
  const name = fieldName([...path]) || 'the file';
  const tree = readTree(text);
  if (!tree) throw new Error(`${name} cannot be changed: the file is not valid YAML. Mend its text first`);
  const wanted = tree.json ? value : tidied(value);
  const there = valueAt(tree.root.value, path);
  if (wanted === undefined ? there === undefined : there !== undefined && sameValue(there, wanted, path)) return text;
  if (wanted !== undefined && there === undefined && isLeftOut(path, wanted)) return text;

  const sheet: Sheet = {
    text,
    json: tree.json ? stepOf(text) : null,
    donor: donor === undefined ? null : donorOf(donor),
  };
  const edits = editAt(sheet, rootSlot(tree.root, sheet.json ?? 0), path, wanted, []);
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const edited = applied(
    text,
    edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, eol) })),
  );
  const meant = withValue(tree.root.value, path, wanted);
  if (sameValue(readValue(edited), meant)) return edited;
  return laidOutAnew(text, path, wanted, meant, name);
}

/** Adds a reference to the text of references.json, or puts it in place of the one with its id. */
export function referencesWith(text: string, item: Reference): string {
  const there = readValue(text);
  const items: unknown[] = Array.isArray(there) ? there : [];
  const ids = items.map((one) => (isFields(one) ? String(one.id) : ''));
  const at = ids.indexOf(item.id);
  if (at >= 0) return setField(text, [at], item);
  const isSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') <= id);
  const place = isSorted ? ids.findIndex((id) => id > item.id) : -1;
  return setField(text, [], place < 0 ? [...items, item] : items.toSpliced(place, 0, item));
}

/** One stretch of the text that is written anew. */
type Edit = { from: number; to: number; text: string };

type Sheet = {
  text: string;
  /** The indentation of one level where the file is JSON. */
  json: number | null;
  donor: { text: string; root: SourceNode } | null;
};

/** Where a value stands, or may stand: behind its dash or colon. */
type Slot = { from: number; node: SourceNode; inner: number; inFlow: boolean; inList: boolean; isRoot: boolean };

function rootSlot(root: SourceNode, inner: number): Slot {
  return { from: root.from, node: root, inner, inFlow: false, inList: false, isRoot: true };
}

function donorOf(text: string): Sheet['donor'] {
  const tree = readTree(text);
  return tree && { text, root: tree.root };
}

/** How far JSON is indented: as far as the first line below the first. */
function stepOf(text: string): number {
  return text.includes('\n') ? (/\n( +)/.exec(text)?.[1]?.length ?? 2) : 0;
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trimEnd();
  if (Array.isArray(value)) return value.map(tidied);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidied(part)]));
}

function applied(text: string, edits: readonly Edit[], from = 0, to = text.length): string {
  let done = '';
  let at = from;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    done += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return done + text.slice(at, to);
}

/** Goes down the path as far as there is something, and writes the rest. */
function editAt(sheet: Sheet, slot: Slot, path: FieldPath, value: unknown, at: FieldPath): Edit[] {
  const [part, ...rest] = path;
  if (part === undefined) return editValue(sheet, slot, value, at);
  const { node } = slot;
  const index = node.entries?.findLastIndex((entry, index) =>
    node.isList ? index === part : entry.key === String(part),
  );
  const entry = index === undefined ? undefined : node.entries?.[index];
  if (entry && (value !== undefined || rest.length > 0))
    return editAt(sheet, slotOf(sheet, node, entry), rest, value, [...at, part]);
  return editValue(sheet, slot, withValue(node.value, path, value), at);
}

function slotOf(sheet: Sheet, parent: SourceNode, entry: SourceEntry): Slot {
  const column = columnOf(sheet.text, entry.from);
  const step = sheet.json === null ? 2 : sheet.json;
  const inner = (sheet.json === null ? column : indentAt(sheet.text, entry.from)) + step;
  return {
    from: entry.slot,
    node: entry.node,
    inner,
    inFlow: parent.style === 'flow',
    inList: parent.isList,
    isRoot: false,
  };
}

/** Makes what stands in a slot say `value`, with as few bytes changed as that takes. */
function editValue(sheet: Sheet, slot: Slot, value: unknown, path: FieldPath): Edit[] {
  const { node } = slot;
  if (sameValue(node.value, value, path)) return [];
  const given = slot.isRoot ? null : givenFor(sheet, slot, value, path);
  if (given) return given;
  if (node.entries && node.entries.length > 0) {
    const edits =
      node.isList && Array.isArray(value) && value.length > 0
        ? editList(sheet, node, value, path)
        : !node.isList && isFields(value) && Object.keys(value).length > 0
          ? editMap(sheet, node, value, path)
          : null;
    if (edits) return edits;
  }
  return replaceValue(sheet, slot, value, path);
}

function placeOf(sheet: Sheet, slot: Slot, path: FieldPath): Place {
  const { node, inner, inFlow, inList } = slot;
  const column = columnOf(sheet.text, node.style === 'empty' ? slot.from + 1 : node.from);
  // A value that was moved below its key is measured where it will stand.
  return { path, inner, column, inFlow, inList, json: sheet.json };
}

function replaceValue(sheet: Sheet, slot: Slot, value: unknown, path: FieldPath): Edit[] {
  const { node } = slot;
  const place = placeOf(sheet, slot, path);
  const source = sheet.text.slice(node.from, node.to);
  const { head, body } =
    typeof value === 'string' && !node.entries ? rewriteText(node, source, value, place) : writeValue(value, place);
  const stood = node.style === 'block' || node.style === 'literal' || node.style === 'folded';
  if (slot.isRoot || (!stood && node.style !== 'empty' && body === ''))
    return [{ from: node.from, to: node.to, text: slot.isRoot ? (head + body).trimStart() : head }];
  const comment = commentBy(sheet.text, slot);
  const to = stood ? node.to : comment.to;
  return [{ from: slot.from, to, text: `${spaced(head)}${comment.text}${body}` }];
}

/** The comment on the line of a key or dash, with the blanks before it, and where it ends. */
function commentBy(text: string, { from, node }: Slot): { text: string; to: number } {
  const isBelow = node.style === 'block';
  const start = isBelow || node.style === 'empty' ? from : node.to;
  if (node.style === 'literal' || node.style === 'folded') {
    const found = /^[^\s]*([ \t]+#[^\r\n]*)/.exec(text.slice(node.from, endOfLine(text, node.from)));
    return { text: found?.[1] ?? '', to: node.to };
  }
  const found = /^[ \t]+#[^\r\n]*/.exec(text.slice(start, endOfLine(text, start)));
  return { text: found?.[0] ?? '', to: isBelow ? node.to : start + (found?.[0].length ?? 0) };
}

/** A value as the donor has it, in the same column, with the comment on its line. */
function givenFor(sheet: Sheet, slot: Slot, value: unknown, path: FieldPath): Edit[] | null {
  if (!sheet.donor) return null;
  const { text, root } = sheet.donor;
  for (const { parent, entry } of entriesAt(root, path)) {
    if (!sameValue(entry.node.value, value, path)) continue;
    const theirs = slotOf({ ...sheet, text }, parent, entry);
    if (theirs.inner !== slot.inner || theirs.inFlow !== slot.inFlow || entry.node.style === 'empty') continue;
    if (slot.inFlow)
      return [{ from: slot.node.from, to: slot.node.to, text: text.slice(entry.node.from, entry.node.to) }];
    const to = Math.max(commentBy(sheet.text, slot).to, slot.node.to);
    const end = Math.max(commentBy(text, theirs).to, entry.node.to);
    return [{ from: slot.from, to, text: text.slice(entry.slot, end) }];
  }
  return null;
}

type Found = { parent: SourceNode; entry: SourceEntry; index: number };

/** What stands at a path in another text of the file, whatever the places in its lists; those in their old place first. */
function entriesAt(root: SourceNode, path: FieldPath): Found[] {
  return path.reduce<Found[]>((found, part, depth) => {
    const parents = depth === 0 ? [root] : found.map(({ entry }) => entry.node);
    return parents.flatMap((parent) =>
      (parent.entries ?? [])
        .map((entry, index) => ({ parent, entry, index }))
        .filter(({ entry }) => (parent.isList ? typeof part === 'number' : entry.key === part))
        .sort((a, b) => Number(b.index === part) - Number(a.index === part)),
    );
  }, []);
}

/** Blocks are put together from lines: an item has those from its dash or key to the one before the next. */
type Chunk = { from: number; to: number };

function chunksOf(text: string, entries: readonly SourceEntry[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const entry of entries) {
    const from = chunks.at(-1)?.to ?? startOfLine(text, entry.from);
    chunks.push({ from, to: Math.min(endOfLine(text, entry.to) + 1, text.length) });
  }
  return chunks;
}

function editList(sheet: Sheet, node: SourceNode, items: readonly unknown[], path: FieldPath): Edit[] | null {
  const entries = node.entries ?? [];
  const old = entries.map((entry) => entry.node.value);
  const matches = matchItems(old, items);
  const ourEdits = (index: number, from: number) => {
    const entry = entries[from];
    return entry ? editValue(sheet, slotOf(sheet, node, entry), items[index], [...path, index]) : [];
  };
  return node.style === 'flow'
    ? editFlow(sheet, node, matches, ourEdits, (index) => writeFlowItem(sheet, node, items[index], [...path, index]))
    : editLines(sheet, node, matches, ourEdits, (index) => newLines(sheet, node, items[index], [...path, index]));
}

function writeFlowItem(sheet: Sheet, parent: SourceNode, value: unknown, path: FieldPath): string {
  if (sheet.json === null) return writeInFlow(value, path);
  return writeValue(value, jsonPlace(sheet, parent, path)).head;
}

function jsonPlace(sheet: Sheet, parent: SourceNode, path: FieldPath): Place {
  const first = parent.entries?.[0]?.from ?? parent.from;
  const inner = indentAt(sheet.text, first) + (sheet.json ?? 0);
  return { path, inner, column: 0, inFlow: true, inList: parent.isList, json: sheet.json };
}

/** The lines of a new item, as the donor has them or as its neighbours are written. */
function newLines(sheet: Sheet, parent: SourceNode, value: unknown, path: FieldPath): string {
  const first = parent.entries?.[0];
  const column = columnOf(sheet.text, first?.from ?? 0);
  const key = path.at(-1);
  if (sheet.donor) {
    const { text, root } = sheet.donor;
    for (const { parent: theirs, entry, index } of entriesAt(root, path)) {
      if (theirs.style !== 'block' || columnOf(text, entry.from) !== column) continue;
      if (!sameValue(entry.node.value, value, path)) continue;
      const chunk = chunksOf(text, theirs.entries ?? [])[index];
      // The first field of a list item stands behind its dash.
      const isWhole = chunk && /^\s*$/.test(text.slice(startOfLine(text, entry.from), entry.from));
      if (chunk && isWhole) return text.slice(chunk.from, chunk.to).replace(/\r?\n$/, '');
    }
  }
  if (typeof key === 'string') return writeField(key, value, path.slice(0, -1), column);
  const neighbour = parent.entries?.at(-1)?.node;
  const oneLine = neighbour?.style === 'flow' && !isOneLine(path) && (Array.isArray(value) || isFields(value));
  return oneLine ? `${' '.repeat(column)}- ${writeInFlow(value, path)}` : writeItem(value, path, column);
}

type EditsOf = (index: number, from: number) => Edit[];

function editLines(
  sheet: Sheet,
  node: SourceNode,
  matches: readonly (number | null)[],
  editsOf: EditsOf,
  write: (index: number) => string,
): Edit[] | null {
  const { text } = sheet;
  const entries = node.entries ?? [];
  // A list within a list may begin on the line of its dash: then it is written whole.
  if (entries.some((entry) => text.slice(startOfLine(text, entry.from), entry.from).trim() !== '')) return null;
  const chunks = chunksOf(text, entries);
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last) return null;
  const lines = matches.map((from, index) => {
    const chunk = from === null ? undefined : chunks[from];
    if (from === null || !chunk) return `${write(index)}\n`;
    const kept = applied(text, editsOf(index, from), chunk.from, chunk.to);
    return kept.endsWith('\n') ? kept : `${kept}\n`;
  });
  const ends = text.slice(first.from, last.to).endsWith('\n');
  const written = lines.join('');
  return [{ from: first.from, to: last.to, text: ends ? written : written.replace(/\n$/, '') }];
}

/** What stands on one line, or in brackets over several: items between commas, each with what separated it before. */
function editFlow(
  sheet: Sheet,
  node: SourceNode,
  matches: readonly (number | null)[],
  editsOf: EditsOf,
  write: (index: number) => string,
): Edit[] | null {
  const { text } = sheet;
  const entries = node.entries ?? [];
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return null;
  const lead = text.slice(node.from + 1, first.from);
  const between = entries.slice(1).map((entry, index) => text.slice(entries[index]?.to, entry.from));
  const everyLine = between.length > 0 ? between.every((one) => one.includes('\n')) : lead.includes('\n');
  const indent = columnOf(text, first.from);
  const usual = everyLine ? `,\n${' '.repeat(indent)}` : sheet.json === 0 ? ',' : ', ';
  let written = '';
  let column = indent;
  matches.forEach((from, index) => {
    const entry = from === null ? undefined : entries[from];
    const item = from === null || !entry ? write(index) : applied(text, editsOf(index, from), entry.from, entry.to);
    const before = matches[index - 1];
    const stays = from !== null && index > 0 && before === from - 1;
    let separator = stays ? (between[from - 1] ?? usual) : usual;
    const isWrapped = between.some((one) => one.includes('\n'));
    if (!stays && isWrapped && !everyLine && column + item.length + 2 > lineWidth)
      separator = `,\n${' '.repeat(indent)}`;
    const piece = index === 0 ? item : separator + item;
    written += piece;
    column = piece.includes('\n') ? piece.length - piece.lastIndexOf('\n') : column + piece.length;
  });
  return [{ from: first.from, to: last.to, text: written }];
}

function editMap(sheet: Sheet, node: SourceNode, fields: Record<string, unknown>, path: FieldPath): Edit[] | null {
  const entries = node.entries ?? [];
  const keys = entries.map((entry) => entry.key ?? '');
  const present = keys.filter((key) => fields[key] !== undefined);
  if (present.length === 0) return null;
  const order = [...present];
  for (const [key, value] of Object.entries(fields))
    if (!keys.includes(key) && !isLeftOut([...path, key], value)) placeKey(order, key, path);

  const ourEdits: EditsOf = (index, from) => {
    const entry = entries[from];
    const key = order[index];
    if (!entry || key === undefined) return [];
    return editValue(sheet, slotOf(sheet, node, entry), fields[key], [...path, key]);
  };
  const matches = order.map((key) => {
    const at = keys.lastIndexOf(key);
    return at < 0 ? null : at;
  });
  if (node.style === 'flow')
    return editFlow(sheet, node, matches, ourEdits, (index) => {
      const key = order[index] ?? '';
      const at = [...path, key];
      if (sheet.json === null) return writeFlowField(key, fields[key], path);
      const colon = sheet.json === 0 ? ':' : ': ';
      return `${JSON.stringify(key)}${colon}${writeValue(fields[key], jsonPlace(sheet, node, at)).head}`;
    });
  return editFields(sheet, node, order, matches, fields, path, ourEdits);
}

/** A new field stands behind the last of those that come before it in the order of the format. */
function placeKey(order: string[], key: string, path: FieldPath): void {
  const known = fieldOrder(path);
  const rank = known.indexOf(key);
  const before = rank < 0 ? -1 : order.findLastIndex((one) => known.indexOf(one) >= 0 && known.indexOf(one) < rank);
  const at = rank < 0 || (before < 0 && !order.some((one) => known.includes(one))) ? order.length : before + 1;
  order.splice(at, 0, key);
}

/** The fields of a block. The first may stand behind the dash of a list item, so that lines cannot simply be put together. */
function editFields(
  sheet: Sheet,
  node: SourceNode,
  order: readonly string[],
  matches: readonly (number | null)[],
  fields: Record<string, unknown>,
  path: FieldPath,
  editsOf: EditsOf,
): Edit[] {
  const { text } = sheet;
  const entries = node.entries ?? [];
  const chunks = chunksOf(text, entries);
  const kept = new Set(matches);
  const firstKept = entries.findIndex((_, index) => kept.has(index));
  const edits: Edit[] = matches.flatMap((from, index) => (from === null ? [] : editsOf(index, from)));
  const [begin, next] = [entries[0], entries[firstKept]];
  if (begin && next && firstKept > 0) edits.push({ from: begin.from, to: next.from, text: '' });
  chunks.forEach((chunk, index) => {
    if (index > firstKept && !kept.has(index)) edits.push({ ...chunk, text: '' });
  });

  let behind: Chunk | null = null;
  let added: string[] = [];
  const flush = () => {
    if (added.length === 0) return;
    const place = next?.from ?? node.from;
    if (!behind) {
      const column = columnOf(text, place);
      edits.push({ from: place, to: place, text: `${added.join('\n').slice(column)}\n${' '.repeat(column)}` });
    } else if (text.charAt(behind.to - 1) === '\n')
      edits.push({ from: behind.to, to: behind.to, text: `${added.join('\n')}\n` });
    else edits.push({ from: behind.to, to: behind.to, text: `\n${added.join('\n')}` });
    added = [];
  };
  order.forEach((key, index) => {
    const from = matches[index];
    if (from === null || from === undefined) {
      added.push(newLines(sheet, node, fields[key], [...path, key]));
      return;
    }
    flush();
    behind = chunks[from] ?? null;
  });
  flush();
  return edits;
}

/** The last resort, for files written in ways that are not foreseen here: right in what it says, but laid out anew. */
function laidOutAnew(text: string, path: FieldPath, value: unknown, meant: unknown, name: string): string {
  const document = parseDocument(text, { uniqueKeys: false });
  if (value === undefined) document.deleteIn(path);
  else if (path.length === 0) document.contents = document.createNode(value) as typeof document.contents;
  else document.setIn(path, value);
  const written = document.toString({ lineWidth });
  if (!sameValue(readValue(written), meant))
    throw new Error(`${name} cannot be changed here: change it in the text of the file`);
  return written;
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Before the line break. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function columnOf(text: string, at: number): number {
  return at - startOfLine(text, at) - (text.startsWith('\uFEFF') && startOfLine(text, at) === 0 ? 1 : 0);
}

/** How far the line of a place is indented. */
function indentAt(text: string, at: number): number {
  return /^ */.exec(text.slice(startOfLine(text, at), at))?.[0].length ?? 0;
}
