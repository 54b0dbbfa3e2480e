import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaFolder } from '../claims/editing/new-claim.ts';
import { jsonSchemas } from '../claims/json-schema.ts';
import { BadInput, printLine } from './output.ts';
import { writeWhole } from './write-whole.ts';

/** `claims schema [dir]`: writes the JSON Schemas of claims, lexicon and references, for editors. */
export async function schema(folder: string): Promise<void> {
  const to = join(folder, schemaFolder);
  await mkdir(to, { recursive: true }).catch((error: Error) => {
    throw new BadInput(`${to}: cannot be made: ${error.message}`);
  });
  for (const [name, text] of schemaTexts()) {
    await writeWhole(join(to, name), text);
    printLine({ file: join(to, name), bytes: Buffer.byteLength(text) });
  }
}

/** Name and content of each schema file. */
export function schemaTexts(): [name: string, text: string][] {
  return Object.entries(jsonSchemas()).map(([name, content]) => [name, `${JSON.stringify(content, null, 2)}\n`]);
}
