import type { Verdict } from '../../claims/claim.ts';
import type { Status } from '../../claims/outline.ts';
import type { ClaimRow } from './claim-row.ts';

/** Which claims the table shows. Null and false: all. */
export type Filters = {
  topic: string | null;
  verdict: Verdict | null;
  status: Status | null;
  review: 'reviewed' | 'unreviewed' | 'due' | null;
  fewSources: boolean;
  weakExamples: boolean;
  edited: boolean;
  errors: boolean;
};

export const noFilters: Filters = {
  topic: null,
  verdict: null,
  status: null,
  review: null,
  fewSources: false,
  weakExamples: false,
  edited: false,
  errors: false,
};

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== null && value !== false);
}

/** @param today an ISO date: what is due on it is due */
export function passes(row: ClaimRow, filters: Filters, today: string): boolean {
  if (filters.topic !== null && row.topic !== filters.topic) return false;
  if (filters.verdict !== null && row.verdict !== filters.verdict) return false;
  if (filters.status !== null && row.status !== filters.status) return false;
  if (filters.review === 'reviewed' && row.reviewedBy === null) return false;
  if (filters.review === 'unreviewed' && row.reviewedBy !== null) return false;
  if (filters.review === 'due' && !isDue(row, today)) return false;
  if (filters.fewSources && !row.fewSources) return false;
  if (filters.weakExamples && !row.weakExamples) return false;
  if (filters.edited && row.edited === null) return false;
  return !filters.errors || row.problems > 0;
}

/** Somebody must look again; a retired claim rests. */
export function isDue(row: ClaimRow, today: string): boolean {
  return row.status !== 'retired' && row.due !== null && row.due <= today;
}

/** "fit": what fits the search best; with nothing typed, by name. */
export const sorts = ['fit', 'name', 'topic', 'due', 'edited'] as const;
export type Sort = (typeof sorts)[number];

type Order = (a: ClaimRow, b: ClaimRow) => number;

/** The order of the table's lines. Equal ones stand by name. */
export function orderOf(sort: Exclude<Sort, 'fit'>, language: string): Order {
  // A collator that is made once compares many times faster than localeCompare.
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName: Order = (a, b) => compare(a.statement, b.statement);
  switch (sort) {
    case 'name':
      return byName;
    case 'topic':
      return (a, b) => compare(a.topic, b.topic) || byName(a, b);
    case 'due':
      return (a, b) => byWord(a.due ?? never, b.due ?? never) || byName(a, b);
    case 'edited':
      return (a, b) => byWord(b.editedOn ?? '', a.editedOn ?? '') || byName(a, b);
  }
}

/** Sorts behind every date. */
const never = '9999';

function byWord(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** No clinician has signed it, or its review is due; of a file that cannot be read nobody knows. */
export function needsReview(row: ClaimRow, today: string): boolean {
  return row.status !== 'retired' && row.due !== null && (row.reviewedBy === null || isDue(row, today));
}

/**
 * What needs a clinician soonest: claims that none has ever signed, before those whose review is due; in each the
 * soonest due on top. Retired claims need none.
 */
export function reviewQueue(rows: readonly ClaimRow[], today: string, language: string): ClaimRow[] {
  const byDue = orderOf('due', language);
  return rows
    .filter((row) => needsReview(row, today))
    .sort((a, b) => Number(a.reviewedBy !== null) - Number(b.reviewedBy !== null) || byDue(a, b));
}
