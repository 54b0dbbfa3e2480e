import { type Claim, type Draft, publishedMinimum, type Verdict } from './claim.ts';

export type Status = 'draft' | 'published' | 'retired';

/** What a table of claims tells of one, so that thousands can be shown before any of their files is read. */
export type Outline = {
  id: string;
  statement: string;
  topic: string;
  /** Null where the file does not say, or is not read yet. */
  verdict: Verdict | null;
  status: Status | null;
  /** Who signed it off; null: no clinician has yet. */
  reviewedBy: string | null;
  /** ISO dates. */
  reviewedOn: string | null;
  due: string | null;
  fewSources: boolean;
  weakExamples: boolean;
};

/** The format asks for two sources; with a third the claim still stands when one of them is retracted. */
const enoughSources = 3;

const examplesAsked = (['asserts', 'asks', 'refutes', 'unrelated'] as const).map(
  (kind) => [kind, publishedMinimum.examples[kind]] as const,
);

export function outlineOf(claim: Claim | Draft): Outline {
  const { id, statement, topic, verdict, status, review, evidence, examples } = claim;
  return {
    id,
    statement,
    topic,
    verdict,
    status,
    reviewedBy: review.by,
    reviewedOn: review.on,
    due: review.due,
    fewSources: evidence.length < enoughSources,
    weakExamples: examplesAsked.some(([kind, least]) => examples[kind].length < least),
  };
}
