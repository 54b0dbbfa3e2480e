import { verdict } from '../../claims/claim.ts';
import { type Outline, outlineOf, type Status } from '../../claims/outline.ts';
import type { ChangeOutline } from '../../storage/curating/change-outlines.ts';
import type { CuratedClaim } from './curating.ts';
import { glance } from './glance.ts';

/** A claim as a line of the table: what can be filtered and sorted by. */
export type ClaimRow = Outline & {
  file: string;
  /** "new": the list does not have it. */
  edited: 'changed' | 'new' | null;
  /** When it was edited here last, ISO. */
  editedOn: string | null;
  /** So many errors stand in its file. */
  problems: number;
};

const rows = new WeakMap<CuratedClaim | Outline, ClaimRow>();

/** The line of a claim; made once for each state of the claim. That its file is read makes no other line of it. */
export function rowOf(claim: CuratedClaim): ClaimRow {
  const { file, outline } = claim;
  if (outline !== null && claim.problems.length === 0) return listedRow(file, outline);
  return kept(claim, () => ({ ...insideOf(claim), ...outsideOf(claim) }));
}

/** The line of a claim of the list that was not changed here, as the list's table of contents tells it. */
export function listedRow(file: string, outline: Outline): ClaimRow {
  return kept(outline, () => ({ ...outline, file, edited: null, editedOn: null, problems: 0 }));
}

/** The line of a claim that was changed here, as it was kept before; null where the claim is gone from this file. */
export function changedRow({ file, outline, isNew, on, problems }: ChangeOutline): ClaimRow | null {
  return outline && { ...outline, file, edited: isNew ? 'new' : 'changed', editedOn: on, problems };
}

/** Says what the line of a claim is, before anything can be told by what its file says. */
export function knowRow(claim: CuratedClaim, row: ClaimRow): void {
  rows.set(claim, row);
}

/** Makes the line of a claim anew. One that tells the same stays, so that nothing need be sorted and searched again. */
export function renewRow(claim: CuratedClaim): void {
  const known = rows.get(claim);
  rows.delete(claim);
  const now = rowOf(claim);
  if (known && fields(now).every((field) => known[field] === now[field])) rows.set(claim, known);
}

function fields(row: ClaimRow): (keyof ClaimRow)[] {
  return Object.keys(row) as (keyof ClaimRow)[];
}

function kept(of: CuratedClaim | Outline, make: () => ClaimRow): ClaimRow {
  const row = rows.get(of) ?? make();
  rows.set(of, row);
  return row;
}

function outsideOf({ file, base, change, problems }: CuratedClaim) {
  return {
    file,
    edited: change === null ? null : base === null ? ('new' as const) : ('changed' as const),
    editedOn: change?.on ?? null,
    problems: problems.length,
  };
}

function insideOf({ file, text, value }: CuratedClaim): Outline {
  if (value !== null) return outlineOf(value);
  const seen = glance(text);
  const [folder = '', name = ''] = file.split('/');
  return {
    id: seen.id ?? name.replace(/\.ya?ml$/, ''),
    statement: seen.statement ?? file,
    topic: seen.topic ?? folder,
    verdict: verdict.safeParse(seen.verdict).data ?? null,
    status: statuses.find((one) => one === seen.status) ?? null,
    reviewedBy: null,
    reviewedOn: null,
    due: null,
    fewSources: false,
    weakExamples: false,
  };
}

const statuses: readonly Status[] = ['draft', 'published', 'retired'];
