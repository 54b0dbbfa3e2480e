import type { Claim, Stance } from '../claims/claim.ts';
import type { Match } from '../matching/match.ts';

export type Expected = Stance | 'unrelated';
/** An example of a claim, and what the matcher made of it. */
export type TriedExample = {
  claim: string;
  expected: Expected;
  index: number;
  text: string;
  found: Match | null;
  passed: boolean;
};

/**
 * Runs the claims' own examples. One passes when its claim is found in its stance, at any level; a refutation also when
 * the claim is not shown at all, since a refutation gets no badge; an unrelated one when the claim is neither asserted
 * nor asked.
 */
export function tryExamples(
  match: (text: string) => readonly Match[],
  claims: readonly Pick<Claim, 'id' | 'examples'>[],
): TriedExample[] {
  return claims.flatMap(({ id, examples }) =>
    (Object.entries(examples) as [Expected, string[]][]).flatMap(([expected, texts]) =>
      texts.map((text, index): TriedExample => {
        const found = match(text).find((one) => one.claim === id) ?? null;
        const badge = found?.stance === 'asserts' || found?.stance === 'asks';
        const passed = expected === 'unrelated' || expected === 'refutes' ? !badge : found?.stance === expected;
        return { claim: id, expected, index, text, found, passed };
      }),
    ),
  );
}
