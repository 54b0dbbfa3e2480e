import type { Reference } from './reference.ts';

/** What tells one published work from others; each in the form in which it can be compared. */
export type WorkId = { doi: string | null; pmid: string | null };

/** A DOI without what is written around it; what is none ("unavailable") is null. */
export function bareDoi(text: string | undefined): string | null {
  const bare = (text ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return /^10\.\d{4,9}\/\S+$/.test(bare) ? bare : null;
}

/** A DOI as it can be compared: "https://doi.org/10.1000/ABC" and "doi:10.1000/abc" are one. */
export function plainDoi(text: string | undefined): string | null {
  return bareDoi(text)?.toLowerCase() ?? null;
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
