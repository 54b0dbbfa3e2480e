import { verdict } from '../../claims/claim.ts';
import { type Outline, outlineOf, type Status } from '../../claims/outline.ts';
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

const rows = new WeakMap<CuratedClaim, ClaimRow>();

/** The line of a claim; made once for each state of the claim. */
export function rowOf(claim: CuratedClaim): ClaimRow {
  const known = rows.get(claim);
  if (known) return known;
  const row = { ...insideOf(claim), ...outsideOf(claim) };
  rows.set(claim, row);
  return row;
}

/** The line of a claim of the list that was not changed here, as the list's table of contents tells it. */
export function listedRow(file: string, outline: Outline): ClaimRow {
  return { ...outline, file, edited: null, editedOn: null, problems: 0 };
}

function outsideOf({ file, base, change, problems }: CuratedClaim) {
  return {
    file,
    edited: change === null ? null : base === null ? ('new' as const) : ('changed' as const),
    editedOn: change?.on ?? null,
    problems: problems.length,
  };
}

function insideOf({ file, text, value, outline }: CuratedClaim): Outline {
  if (value !== null) return outlineOf(value);
  if (outline !== null) return outline;
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
