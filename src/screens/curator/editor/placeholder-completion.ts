import { type Placeholder, placeholders } from '../../../claims/placeholders.ts';

/** The placeholders that may be meant by what stands before the caret, from its two braces on. */
export type Completion = { from: number; options: Placeholder[] };

/** Two braces, maybe the sign of a section, and the beginning of a name, up to the caret. */
const begun = /\{\{([#/^]?)\s*([a-z]*)$/;

/** @returns null where nothing is being begun, or what is begun is no placeholder */
export function completionAt(text: string, caret: number): Completion | null {
  const found = begun.exec(text.slice(0, caret));
  if (!found) return null;
  const options = placeholders.filter((name) => name.startsWith(found[2] ?? ''));
  return options.length > 0 ? { from: found.index, options } : null;
}

/** The text with the placeholder written out, and the caret after it. Braces that are closed already stay as they are. */
export function completed(text: string, caret: number, name: Placeholder): { text: string; caret: number } {
  const found = begun.exec(text.slice(0, caret));
  if (!found) return { text, caret };
  const before = `${text.slice(0, found.index)}{{${found[1]}${name}}}`;
  return { text: before + text.slice(caret).replace(/^\s*\}\}?/, ''), caret: before.length };
}
