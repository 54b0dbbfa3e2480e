/** What can be wrong with a reply. The screens say it in words; the code here only names it. */
export type ProblemKind =
  | 'no-template'
  | 'no-sources'
  | 'review-overdue'
  | 'unknown-placeholder'
  | 'unfilled-placeholder'
  | 'empty'
  | 'too-long'
  | 'missing-source'
  | 'individual-advice'
  | 'dose'
  | 'missing-name'
  | 'missing-credential';

/** An error blocks the reply, a warning explains. `detail` is the words at fault, as they stand in the reply. */
export type ReplyProblem = { kind: ProblemKind; severity: 'error' | 'warning'; detail?: string };
