import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { sayIssue } from '../say-issue.ts';
import { fieldName } from '../source-file.ts';

/**
 * What a schema says against a part of a file, with lines and fields of the whole file.
 * @param path where the part stands in the file
 */
export function contentProblems(
  where: { file: string; path: readonly PropertyKey[]; lineOf: (path: readonly PropertyKey[]) => number },
  error: z.ZodError,
  schema: z.ZodType,
  content: unknown,
): Problem[] {
  return error.issues
    .flatMap((issue) => sayIssue(issue, schema, content))
    .map(({ path, ...wrong }) => {
      const whole = [...where.path, ...path];
      return { file: where.file, line: where.lineOf(whole), field: fieldName(whole), ...wrong };
    });
}
