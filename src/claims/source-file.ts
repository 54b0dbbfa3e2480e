import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import { sayIssue } from './say-issue.ts';
import { type Wrong, type WrongKind, wrong } from './wrong.ts';

/** A file's name, as shown in errors, and its text. */
export type SourceFile = { file: string; text: string };

/** A parsed file: its value, and where each field stands. */
export type Parsed<T> = { file: string; value: T; lineOf: (path: PropertyKey[]) => number };

/** "replies", 1, "text" → "replies[1].text". */
export function fieldName(path: PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    '',
  );
}

/** What came of reading a file: its value if there is no problem, and its content as far as it could be read at all. */
export type Read<T> = { parsed: Parsed<T> | null; content: unknown; problems: Problem[] };

/**
 * A document takes a hundred times the memory of its text, and thousands of claims are kept at once, so only one is
 * kept: that of the file whose lines were last asked for. Where there is a fault there is mostly another, and files
 * without one are never asked.
 */
let lastRead: { text: string; document: Document; lines: LineCounter } | null = null;

function readYaml(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  lastRead = { text, document, lines };
  return lastRead;
}

/**
 * Reads YAML, or JSON, which is a part of it, and checks it by a schema.
 * Every problem is reported with its line and field, none is thrown; the value is there only if there is no problem.
 * @param schemaFor the schema, or which one fits what was read
 */
export function parseSource<T>(
  source: SourceFile,
  schemaFor: z.ZodType<T> | ((content: unknown) => z.ZodType<T>),
): Read<T> {
  const { document, lines } = readYaml(source.text);
  const problems = brokenYaml(document, lines).map((problem) => ({ file: source.file, ...problem }));
  if (problems.some((problem) => problem.field === '')) return { parsed: null, content: undefined, problems };

  const lineOf = (path: PropertyKey[]) => {
    const read = lastRead?.text === source.text ? lastRead : readYaml(source.text);
    return lineOfNode(nodeAt(read.document.contents, path), read.lines);
  };
  const content: unknown = document.toJS();
  if (content === null || typeof content !== 'object') {
    const found = wrong(content === null ? 'emptyFile' : 'plainText');
    return { parsed: null, content: undefined, problems: [{ file: source.file, line: 1, field: '', ...found }] };
  }
  const schema = typeof schemaFor === 'function' ? schemaFor(content) : schemaFor;
  const result = schema.safeParse(content);
  if (!result.success) {
    const said = result.error.issues.flatMap((issue) => sayIssue(issue, schema, content));
    for (const { path, ...found } of said)
      problems.push({ file: source.file, line: lineOf(path), field: fieldName(path), ...found });
    return { parsed: null, content, problems };
  }
  if (problems.length > 0) return { parsed: null, content, problems };
  return { parsed: { file: source.file, value: result.data, lineOf }, content, problems };
}

type YamlProblem = Omit<Problem, 'file'>;

/**
 * What is wrong with the YAML itself. Of broken YAML only the first error is told, since the others follow from it; a
 * key that stands twice breaks nothing else.
 */
function brokenYaml(document: Document, lines: LineCounter): YamlProblem[] {
  const twice = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const broken = document.errors.find((error) => error.code !== 'DUPLICATE_KEY') ?? document.warnings[0];
  if (broken) {
    const known = yamlErrors[broken.code];
    const found = known ? wrong(known) : wrong('notYaml', broken.message.split(/ at line|\n/)[0] ?? '');
    return [{ line: lines.linePos(broken.pos[0]).line, field: '', ...found }];
  }
  const problems: YamlProblem[] = twice.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    field: keyAt(document, error.pos[0]),
    ...wrong('keyTwice'),
  }));
  const linked = firstAnchor(document);
  if (linked) problems.push({ line: lineOfNode(linked, lines), field: '', ...wrong('anchor') });
  return problems;
}

/** The errors of the YAML reader that curators meet, for which there are words that say what to do. */
const yamlErrors: Record<string, WrongKind> = {
  TAB_AS_INDENT: 'tab',
  BLOCK_AS_IMPLICIT_KEY: 'secondColon',
  MULTIPLE_DOCS: 'secondDocument',
  RESOURCE_EXHAUSTION: 'tooDeep',
  TAG_RESOLVE_FAILED: 'tag',
};

/** The name of the key that begins at a place in the text. */
function keyAt(document: Document, place: number): string {
  let name = '';
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== place) return undefined;
      name = String(pair.key.value);
      return visit.BREAK;
    },
  });
  return name;
}

/** Anchors let a small file stand for a huge one; nobody needs them to write a claim. */
function firstAnchor(document: Document): Node | null {
  let found: Node | null = null;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && !node.anchor) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** A problem at a field of a parsed file. */
export function problemAt(where: Parsed<unknown>, path: PropertyKey[], what: Wrong): Problem {
  const place = { file: where.file, line: where.lineOf(path), field: fieldName(path) };
  return { ...place, ...what };
}

/** The node at a path, or the nearest one above it: a missing field is reported where it should have stood. */
function nodeAt(root: Node | null, path: PropertyKey[]): Node | null {
  let node = root;
  // The key's line is where a reader looks; the value may begin a line below it.
  let shown = root;
  for (const part of path) {
    let next: unknown = null;
    let key: unknown = null;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      next = pair?.value;
      key = pair?.key;
    } else if (isSeq(node) && typeof part === 'number') next = node.items[part];
    if (!isNode(next)) return isNode(key) ? key : shown;
    node = next;
    shown = isNode(key) ? key : next;
  }
  return shown;
}

function lineOfNode(node: Node | null, lines: LineCounter): number {
  return node?.range ? lines.linePos(node.range[0]).line : 1;
}
