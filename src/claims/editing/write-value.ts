import { fold } from './fold.ts';
import { type FieldPath, isFields, isLeftOut, isOneLine } from './house-form.ts';
import { readValue, type SourceNode } from './source-tree.ts';

/** The longest line that is written; as `stringify` is told for new files. */
export const lineWidth = 112;

/** A value as text: what stands behind its key or dash, and the lines below. A comment on that line goes between. */
export type Written = { head: string; body: string };

/** Where a value is written. */
export type Place = {
  path: FieldPath;
  /** The column in which the lines below its key or dash begin. */
  inner: number;
  /** The column in which its first character stands. */
  column: number;
  /** Within a list or map on one line. */
  inFlow: boolean;
  inList: boolean;
  /** The indentation of one level where the file is JSON (0: all on one line); null where it is YAML. */
  json: number | null;
};

/** A value that was not in the file before. */
export function writeValue(value: unknown, place: Place): Written {
  if (place.json !== null) {
    const lines = JSON.stringify(value, null, place.json).split('\n');
    return { head: lines.join(`\n${' '.repeat(place.inner - place.json)}`), body: '' };
  }
  if (typeof value === 'string') return writeText(value, place);
  if (Array.isArray(value)) return writeList(value, place);
  if (isFields(value)) return writeMap(value, place);
  return { head: String(value), body: '' };
}

function writeList(items: readonly unknown[], place: Place): Written {
  if (items.length === 0) return { head: '[]', body: '' };
  const { path, inFlow } = place;
  if (inFlow || isOneLine(path)) {
    const written = items.map((item, index) => writeInFlow(item, [...path, index]));
    return { head: `[${written.join(', ')}]`, body: '' };
  }
  const lines = items.map((item, index) => writeItem(item, [...path, index], place.inner));
  return { head: '', body: lines.map((line) => `\n${line}`).join('') };
}

/** "  - text", with the lines that belong to it. */
export function writeItem(value: unknown, path: FieldPath, dash: number): string {
  const written = writeValue(value, {
    path,
    inner: dash + 2,
    column: dash + 2,
    inFlow: false,
    inList: true,
    json: null,
  });
  return `${' '.repeat(dash)}-${spaced(written.head)}${written.body}`;
}

function writeMap(fields: Record<string, unknown>, place: Place): Written {
  const { path, inner } = place;
  const entries = Object.entries(fields).filter(([key, value]) => !isLeftOut([...path, key], value));
  if (entries.length === 0) return { head: '{}', body: '' };
  if (place.inFlow || isOneLine(path)) {
    const written = entries.map(([key, value]) => writeFlowField(key, value, path));
    return { head: `{${written.join(', ')}}`, body: '' };
  }
  const lines = entries.map(([key, value]) => writeField(key, value, path, inner));
  if (place.inList) return { head: lines.join('\n').trimStart(), body: '' };
  return { head: '', body: lines.map((line) => `\n${line}`).join('') };
}

/** "  key: text", with the lines that belong to it. */
export function writeField(key: string, value: unknown, path: FieldPath, column: number): string {
  const name = inlineText(key, false);
  const written = writeValue(value, {
    path: [...path, key],
    inner: column + 2,
    column: column + name.length + 2,
    inFlow: false,
    inList: false,
    json: null,
  });
  return `${' '.repeat(column)}${name}:${spaced(written.head)}${written.body}`;
}

export function writeFlowField(key: string, value: unknown, path: FieldPath): string {
  return `${inlineText(key, true)}: ${writeInFlow(value, [...path, key])}`;
}

export function writeInFlow(value: unknown, path: FieldPath): string {
  return writeValue(value, { path, inner: 0, column: 0, inFlow: true, inList: false, json: null }).head;
}

/** What follows a dash or a colon. */
export function spaced(head: string): string {
  return head === '' ? '' : ` ${head}`;
}

function writeText(text: string, place: Place): Written {
  if (text.includes('\n') && !place.inFlow && isBlockText(text)) return writeLiteral(text, place.inner);
  const head = inlineText(text, place.inFlow);
  if (place.inFlow || place.column + head.length <= lineWidth) return { head, body: '' };
  if (!place.inList && isBlockText(text)) return writeFolded(text, [], place.inner);
  return { head: foldInline([], head, place, lineWidth, place.inner), body: '' };
}

/**
 * A text in place of another, in the manner of the old one where that was chosen by hand. Where the old one is as it
 * would be written here anyway, so is the new one.
 * @param source the old one as it stands in the file
 */
