import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../../../src/claims/source-file.ts';

const folder = 'claims-db';

function yamlIn(topic: string): SourceFile[] {
  return readdirSync(join(folder, topic))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ file: `${topic}/${name}`, text: readFileSync(join(folder, topic, name), 'utf8') }));
}

const topics = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
  .map((entry) => entry.name);

/** The shipped claims, lexicon and references, as they stand in Git. */
export const shippedClaims = topics.filter((topic) => topic !== 'lexicon').flatMap(yamlIn);
export const shippedLexicon = yamlIn('lexicon');
export const shippedReferences = readFileSync(join(folder, 'references.json'), 'utf8');

/** The lines of `after` that are not in `before`, and the other way round, in their order. */
export function changedLines(before: string, after: string): { removed: string[]; added: string[] } {
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) };
}
