import { z } from 'zod';
import { claim, draft } from './claim.ts';
import { lexiconFile } from './lexicon.ts';
import { reference } from './reference.ts';

/** What a field is for, shown by editors while one writes. Names are the paths of fields in a claim. */
const hints: Record<string, string> = {
  id: 'Kebab-case, the same as the file name; never used again for another claim.',
  topic: 'The name of the folder.',
  statement: 'The false claim in one sentence.',
  label: 'What a badge says after "Known false claim: ", e.g. statins and dementia.',
  verdict: "How wrong it is. Write 'false' in quotes.",
  negative: 'true if the claim is itself a negation ("masks do not work"), so that "not" in a post asserts it.',
  phrasings: 'How people say it, in their words: brand names, slang, stories.',
  frames: 'Which concepts of the lexicon must come together for the claim to be meant.',
  broader: 'Ids of neighbouring, more general claims, which this one beats when both match about equally well.',
  fact: 'What is true: plain, memorable, without figures that were not read in a source.',
  nuance: 'What is true in the claim.',
  fallacy: 'Which technique of science denial it uses, and how it misleads.',
  evidence: 'Keys of references.json, strongest first.',
  replies: 'In each tone: one full reply (60 to 140 words) and short ones (280 characters with a link).',
  examples: 'Posts that the claim is tested with.',
  review: 'Who signed it off and when it must be looked at again.',
  readability: 'The right to be harder to read than grade 10, with the reason.',
  status: 'draft: checked, not shipped. published. retired: neither matched nor shipped.',
};

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The schemas of the files of a claims folder as JSON Schema, by file name, for editors that complete and check. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const { $schema, ...whole } = hinted(draw(claim));
  const { $schema: _, ...unfinished } = hinted(draw(draft));
  const isDraft = { properties: { status: { const: 'draft' } }, required: ['status'] };
  return {
    'claim.schema.json': {
      ...($schema && { $schema }),
      title: 'A claim',
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits this.
      ...{ if: isDraft, then: unfinished, else: whole },
    },
    'lexicon.schema.json': { ...draw(lexiconFile), title: 'Concepts and the words people use for them' },
    'references.schema.json': { ...draw(z.array(reference)), title: 'Every source, in CSL-JSON' },
  };
}

function draw(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function hinted(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    typeof field === 'object' && hints[name] ? { description: hints[name], ...field } : field,
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}
