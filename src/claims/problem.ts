import type { Wrong } from './wrong.ts';

/** Something wrong in a file that a curator wrote: enough to find it and to mend it. */
export type Problem = Wrong & {
  file: string;
  /** 1-based; 1 where the whole file is meant. */
  line: number;
  /** Path in the file's own words, e.g. "replies[1].text"; empty for the whole file. */
  field: string;
};

/** "claims-db/covid-19/x.yaml:12: verdict: must be one of ..." as editors and terminals link it. */
export function problemLine(problem: Problem): string {
  const field = problem.field ? ` ${problem.field}:` : '';
  return `${problem.file}:${problem.line}:${field} ${problem.message}`;
}
