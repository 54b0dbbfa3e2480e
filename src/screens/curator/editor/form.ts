import type { Problem } from '../../../claims/problem.ts';
import type { Wrong } from '../../../claims/wrong.ts';
import type { ClaimContent } from './claim-content.ts';

/** The way to a field in a claim's file: `['replies', 1, 'text']`. */
export type Path = (string | number)[];

/** What each part of the form works with: what stands in the claim's file, what is wrong with it, and how to change it. */
export type Form = {
  content: ClaimContent;
  /** What is wrong with just this field, as it is named in messages: "phrasings[3]". */
  problemsAt(field: string): Wrong[];
  /** The same with all that is inside it: for a field whose parts have no place of their own on the screen. */
  problemsIn(field: string): Wrong[];
  /** Writes one field; undefined takes it out of the file. */
  set(path: Path, value: unknown): void;
  /** Changes the file in several places at once, as one step that can be undone. */
  change(edit: (text: string) => string, field: string): void;
  /** The id of a field's control on the screen. */
  idOf(field: string): string;
};

/** The same message is told once for a field, whoever found the fault. */
export function problemsOnce(...found: (readonly Problem[])[]): Problem[] {
  const told = new Map<string, Problem>();
  for (const problem of found.flat()) {
    const name = `${problem.field}\n${problem.message}`;
    if (!told.has(name)) told.set(name, problem);
  }
  return [...told.values()];
}

export function problemsAt(problems: readonly Problem[], field: string): Problem[] {
  return problems.filter((problem) => problem.field === field);
}

export function problemsIn(problems: readonly Problem[], field: string): Problem[] {
  return problems.filter((problem) => problem.field === field || /^[.[]/.test(afterName(problem.field, field)));
}

function afterName(whole: string, name: string): string {
  return whole.startsWith(name) ? whole.slice(name.length) : '';
}

/**
 * The fields that have a control of their own, under which their problems are told. All others are told at the top:
 * a misspelt field, an entry of the wrong kind.
 */
const shownFields =
  /^(?:id|topic|statement|label|verdict|negative|phrasings(?:\[\d+\])?|frames(?:\[\d+\].*)?|broader(?:\[\d+\])?|fact|nuance|fallacy(?:\.(?:kind|why))?|evidence(?:\[\d+\])?|replies(?:\[\d+\](?:\.(?:tone|length|text))?)?|examples(?:\.(?:asserts|asks|refutes|unrelated)(?:\[\d+\])?)?|readability(?:\.(?:grade|why))?|review(?:\.(?:by|on|due))?|status)$/;

export function hasControl(field: string): boolean {
  return shownFields.test(field);
}
