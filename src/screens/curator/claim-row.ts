import { publishedMinimum, type Verdict, verdict } from '../../claims/claim.ts';
import type { CuratedClaim } from './curating.ts';
import { glance } from './glance.ts';

export type Status = 'draft' | 'published' | 'retired';

/** A claim as a line of the table: what can be filtered and sorted by. */
export type ClaimRow = {
  file: string;
  id: string;
  statement: string;
  topic: string;
  /** Null where the file does not say, or is not read yet. */
  verdict: Verdict | null;
  status: Status | null;
  /** Who signed it off; null: no clinician has yet. */
  reviewedBy: string | null;
  reviewedOn: string | null;
  due: string | null;
  fewSources: boolean;
  weakExamples: boolean;
  /** "new": the list does not have it. */
  edited: 'changed' | 'new' | null;
  /** When it was edited here last, ISO. */
  editedOn: string | null;
  /** So many errors stand in its file. */
  problems: number;
};

/** The format asks for two sources; with a third the claim still stands when one of them is retracted. */
const enoughSources = 3;

const rows = new WeakMap<CuratedClaim, ClaimRow>();

/** The line of a claim; made once for each state of the claim. */
export function rowOf(claim: CuratedClaim): ClaimRow {
  const known = rows.get(claim);
  if (known) return known;
  const row = { ...outsideOf(claim), ...insideOf(claim) };
  rows.set(claim, row);
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

function insideOf({ file, text, value }: CuratedClaim) {
  if (value === null) {
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
  return {
    id: value.id,
    statement: value.statement,
    topic: value.topic,
    verdict: value.verdict,
    status: value.status,
    reviewedBy: value.review.by,
    reviewedOn: value.review.on,
    due: value.review.due,
    fewSources: value.evidence.length < enoughSources,
    weakExamples: examplesAsked.some(([kind, least]) => value.examples[kind].length < least),
  };
}

const statuses: readonly Status[] = ['draft', 'published', 'retired'];
const examplesAsked = (['asserts', 'asks', 'refutes', 'unrelated'] as const).map(
  (kind) => [kind, publishedMinimum.examples[kind]] as const,
);
