import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
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

/** One JSON value as the whole of the output: laid out for the eye in a terminal, else on one line. */
export function printWhole(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
}

/**
 * One row of a result: a sentence where a person reads it in a terminal, else one JSON value a line, for the next
 * program.
 */
export function printRow(value: unknown, sentence: string): void {
  if (process.stdout.isTTY) process.stdout.write(`${sentence}\n`);
  else printLine(value);
}

/** Words for people, on standard error, so that standard output stays data. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Something that is not wrong, but worth a look. */
export function warn(text: string): void {
  tell(`${inColour('yellow', 'warning:', process.stderr)} ${text}`);
}

/** Colours a word, if it goes to a terminal that shows colours and nobody has switched them off (NO_COLOR). */
export function inColour(
  colour: 'red' | 'yellow' | 'green' | 'bold' | 'dim',
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(colour, text, { stream });
}

/** How often progress is shown: often enough to see that something moves, and no more. */
const progressEvery = 200;

/**
 * A line on standard error that says how far a long work has come; only in a terminal, where it is wiped in the end.
 * @returns call it with what is done so far, and `end` when all is
 */
export function showProgress(what: string, total?: number): { at: (done: number) => void; end: () => void } {
  const shown = process.stderr.isTTY === true;
  let last = 0;
  return {
    at(done) {
      if (!shown || Date.now() - last < progressEvery) return;
      last = Date.now();
      process.stderr.write(`\r${what}: ${done}${total === undefined ? '' : ` of ${total}`}`);
    },
    end() {
      if (shown && last > 0) process.stderr.write('\r\u001b[K');
    },
  };
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
