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
