import { claimReview, claimReviewsIn, fromClaimReview } from '../claim-review.ts';
import { wrong } from '../wrong.ts';
import { contentProblems } from './content-problems.ts';
import type { ForeignEntry, ForeignFile } from './foreign-entry.ts';
import type { JsonText } from './json-text.ts';
import type { Stepwise } from './stepwise.ts';

/** So many reviews are looked at between two looks at the page. */
const reviewsAtOnce = 200;

/** Reads the ClaimReviews of a JSON-LD document, wherever they stand in it. */
export function* readClaimReviews(file: string, { content, lineOf }: JsonText): Stepwise<ForeignFile> {
  const reviews = claimReviewsIn(content);
  if (reviews.length === 0) return { entries: [], problems: [{ file, line: 1, field: '', ...wrong('noClaimReview') }] };
  const entries: ForeignEntry[] = [];
  for (const [index, one] of reviews.entries()) {
    if (index % reviewsAtOnce === 0) yield { done: index, total: reviews.length };
    const line = lineOf(one.path);
    const review = claimReview.safeParse(one.content);
    if (review.success) {
      const claim = fromClaimReview(review.data);
      entries.push('skip' in claim ? { line, statement: review.data.claimReviewed, ...claim } : { line, claim });
      continue;
    }
    const problems = contentProblems({ file, path: one.path, lineOf }, review.error, claimReview, one.content);
    const statement = Reflect.get(one.content as object, 'claimReviewed');
    entries.push({ line, statement: typeof statement === 'string' ? statement : '', problems });
  }
  return { entries, problems: [] };
}
