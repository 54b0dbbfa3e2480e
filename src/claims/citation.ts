import type { Reference } from './reference.ts';

/* Kept apart from the schema in `reference.ts`: the card in the page cites, but never parses. */

/** Where a reader is sent: the DOI where there is one, else the address of the record. Always https. */
export function referenceLink(item: Pick<Reference, 'DOI' | 'URL'>): string {
  return item.DOI ? `https://doi.org/${item.DOI}` : item.URL;
}

/** "Hviid A et al., Annals of Internal Medicine, 2019", with the parts that are known. */
export function citationLine(item: Reference): string {
  const year = item.issued?.['date-parts'][0]?.[0];
  return [authors(item), item['container-title'], year].filter(Boolean).join(', ');
}

/** The first author, "Hviid A", with "et al." if the record names more. */
export function authors(item: Pick<Reference, 'author'>): string {
  const [first, ...others] = item.author;
  const name = first ? (first.literal ?? [first.family, first.given].filter(Boolean).join(' ')) : '';
  return others.length > 0 ? `${name} et al.` : name;
}
