import type { Reference } from './reference.ts';

/** What tells one published work from others; each in the form in which it can be compared. */
export type WorkId = { doi: string | null; pmid: string | null };

/** "https://doi.org/10.1000/ABC" and "doi:10.1000/abc" are one DOI; what is none ("unavailable", "0") is null. */
export function plainDoi(text: string | undefined): string | null {
  const bare = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '');
  return /^10\.\d{4,9}\/\S+$/.test(bare) ? bare : null;
}

/** A PubMed number, or null: exports write 0 where there is none. */
export function plainPmid(text: string | undefined): string | null {
  const bare = (text ?? '')
    .trim()
    .replace(/^(?:pmid:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)/i, '')
    .replace(/\/$/, '');
  return /^[1-9]\d{0,7}$/.test(bare) ? bare : null;
}

/** The identifiers of one of our references. */
export function workIdOf(item: Pick<Reference, 'DOI' | 'PMID'>): WorkId {
  return { doi: plainDoi(item.DOI), pmid: plainPmid(item.PMID) };
}