export function rewriteText(old: SourceNode, source: string, text: string, place: Place): Written {
  if (place.json !== null || old.style === 'empty') return writeValue(text, place);
  const lines = source.split(/\r?\n/);
  const inner = indentOf(lines) ?? place.inner;
  const oldText = typeof old.value === 'string' ? old.value : '';
  const hadLines = oldText.trimEnd().includes('\n');
  if (!place.inFlow && isBlockText(text)) {
    const [header = ''] = lines;
    const isLiteral = old.style === 'literal';
    if (text.includes('\n')) return writeLiteral(text, isLiteral ? inner : place.inner, isLiteral ? header : '');
    if (isLiteral && !hadLines) return writeLiteral(text, inner, header);
    const below = lines.slice(1).map((line) => line.slice(inner));
    if (old.style === 'folded' && !hadLines) return writeFolded(text, below, inner, header);
  }
  if (old.style === 'literal' || old.style === 'folded') return writeText(text, place);
  return rewriteInline(old, lines, text, { ...place, inner });
}

function rewriteInline(old: SourceNode, lines: readonly string[], text: string, place: Place): Written {
  const house = inlineText(text, place.inFlow);
  const isChosen =
    isQuoted(old) && (lines.length > 1 || lines[0] !== inlineText(String(old.value).trimEnd(), place.inFlow));
  const manner = isChosen ? old.style : 'plain';
  const head = manner === 'single' && isPrintable(text) ? single(text) : manner === 'double' ? double(text) : house;
  if (place.inFlow) return { head, body: '' };
  // A line that was too long before may stay so.
  const width = Math.max(lineWidth, ...lines.map((line, index) => line.length + (index === 0 ? place.column : 0)));
  if (lines.length > 1) {
    const before = lines.map((line) => line.trim());
    return { head: foldInline(before, head, place, width, place.inner), body: '' };
  }
  if (place.column + head.length <= width) return { head, body: '' };
  if (!place.inList && !isChosen) return writeText(text, place);
  return { head: foldInline([], head, place, width, place.inner), body: '' };
}

function isQuoted({ style }: SourceNode): boolean {
  return style === 'single' || style === 'double';
}

/** The column of the lines below the first. */
function indentOf(lines: readonly string[]): number | null {
  const below = lines.slice(1).find((line) => line.trim() !== '');
  return below === undefined ? null : below.search(/\S/);
}

/** May a text stand in lines of its own, where nothing is escaped? */
function isBlockText(text: string): boolean {
  return isPrintable(text.replace(/[\n\t]/g, '')) && /^\S/.test(text);
}

function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u.test(text);
}

function writeLiteral(text: string, inner: number, header = ''): Written {
  const lines = text.split('\n').map((line) => (line === '' ? '\n' : `\n${' '.repeat(inner)}${line}`));
  return { head: headerOf('|', header), body: lines.join('') };
}

function writeFolded(text: string, old: readonly string[], inner: number, header = ''): Written {
  const room = Math.max(lineWidth - inner, ...old.map((line) => line.length));
  const lines = fold(old, text, () => room).map((line) => `\n${' '.repeat(inner)}${line}`);
  return { head: headerOf('>', header), body: lines.join('') };
}

/** The old header stays, unless it keeps the empty lines below the text too. */
function headerOf(sign: '|' | '>', old: string): string {
  const bare = old.replace(/\s.*$/, '');
  return bare.startsWith(sign) && !bare.includes('+') ? bare : `${sign}-`;
}

/** A plain or quoted text over several lines, if it is still read as the same. */
function foldInline(old: readonly string[], head: string, place: Place, width: number, inner: number): string {
  const lines = fold(old, head, (line) => width - (line === 0 ? place.column : inner));
  const folded = lines.join(`\n${' '.repeat(inner)}`);
  return readsAs(folded, readOf(head, false), false) ? folded : head;
}

/** A text on one line: plain where YAML reads it as it is, else in quotes, in those that need no escaping if possible. */
export function inlineText(text: string, inFlow: boolean): string {
  if (isPrintable(text) && text.trim() === text && readsAs(text, text, inFlow)) return text;
  if (!isPrintable(text)) return double(text);
  return text.includes("'") && !/["\\]/.test(text) ? double(text) : single(text);
}

function single(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function double(text: string): string {
  // JSON leaves these as they are; in YAML they break the line or vanish.
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readsAs(source: string, text: unknown, inFlow: boolean): boolean {
  return typeof text === 'string' && readOf(source, inFlow) === text;
}

/** What YAML makes of a value behind a key; undefined if it is no text there. */
function readOf(source: string, inFlow: boolean): string | undefined {
  const read = readValue(inFlow ? `- [${source}]` : `- k: ${source.replaceAll('\n', '\n   ')}`);
  const inside: unknown = Array.isArray(read) && read.length === 1 ? read[0] : undefined;
  const value: unknown = isFields(inside)
    ? inside.k
    : Array.isArray(inside) && inside.length === 1
      ? inside[0]
      : undefined;
  return typeof value === 'string' ? value : undefined;
}
