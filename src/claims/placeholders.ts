import Mustache from 'mustache';

/**
 * What a reply template may leave open, written `{{fact}}`; filled when the reply is composed. `sources` are the
 * citations with their links, one a line; `link` is the bare link of the first source, for short replies.
 */
export const placeholders = [
  'fact',
  'nuance',
  'why',
  'statement',
  'sources',
  'link',
  'name',
  'credential',
  'speaker',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** Those that the reader's profile may leave empty: only they may open a section, `{{#name}} … {{/name}}`. */
const optional: readonly string[] = ['name', 'credential', 'speaker'] satisfies Placeholder[];

/** A part of a parsed template: kind, value, start, end, and for sections the parts inside. */
type Part = [kind: string, value: string, start: number, end: number, inside?: Part[]];

/**
 * Names every placeholder of a reply template once, in order of appearance, known or not. What Mustache can do beyond
 * filling in is named too, as it stands (`>partial`, `#fact`), so that it is refused like an unknown placeholder.
 * A broken template (`{{fact`, a section that is not closed) throws with Mustache's explanation.
 */
export function placeholdersIn(text: string): string[] {
  const names = new Set<string>();
  const visit = (parts: Part[]) => {
    for (const [kind, value, , , inside] of parts) {
      if (kind === 'name') names.add(value);
      else if (kind === '#' || kind === '^') names.add(optional.includes(value) ? value : `${kind}${value}`);
      else if (kind !== 'text' && kind !== '!') names.add(`${kind}${value}`);
      if (inside) visit(inside);
    }
  };
  visit(Mustache.parse(text) as Part[]);
  return [...names];
}
