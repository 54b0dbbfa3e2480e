import { stringify } from 'yaml';
import type { Draft } from '../claim.ts';
import type { SourceFile } from '../source-file.ts';
import { lineWidth } from './write-value.ts';

/** What is known of a claim that is being begun; the rest is left for the curator to write. */
export type DraftStart = Pick<Draft, 'id' | 'topic' | 'statement' | 'label' | 'verdict'> & {
  phrasings: string[];
  fact?: string;
  nuance?: string;
  evidence: string[];
  due: string;
};

/** Where a claims folder keeps the schemas of its files. */
export const schemaFolder = 'schema';

/** The line by which editors find the schema of a claim. */
export const claimSchemaLine = `# yaml-language-server: $schema=../${schemaFolder}/claim.schema.json\n`;

/** The file of a draft: `<topic>/<id>.yaml` in its claims folder, and its text. */
export function claimSource(start: DraftStart): SourceFile {
  const { id, topic, statement, label, verdict, phrasings, fact, nuance, evidence, due } = start;
  const content = {
    id,
    topic,
    statement,
    label,
    verdict,
    phrasings,
    frames: [],
    ...(fact && { fact }),
    ...(nuance && { nuance }),
    evidence,
    replies: [],
    examples: { asserts: [], asks: [], refutes: [], unrelated: [] },
    review: { by: null, on: null, due },
    status: 'draft',
  };
  // `on` and dates are plain words in today's YAML; older readers want quotes that ours does not need.
  return { file: `${topic}/${id}.yaml`, text: claimSchemaLine + stringify(content, { lineWidth }) };
}

/** "The MMR vaccine causes autism." → "the-mmr-vaccine-causes-autism", short enough to be said. */
export function idFrom(statement: string, taken: ReadonlySet<string>): string {
  const words = kebab(statement).split('-');
  let id = '';
  for (const word of words) {
    if (id.length + word.length > 48 && id !== '') break;
    id = id === '' ? word : `${id}-${word}`;
  }
  id ||= 'claim';
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Letters and digits in lower case, joined by hyphens. */
export function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A label is a few words on a badge: the beginning of the statement, until the curator finds a better one. */
export function labelFrom(statement: string): string {
  const bare = statement.replace(/[.!?]+$/, '');
  if (bare.length <= 48) return bare;
  return bare.slice(0, 48).replace(/\s+\S*$/, '');
}

/** Half a year from a day: when somebody must look again. */
export function reviewDue(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}
