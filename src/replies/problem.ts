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
  | 'identifying-detail'
  | 'insult'
  | 'mockery'
  | 'many-links'
  | 'missing-name'
  | 'missing-credential'
  | 'repeated-wording'
  | 'replied-before';

/**
 * An error blocks the reply, a warning explains. `detail` is the words at fault, as they stand in the reply; for
 * `many-links` and `repeated-wording` the number, for `replied-before` the ISO time of the earlier reply.
 */
export type ReplyProblem = { kind: ProblemKind; severity: 'error' | 'warning'; detail?: string };
