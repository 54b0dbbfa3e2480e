import { z } from 'zod';
import { didYouMean } from './nearest.ts';

/** One thing wrong with a file's content: where, and in words what to do about it. */
export type SaidIssue = { path: PropertyKey[]; message: string };

type Issue = z.core.$ZodIssue;

/** Says an issue of the schema in words for somebody who writes claims, not programs. */
export function sayIssue(issue: Issue, schema: z.ZodType, content: unknown): SaidIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => {
      const guess = didYouMean(key, known);
      const message = `is not a field here${guess || `; fields are ${known.join(', ')}`}`;
      return { path: [...issue.path, key], message };
    });
  }
  return [{ path: issue.path, message: messageOf(issue, valueAt(content, issue.path)) }];
}

function messageOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  // An empty entry is an error of its own, whatever was expected there.
  if (value === null || (typeof value === 'string' && value.trim() === ''))
    return 'is empty: write it, or take the line out';
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return 'is missing: add it';
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string') return `must be text; put it in quotes: "${String(value)}"`;
      return `must be ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(value)}`;
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (!issue.message.startsWith('Invalid')) return issue.message;
      return `must be one of ${known.join(', ')}${didYouMean(String(value), known)}`;
    }
    case 'too_small':
      if (issue.origin === 'string') return `is too short: at least ${issue.minimum} characters`;
      return issue.message.startsWith('Too small') ? `needs at least ${issue.minimum}` : issue.message;
    case 'too_big':
      if (issue.origin === 'string') return `is too long: at most ${issue.maximum} characters`;
      return issue.message.startsWith('Too big') ? `takes at most ${issue.maximum}` : issue.message;
    default:
      return issue.message;
  }
}

const kinds: Record<string, string> = {
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string' ? 'text' : `"${String(value)}"`;
}

function valueAt(content: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, part) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, part) : undefined),
    content,
  );
}

/** The part of a JSON Schema that says what may stand where. */
type Shape = { properties?: Record<string, Shape>; additionalProperties?: Shape; items?: Shape; anyOf?: Shape[] };

/** The names of the fields that a schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const at = path.reduce<Shape[]>(
    (shapes, part) =>
      shapes.flatMap(({ properties, items, additionalProperties, anyOf = [] }) =>
        [
          typeof part === 'number' ? items : (properties?.[String(part)] ?? additionalProperties),
          ...anyOf.map((one) => (typeof part === 'number' ? one.items : one.properties?.[String(part)])),
        ].filter((shape) => typeof shape === 'object'),
      ),
    [root],
  );
  return at.flatMap((shape) => [shape, ...(shape.anyOf ?? [])]).flatMap((shape) => Object.keys(shape.properties ?? {}));
}
