import { z } from 'zod';
import type { Reference } from '../reference.ts';
import { bareDoi, plainPmid, workIdOf } from '../same-work.ts';

/**
 * The record of a work as it came from a citation tool or an index: a reference without what only a curator can say of
 * it, and without a key.
 */
export type CitedRecord = Pick<Reference, 'type' | 'title' | 'author' | 'URL'> & {
  issued?: { 'date-parts': number[][] };
  'container-title'?: string;
  DOI?: string;
  PMID?: string;
  /** What the index knows of a retraction; `none` where it says nothing. */
  retraction: Reference['custom']['retraction'];
};

/** So many authors are kept of a long list, as medical journals print them before "et al.". */
const keptAuthors = 6;

/** What Crossref calls the kinds of works, by their names in CSL. Others are called the same, or stay as they are. */
const cslTypes: Record<string, string> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'posted-content': 'article',
  'proceedings-article': 'paper-conference',
  dissertation: 'thesis',
  monograph: 'book',
};

/** CSL has a text where Crossref has a list of texts. */
const text = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform((texts) => texts[0] ?? '')])
  .catch('')
  .transform(plainText);
const year = z.coerce.number().int().min(1000).max(2999);
const csl = z.looseObject({
  type: text,
  title: text,
  author: z.array(z.looseObject({ family: text, given: text, literal: text, name: text })).catch([]),
  issued: z
    .looseObject({ 'date-parts': z.tuple([z.tuple([year], z.coerce.number().int().min(1).max(31))], z.unknown()) })
    .optional()
    .catch(undefined),
  'container-title': text,
  DOI: text,
  PMID: text,
  URL: text,
});

/**
 * Reads CSL-JSON, as citation tools write it and Crossref nearly does, into our form of a record.
 * @returns null if it has no title: then it is no record of a work
 */
export function recordFrom(item: unknown, retraction: CitedRecord['retraction'] = 'none'): CitedRecord | null {
  const read = csl.safeParse(item).data;
  if (!read || read.title === '') return null;
  const doi = bareDoi(read.DOI) ?? bareDoi(read.URL);
  const pmid = plainPmid(read.PMID) ?? plainPmid(/^https?:\/\/pubmed\.ncbi\S+$/i.exec(read.URL)?.[0]);
  const date = read.issued?.['date-parts'][0];
  return {
    type: cslTypes[read.type] ?? (read.type || 'article-journal'),
    title: read.title,
    author: read.author.flatMap(authorFrom).slice(0, keptAuthors),
    ...(date && { issued: { 'date-parts': [date] } }),
    ...(read['container-title'] && { 'container-title': read['container-title'] }),
    ...(doi && { DOI: doi }),
    ...(pmid && { PMID: pmid }),
    URL: addressOf(doi, pmid, read.URL),
    retraction,
  };
}

/** Where the record is to be seen: for good by its number, else at the address it gave. */
function addressOf(doi: string | null, pmid: string | null, given: string): string {
  if (doi) return `https://doi.org/${doi}`;
  if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return given.startsWith('https://') ? given : '';
}

/** A person by family name and initials, as our references have it; a group by its name. */
function authorFrom(one: { family: string; given: string; literal: string; name: string }): Reference['author'] {
  const literal = one.literal || one.name || (one.given ? '' : one.family);
  if (literal) return [{ literal }];
  if (!one.family) return one.given ? [{ literal: one.given }] : [];
  return [{ family: one.family, given: initials(one.given) }];
}

/** "Brian R." → "BR", "Jean-Pierre" → "JP"; what are initials already stays. */
export function initials(given: string): string {
  if (/^\p{Lu}{1,4}$/u.test(given)) return given;
  return given
    .split(/[\s.\-‐]+/u)
    .map((name) => [...name][0]?.toUpperCase() ?? '')
    .join('');
}

/** Titles come with the marks of their typesetting: "<i>H. pylori</i> &amp; cancer". */
function plainText(marked: string): string {
  return marked
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** The reference that is of the same work, if we have it. */
export function sameWorkAs(
  record: Pick<CitedRecord, 'DOI' | 'PMID'>,
  references: readonly Reference[],
): Reference | null {
  const { doi, pmid } = workIdOf(record as Pick<Reference, 'DOI' | 'PMID'>);
  return (
    references.find((other) => {
      const known = workIdOf(other);
      return (doi !== null && known.doi === doi) || (pmid !== null && known.pmid === pmid);
    }) ?? null
  );
}

/** A key that is not taken, after first author and year: "ott2015", "ott2015b". */
export function keyFor(record: Pick<CitedRecord, 'author' | 'issued' | 'title'>, taken: ReadonlySet<string>): string {
  const [first] = record.author;
  const name = letters(first?.family ?? first?.literal?.split(' ')[0] ?? '') || letters(record.title).slice(0, 12);
  const key = `${name || 'work'}${record.issued?.['date-parts'][0]?.[0] ?? ''}`;
  if (!taken.has(key)) return key;
  for (const letter of 'bcdefghijklmnopqrstuvwxyz') if (!taken.has(key + letter)) return key + letter;
  for (let number = 2; ; number++) if (!taken.has(`${key}_${number}`)) return `${key}_${number}`;
}

function letters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
