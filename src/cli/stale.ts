import { loadWritten } from './load.ts';
import { printRow } from './output.ts';

/**
 * `claims stale [dir] [--on DATE]`: the claims whose review is overdue on that day, longest first.
 * Retired claims are nobody's work any more.
 */
export async function stale(folder: string, on: string): Promise<void> {
  const { written } = await loadWritten(folder);
  const overdue = written
    .map(({ value }) => value)
    .filter((claim) => claim.status !== 'retired' && isStale(claim.review.due, on))
    .sort((a, b) => a.review.due.localeCompare(b.review.due) || a.id.localeCompare(b.id));
  for (const { id, topic, status, review } of overdue) {
    const days = Math.round((Date.parse(on) - Date.parse(review.due)) / 86_400_000);
    printRow(
      { claim: id, topic, status, due: review.due, days, by: review.by },
      `${review.due}  ${topic}/${id}  (${days} days overdue, ${review.by ?? 'not yet reviewed'})`,
    );
  }
  if (overdue.length === 0 && process.stdout.isTTY) printRow(null, `No claim is overdue on ${on}.`);
}

/** On the day itself a review is still in time. */
export function isStale(due: string, on: string): boolean {
  return due < on;
}
