/**
 * What a claim's file says at a glance: its plain first-level fields, without reading the YAML whole. Of thousands of
 * files the table shows this at once, and of a file with an error in it as well.
 */
export type Glance = Partial<Record<(typeof fields)[number], string>>;

const fields = ['id', 'topic', 'statement', 'label', 'verdict', 'status'] as const;

/** A text after ">-" or "|" stands on the next lines, set in. */
const blockMark = /^[>|][-+]?$/;

export function glance(text: string): Glance {
  const seen: Glance = {};
  for (const field of fields) {
    const found = new RegExp(`^${field}:[ \\t]*(.*)(?:\\r?\\n((?:[ \\t]+.*(?:\\r?\\n|$))*))?`, 'm').exec(text);
    if (!found) continue;
    const [, line = '', below = ''] = found;
    const value = blockMark.test(line.trim()) ? below.replace(/\s+/g, ' ') : line;
    const bare = unquoted(value.trim());
    if (bare !== '') seen[field] = bare;
  }
  return seen;
}

function unquoted(value: string): string {
  const quote = value[0];
  if (quote !== "'" && quote !== '"') return value.replace(/\s+#.*$/, '');
  const inner = value.slice(1, value.lastIndexOf(quote) || value.length);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}
