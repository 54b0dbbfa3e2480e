import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { parseSource } from '../source-file.ts';
import { type WrongKind, wrong } from '../wrong.ts';

/** The content of a JSON text, and the line where each value in it begins. */
export type JsonText = { content: unknown; lineOf: (path: readonly PropertyKey[]) => number };

/** No list of claims is nested like this; what is would fill the stack of whoever walks through it. */
const deepest = 100;

/** Up to this size a broken text is read again by the slow reader that says what is wrong in a curator's words. */
const slowReader = 1_000_000;

/**
 * Reads JSON many times faster than the reader of YAML does, and knows the lines too: a list of some thousand claims
 * would take that one minutes.
 */
export function readJsonText(file: string, whole: string): JsonText | { problems: Problem[] } {
  const text = whole.replace(/^\uFEFF/, '');
  const fault = (line: number, kind: WrongKind) => ({ problems: [{ file, line, field: '', ...wrong(kind) }] });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    if (text.length > slowReader) {
      // Not every browser says where it stopped.
      const lines = linesOf(text);
      const line = 'broken' in lines ? lines.broken : 1;
      return fault(line, 'notJsonHere');
    }
    const { parsed, problems } = parseSource({ file, text }, z.unknown());
    return parsed ? { content: parsed.value, lineOf: (path) => parsed.lineOf([...path]) } : { problems };
  }
  if (content === null || typeof content !== 'object') return fault(1, 'noList');
  const lines = linesOf(text);
  if ('broken' in lines) return fault(lines.broken, 'jsonTooDeep');
  return { content, lineOf: (path) => lineAt(lines, path) };
}

/** Where a value begins: where its key stands, if it has one. */
type Lines = { line: number; parts: Map<string, Lines> | null };

/** The nearest that is there: a missing field is told where it should have stood. */
function lineAt(lines: Lines, path: readonly PropertyKey[]): number {
  let at = lines;
  for (const part of path) {
    const next = at.parts?.get(String(part));
    if (!next) break;
    at = next;
  }
  return at.line;
}

/** Where a text is no JSON, or nested too deeply. */
class Broken extends Error {}

/** The lines of all values of a JSON text; or the line where it breaks off being one. */
function linesOf(text: string): Lines | { broken: number } {
  let at = 0;
  let line = 1;
  const skipSpace = () => {
    for (; at < text.length; at++) {
      const letter = text[at];
      if (letter === '\n') line++;
      else if (letter !== ' ' && letter !== '\t' && letter !== '\r') return;
    }
  };
  const skip = (letter: string) => {
    if (text[at] !== letter) throw new Broken();
    at++;
  };
  const skipString = () => {
    skip('"');
    for (; text[at] !== '"'; at++) {
      if (at >= text.length || text[at] === '\n') throw new Broken();
      if (text[at] === '\\') at++;
    }
    at++;
  };
  const skipWord = () => {
    const from = at;
    while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at++;
    if (!/^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(text.slice(from, at))) throw new Broken();
  };
  const read = (depth: number, keyLine: number | null): Lines => {
    if (depth > deepest) throw new Broken();
    skipSpace();
    const found: Lines = { line: keyLine ?? line, parts: null };
    const first = text[at];
    if (first === '"') skipString();
    else if (first !== '{' && first !== '[') skipWord();
    else {
      const end = first === '{' ? '}' : ']';
      found.parts = new Map();
      at++;
      skipSpace();
      for (let index = 0; text[at] !== end; index++) {
        if (index > 0) skip(',');
        skipSpace();
        let key = String(index);
        let keyAt: number | null = null;
        if (first === '{') {
          const from = at;
          keyAt = line;
          skipString();
          key = JSON.parse(text.slice(from, at)) as string;
          skipSpace();
          skip(':');
        }
        found.parts.set(key, read(depth + 1, keyAt));
        skipSpace();
      }
      at++;
    }
    return found;
  };
  try {
    return read(0, null);
  } catch {
    return { broken: line };
  }
}
