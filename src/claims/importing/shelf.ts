import { idFrom, kebab } from '../editing/new-claim.ts';
import type { ForeignSource } from '../foreign-claim.ts';
import { type Reference, reference } from '../reference.ts';
import { plainDoi, workIdOf } from '../same-work.ts';

/** The references that are there, and those that come with an import. */
export type Shelf = {
  /** The key of a source that is there already; null if it is not. */
  find(source: ForeignSource): string | null;
  /**
   * Puts a source on the shelf, with grade C, since what names it is one public source; what it found has to be read.
   * @param checked how we know of it
   * @returns null for one without title or https address, by which nobody could find it
   */
  add(source: ForeignSource, checked: string): string | null;
  /** What was added, in order. */
  added: Reference[];
};

export function shelfOf(references: readonly Reference[]): Shelf {
  const added: Reference[] = [];
  const keys = new Set<string>();
  // A list has thousands of sources and an import names thousands: each is looked up, not searched for.
  const byDoi = new Map<string, Reference>();
  const byPmid = new Map<string, Reference>();
  const byUrl = new Map<string, Reference[]>();
  const byKey = new Map<string, Reference>();
  const put = (item: Reference) => {
    keys.add(item.id);
    const { doi, pmid } = workIdOf(item);
    if (doi !== null && !byDoi.has(doi)) byDoi.set(doi, item);
    if (pmid !== null && !byPmid.has(pmid)) byPmid.set(pmid, item);
    byUrl.set(item.URL, [...(byUrl.get(item.URL) ?? []), item]);
    if (!byKey.has(item.id)) byKey.set(item.id, item);
  };
  references.forEach(put);
  return {
    added,
    find({ doi, pmid, url, key, title }) {
      const same =
        byDoi.get(plainDoi(doi ?? undefined) ?? '') ??
        byPmid.get(pmid ?? '') ??
        // One page may stand for two works: a retracted article, and the news of its retraction.
        byUrl.get(url ?? '')?.find((item) => (title ?? item.title) === item.title) ??
        // A key alone is one of ours; with a record beside it, the record must be the same.
        (title === null ? byKey.get(key ?? '') : undefined);
      return same?.id ?? null;
    },
    add(source, checked) {
      const item = referenceFrom(source, checked, keys);
      if (item === null) return null;
      put(item);
      added.push(item);
      return item.id;
    },
  };
}

function referenceFrom(source: ForeignSource, checked: string, taken: ReadonlySet<string>): Reference | null {
  const url = source.doi ? `https://doi.org/${source.doi}` : source.url;
  if (!url || !URL.canParse(url) || !source.title) return null;
  const [first = { literal: new URL(url).hostname }] = source.authors;
  const name =
    kebab(first.family ?? first.literal ?? 'source')
      .split('-')
      .slice(0, 2)
      .join('-') + (source.year ?? '');
  const wanted = source.key && /^[a-z0-9][a-z0-9_-]*$/.test(source.key) ? source.key : name || 'source';
  const key = taken.has(wanted) ? idFrom(wanted, taken) : wanted;
  const item: Reference = {
    id: key,
    type: source.article ? 'article-journal' : 'webpage',
    title: source.title.trim(),
    author: source.authors.length > 0 ? source.authors : [first],
    ...(source.year !== null && { issued: { 'date-parts': [[source.year]] } }),
    ...(source.journal && { 'container-title': source.journal }),
    ...(source.doi && { DOI: source.doi }),
    ...(source.pmid && { PMID: source.pmid }),
    URL: url,
    custom: {
      studyType: source.retracted ? 'retracted-source' : source.article ? 'other' : 'fact-page',
      grade: 'C',
      finding: 'Not read yet: what this source found has to be written here.',
      findingChecked: false,
      retraction: source.retracted ? 'retracted' : 'none',
      checked,
    },
  };
  return reference.safeParse(item).success ? item : null;
}

/** A source by what is best known of it, for a sentence about it. */
export function nameOfSource({ key, doi, pmid, url, title }: ForeignSource): string {
  return title ?? doi ?? url ?? pmid ?? key ?? 'nothing is known of it';
}
