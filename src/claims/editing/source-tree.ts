import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/**
 * A file as a tree that knows where everything stands in its text, so that one value can be written anew and every other
 * byte be left alone.
 */
export type SourceNode = {
  value: unknown;
  /** How it is written; a value that is not there ("by:") is `empty`. */
  style: 'empty' | 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'flow' | 'block';
  /** From its first character to behind its last; comments and line breaks behind it are not its own. */
  from: number;
  to: number;
  /** What is in it, if it is a list or a map. */
  entries: SourceEntry[] | null;
  isList: boolean;
};

/** An item of a list or a field of a map. */
export type SourceEntry = {
  /** Null in a list. */
  key: string | null;
  /** Where its dash or key begins; in a list on one line its value. */
  from: number;
  /** Behind the dash or the colon: here the value is written. */
  slot: number;
  node: SourceNode;
  to: number;
};

/** @returns null for a text that is neither YAML nor JSON */
export function readTree(text: string): { root: SourceNode; json: boolean } | null {
  const json = readJson(text);
  if (json) return { root: json, json: true };
  const root = read(text, (document) => document.contents && nodeOf(text, document.contents, document));
  return root ? { root, json: false } : null;
}

/** What a file says, without the places; undefined if it is neither YAML nor JSON. */
export function readValue(text: string): unknown {
  const json = parseJson(text);
  if (json !== undefined) return json;
  return read(text, (document): unknown => document.toJS());
}

/** Does a key stand twice in one map? Then its first value would be lost. */
export function hasTwinKeys({ entries, isList }: SourceNode): boolean {
  if (!entries) return false;
  const isTwin = !isList && new Set(entries.map(({ key }) => key)).size < entries.length;
  return isTwin || entries.some(({ node }) => hasTwinKeys(node));
}

function read<T>(text: string, take: (document: Document.Parsed) => T): T | undefined {
  const document = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    return take(document);
  } catch {
    // An alias to nothing.
    return undefined;
  }
}

function nodeOf(text: string, node: Node, document: Document): SourceNode {
  const [from, end] = node.range ?? [0, 0];
  if (isMap(node) || isSeq(node)) {
    const entries = isMap(node) ? fieldsOf(text, node, document) : itemsOf(text, node, document);
    const value = contentOf(entries, isSeq(node));
    const to = node.flow ? end : (entries.at(-1)?.to ?? from);
    return { value, style: node.flow ? 'flow' : 'block', from, to, entries, isList: isSeq(node) };
  }
  const rest = { value: node.toJS(document) as unknown, from, entries: null, isList: false };
  if (!isScalar(node)) return { ...rest, style: 'plain', to: end };
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED': {
      // The lines left empty below it are the file's.
      const to = from + text.slice(from, end).replace(/[\r\n]+$/, '').length;
      return { ...rest, style: node.type === 'BLOCK_LITERAL' ? 'literal' : 'folded', to };
    }
    case 'QUOTE_SINGLE':
      return { ...rest, style: 'single', to: end };
    case 'QUOTE_DOUBLE':
      return { ...rest, style: 'double', to: end };
    default:
      return { ...rest, style: node.source === '' ? 'empty' : 'plain', to: end };
  }
}

function contentOf(entries: readonly SourceEntry[], isList: boolean): unknown {
  if (isList) return entries.map(({ node }) => node.value);
  return Object.fromEntries(entries.map(({ key, node }) => [key, node.value]));
}

function fieldsOf(text: string, map: YAMLMap, document: Document): SourceEntry[] {
  return (map.items as Pair<Node, Node | null>[]).flatMap((pair) => {
    const from = pair.key.range?.[0] ?? 0;
    const keyEnd = pair.key.range?.[1] ?? from;
    const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
    const slot = colon ? colon.offset + 1 : keyEnd;
    const key = String(isScalar(pair.key) ? pair.key.value : pair.key.toJS(document));
    return [entryOf(text, key, from, slot, pair.value, document)];
  });
}

function itemsOf(text: string, list: YAMLSeq, document: Document): SourceEntry[] {
  const items = list.items as Node[];
  if (list.flow)
    return items.map((item) => {
      const from = item.range?.[0] ?? 0;
      return entryOf(text, null, from, from, item, document);
    });
  const token = list.srcToken;
  const tokens = token?.type === 'block-seq' ? token.items : [];
  const dashes = tokens.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return items.map((item, index) => {
    const from = dashes[index]?.offset ?? item.range?.[0] ?? 0;
    return entryOf(text, null, from, from + 1, item, document);
  });
}

function entryOf(
  text: string,
  key: string | null,
  from: number,
  slot: number,
  value: Node | null,
  document: Document,
): SourceEntry {
  const none: SourceNode = { value: null, style: 'empty', from: slot, to: slot, entries: null, isList: false };
  const found = value ? nodeOf(text, value, document) : none;
  const node = found.style === 'empty' ? none : found;
  return { key, from, slot, node, to: node.to };
}

function parseJson(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  if (!/^\s*[[{]/.test(bare)) return undefined;
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

/**
 * JSON is YAML too, but the references of all claims are a large file: this way they are read in a few milliseconds
 * instead of half a second.
 */
function readJson(text: string): SourceNode | null {
  if (parseJson(text) === undefined) return null;
  let at = 0;
  const skip = () => {
    while (' \t\r\n\uFEFF'.includes(text.charAt(at)) && at < text.length) at++;
  };
  // The text is known to be JSON, so that each sign tells what follows.
  const readNext = (): SourceNode => {
    const from = at;
    const sign = text.charAt(at);
    if (sign !== '[' && sign !== '{') {
      at =
        sign === '"' ? endOfString(text, at) : from + (/^[^\s,\]}]+/.exec(text.slice(at, at + 400))?.[0].length ?? 1);
      const value: unknown = JSON.parse(text.slice(from, at));
      return { value, style: sign === '"' ? 'double' : 'plain', from, to: at, entries: null, isList: false };
    }
    const isList = sign === '[';
    const entries: SourceEntry[] = [];
    at++;
    for (skip(); text.charAt(at) !== ']' && text.charAt(at) !== '}'; skip()) {
      if (text.charAt(at) === ',') {
        at++;
        continue;
      }
      const begin = at;
      let key: string | null = null;
      if (!isList) {
        at = endOfString(text, at);
        key = String(JSON.parse(text.slice(begin, at)));
        skip();
        at++;
      }
      const slot = at;
      skip();
      const node = readNext();
      entries.push({ key, from: begin, slot, node, to: node.to });
    }
    at++;
    return { value: contentOf(entries, isList), style: 'flow', from, to: at, entries, isList };
  };
  skip();
  return readNext();
}

/** Behind the closing quote of the string that begins here. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
