import { z } from 'zod';
import { type ChangeSet, changeSet, claimsFileName, parseChangeSet } from '../editing/change.ts';
import type { Problem } from '../problem.ts';
import { contentProblems } from './content-problems.ts';
import type { JsonText } from './json-text.ts';

/** What a reviewer thinks of one change of a colleague. */
export const opinion = z.strictObject({
  file: claimsFileName,
  decision: z.enum(['open', 'accepted', 'rejected']),
  comment: z.string(),
});
export type Opinion = z.infer<typeof opinion>;

/** A colleague's change set with what its reviewer thinks of it, as it goes back to him. */
export const reviewedSet = z.strictObject({
  format: z.literal(1),
  kind: z.literal('second-opinion-review'),
  made: z.iso.datetime(),
  /** Who reviewed it. */
  by: z.string(),
  changeSet,
  opinions: z.array(opinion),
});
export type ReviewedSet = z.infer<typeof reviewedSet>;

/** A change set to be reviewed, with the opinions of whoever reviewed it before. */
export type ToReview = { changeSet: ChangeSet; opinions: Opinion[]; reviewedBy: string };

const marked = z.looseObject({ kind: z.enum(['second-opinion-changes', 'second-opinion-review']) });

/** Reads a change set, or one that came back reviewed. @returns null if the content is neither */
export function readToReview(
  file: string,
  text: string,
  { content, lineOf }: JsonText,
): ToReview | { problems: Problem[] } | null {
  const mark = marked.safeParse(content);
  if (!mark.success) return null;
  if (mark.data.kind === 'second-opinion-changes') {
    const read = parseChangeSet(file, text);
    return 'problems' in read ? read : { changeSet: read.changeSet, opinions: [], reviewedBy: '' };
  }
  const review = reviewedSet.safeParse(content);
  if (review.success) {
    const { changeSet, opinions, by } = review.data;
    return { changeSet, opinions, reviewedBy: by };
  }
  return { problems: contentProblems({ file, path: [], lineOf }, review.error, reviewedSet, content) };
}

/** A review as the text of a file. */
export function writeReview(changeSet: ChangeSet, opinions: Opinion[], by: string, made: string): string {
  const review: ReviewedSet = { format: 1, kind: 'second-opinion-review', made, by, changeSet, opinions };
  return `${JSON.stringify(review, null, 2)}\n`;
}
