import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type Problem, problemLine } from '../claims/problem.ts';
import { fieldName } from '../claims/source-file.ts';

/** Bad input: reported on standard error, exit code 1. */
export class BadInput extends Error {
  constructor(problems: Problem[] | string) {
    super(typeof problems === 'string' ? problems : problems.map(problemLine).join('\n'));
  }
}

/** One JSON value a line on standard output. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Words for people, on standard error, so that standard output stays data. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * Reads a JSON Lines file and checks each line.
 * @throws BadInput naming file, line and field of everything that is wrong; nothing is answered in part.
 */
export async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new BadInput(`${file}: cannot be read: ${error.message}`);
  });
  const problems: Problem[] = [];
  const values: T[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const at = { file, line: index + 1 };
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (error) {
      problems.push({ ...at, field: '', message: `is not JSON: ${error instanceof Error ? error.message : error}` });
      return;
    }
    const result = schema.safeParse(json);
    if (result.success) values.push(result.data);
    else
      for (const issue of result.error.issues)
        problems.push({ ...at, field: fieldName(issue.path), message: issue.message });
  });
  if (problems.length > 0) throw new BadInput(problems);
  return values;
}
