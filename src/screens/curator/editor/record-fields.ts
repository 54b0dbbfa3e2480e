import { type CitedRecord, keyFor } from '../../../claims/citations/record.ts';
import { type Reference, reference } from '../../../claims/reference.ts';
import { sayIssue } from '../../../claims/say-issue.ts';
import { fieldName } from '../../../claims/source-file.ts';
import { type Wrong, wrong } from '../../../claims/wrong.ts';

/** A reference as it stands in the fields of its form: all of it text, until it is checked. */
export type RecordFields = {
  key: string;
  title: string;
  /** "Ott BR; Daiello LA; Statin Group". */
  authors: string;
  journal: string;
  year: string;
  doi: string;
  pmid: string;
  url: string;
  /** '' until the curator chose: no tool can say these for her. */
  studyType: string;
  grade: string;
  finding: string;
  findingChecked: boolean;
  retraction: Reference['custom']['retraction'];
  checked: string;
};

/** What is wrong, by the field it is told under. */
export type RecordProblems = Partial<Record<keyof RecordFields, Wrong>>;

/** A record that was found, for the curator to check and to complete. */
export function fieldsOfRecord(record: CitedRecord, taken: ReadonlySet<string>, checked: string): RecordFields {
  return {
    ...bibliographic(record),
    key: keyFor(record, taken),
    studyType: record.retraction === 'retracted' ? 'retracted-source' : '',
    grade: '',
    finding: '',
    findingChecked: false,
    retraction: record.retraction,
    checked,
  };
}

export function fieldsOfReference(item: Reference): RecordFields {
  const { studyType, grade, finding, findingChecked, retraction, checked = '' } = item.custom;
  return {
    ...bibliographic(item),
    key: item.id,
    studyType,
    grade,
    finding,
    findingChecked,
    retraction,
    checked,
  };
}

type Bibliographic = Pick<Reference, 'title' | 'author' | 'URL' | 'DOI' | 'PMID' | 'container-title' | 'issued'>;

function bibliographic(item: Bibliographic) {
  return {
    title: item.title,
    authors: authorsText(item.author),
    journal: item['container-title'] ?? '',
    year: yearText(item),
    doi: item.DOI ?? '',
    pmid: item.PMID ?? '',
    url: item.URL,
  };
}

function yearText(item: Pick<Reference, 'issued'>): string {
  return String(item.issued?.['date-parts'][0]?.[0] ?? '');
}

export function authorsText(authors: Reference['author']): string {
  return authors
    .map(({ family, given, literal }) => literal ?? [family, given].filter(Boolean).join(' '))
    .filter(Boolean)
    .join('; ');
}

/** Who has initials after the name is a person; all others are groups. */
export function authorsFrom(text: string): Reference['author'] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const [, family, given] = /^(.+?)\s+(\p{Lu}{1,4})$/u.exec(name) ?? [];
      return family && given ? { family, given } : { literal: name };
    });
}

/**
 * The reference that the fields make, or what is still wrong with them.
 * @param before what they began from: what has no field there (volume, pages) stays, and what was not changed is as it was
 * @param taken keys of other references
 */
export function referenceFrom(
  fields: RecordFields,
  before: { type: string; item: Partial<Reference> },
  taken: ReadonlySet<string>,
): { item: Reference } | { problems: RecordProblems } {
  const candidate = {
    ...before.item,
    id: fields.key.trim(),
    type: before.type,
    title: fields.title.trim(),
    author: authorsOf(fields, before.item),
    issued: issuedOf(fields, before.item),
    'container-title': fields.journal.trim() || undefined,
    DOI: fields.doi.trim() || undefined,
    PMID: fields.pmid.trim() || undefined,
    URL: fields.url.trim(),
    custom: {
      ...before.item.custom,
      studyType: fields.studyType || undefined,
      grade: fields.grade || undefined,
      finding: fields.finding.trim(),
      findingChecked: fields.findingChecked,
      retraction: fields.retraction,
      checked: fields.checked.trim() || undefined,
    },
  };
  const read = reference.safeParse(withoutUndefined(candidate));
  const problems: RecordProblems = {};
  for (const issue of read.error?.issues ?? [])
    for (const { path, ...found } of sayIssue(issue, reference, candidate))
      problems[fieldAt[fieldName(path.slice(0, 2))] ?? fieldAt[fieldName(path.slice(0, 1))] ?? 'key'] ??= found;
  if (taken.has(candidate.id)) problems.key = wrong('keyTaken');
  const isRetracted = fields.retraction === 'retracted';
  if (fields.studyType !== '' && isRetracted !== (fields.studyType === 'retracted-source'))
    problems.studyType = wrong(isRetracted ? 'retractedStudy' : 'onlyRetracted');
  return read.data && Object.keys(problems).length === 0 ? { item: read.data } : { problems };
}

/** Where the form shows the fields of a reference. */
const fieldAt: Record<string, keyof RecordFields> = {
  id: 'key',
  title: 'title',
  author: 'authors',
  'container-title': 'journal',
  issued: 'year',
  DOI: 'doi',
  PMID: 'pmid',
  URL: 'url',
  'custom.studyType': 'studyType',
  'custom.grade': 'grade',
  'custom.finding': 'finding',
  'custom.retraction': 'retraction',
  'custom.checked': 'checked',
};

/** A list of authors may say more than the field shows; it is kept unless the field was changed. */
function authorsOf({ authors }: RecordFields, item: Partial<Reference>): Reference['author'] {
  return item.author && authorsText(item.author) === authors ? item.author : authorsFrom(authors);
}

function issuedOf({ year }: RecordFields, item: Partial<Reference>): unknown {
  if (item.issued && yearText(item) === year.trim()) return item.issued;
  if (year.trim() === '') return undefined;
  return { 'date-parts': [[/^\d{4}$/.test(year.trim()) ? Number(year) : year]] };
}

function withoutUndefined<T extends { custom: object }>(candidate: T): unknown {
  const kept = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...kept(candidate), custom: kept(candidate.custom) };
}
