import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

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

/**
 * Reads YAML, or JSON, which is a part of it, and checks it by a schema.
 * Every problem is reported with its line and field, none is thrown; the value is there only if there is no problem.
 */
export function parseSource<T>(
  source: SourceFile,
  schema: z.ZodType<T>,
): { parsed: Parsed<T> | null; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file: source.file,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message: `is not valid YAML: ${error.message.split('\n')[0]}`,
    }));
    return { parsed: null, problems };
  }
  const lineOf = (path: PropertyKey[]) => lineOfNode(nodeAt(document.contents, path), lines);
  const result = schema.safeParse(document.toJS());
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const path = unknown[0] === undefined ? issue.path : [...issue.path, unknown[0]];
      return {
        file: source.file,
        line: lineOf(path),
        field: fieldName(path),
        message:
          issue.code === 'invalid_key'
            ? (issue.issues[0]?.message ?? issue.message)
            : unknown.length > 0
              ? `is not a field here (${unknown.join(', ')})`
              : issue.message,
      };
    });
    return { parsed: null, problems };
  }
  return { parsed: { file: source.file, value: result.data, lineOf }, problems: [] };
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
