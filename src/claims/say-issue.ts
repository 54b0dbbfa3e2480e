import { z } from 'zod';
import { type Wrong, wrong, wrongAs, wrongName } from './wrong.ts';

/** One thing wrong with a file's content: where, and in words what to do about it. */
export type SaidIssue = Wrong & { path: PropertyKey[] };

type Issue = z.core.$ZodIssue;

/** Says an issue of the schema in words for somebody who writes claims, not programs. */
export function sayIssue(issue: Issue, schema: z.ZodType, content: unknown): SaidIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => {
      const meant = wrongName(key, known, wrong('noField'));
      return { path: [...issue.path, key], ...(meant.said?.guess ? meant : wrong('noFieldOf', known.join(', '))) };
    });
  }
  return [{ path: issue.path, ...wrongOf(issue, valueAt(content, issue.path)) }];
}

function wrongOf(issue: Issue, value: unknown): Wrong {
  if (issue.code === 'invalid_key') return wrongAs(issue.issues[0]?.message ?? issue.message);
  // An empty entry is an error of its own, whatever was expected there.
  if (value === null || (typeof value === 'string' && value.trim() === '')) return wrong('empty');
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return wrong('missing');
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string') return wrong('notText', String(value));
      return wrong('otherKind', kinds[issue.expected] ?? issue.expected, kindOf(value));
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (!issue.message.startsWith('Invalid')) return wrongAs(issue.message);
      return wrongName(String(value), known, wrong('notOneOf', known.join(', ')));
    }
    case 'too_small':
      if (issue.origin === 'string') return wrong('tooShort', String(issue.minimum));
      return issue.message.startsWith('Too small') ? wrong('tooFew', String(issue.minimum)) : wrongAs(issue.message);
    case 'too_big':
      if (issue.origin === 'string') return wrong('tooLong', String(issue.maximum));
      return issue.message.startsWith('Too big') ? wrong('tooMany', String(issue.maximum)) : wrongAs(issue.message);
    default:
      return wrongAs(issue.message);
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
