import { z } from 'zod';
import { bareDoi, plainPmid } from '../same-work.ts';
import { type CitedRecord, recordFrom } from './record.ts';

/* How Crossref and PubMed are asked for the record of one work, and what their answers mean. Who asks is the screen. */

/** A work by its number in an index. */
export type WorkNumber = { index: 'crossref'; doi: string } | { index: 'pubmed'; pmid: string };

/** Where the indexes answer. */
export type IndexAddresses = { crossref: string; pubmed: string };
export const indexAddresses: IndexAddresses = {
  crossref: 'https://api.crossref.org',
  pubmed: 'https://eutils.ncbi.nlm.nih.gov',
};

/** Reads a DOI or a PubMed number, bare or as an address of it; null if it is neither. */
export function workNumberIn(typed: string): WorkNumber | null {
  const doi = bareDoi(typed);
  if (doi) return { index: 'crossref', doi };
  const pmid = plainPmid(typed);
  return pmid ? { index: 'pubmed', pmid } : null;
}

/** The address that answers with the record. Says nothing of who asks but, as PubMed wants it, the name of the tool. */
export function recordAddress(number: WorkNumber, addresses: IndexAddresses = indexAddresses): string {
  if (number.index === 'crossref') return `${addresses.crossref}/works/${encodeURIComponent(number.doi)}`;
  const query = new URLSearchParams({ db: 'pubmed', id: number.pmid, retmode: 'json', tool: 'second-opinion' });
  return `${addresses.pubmed}/entrez/eutils/esummary.fcgi?${query}`;
}

/** The record in an index's answer; null if there is none in it. */
export function recordInAnswer(number: WorkNumber, answer: unknown): CitedRecord | null {
  return number.index === 'crossref' ? fromCrossref(answer) : fromPubmed(answer, number.pmid);
}

const crossrefAnswer = z.looseObject({
  message: z.looseObject({
    'updated-by': z.array(z.looseObject({ type: z.string() })).catch([]),
  }),
});

/** https://github.com/CrossRef/rest-api-doc: `message` is nearly CSL-JSON; notices about the work are in `updated-by`. */
function fromCrossref(answer: unknown): CitedRecord | null {
  const message = crossrefAnswer.safeParse(answer).data?.message;
  if (!message) return null;
  const notices = message['updated-by'].map(({ type }) => stateOfNotice(type));
  return recordFrom(message, graveness.find((state) => notices.includes(state)) ?? 'none');
}

const graveness = ['retracted', 'expression-of-concern', 'corrected'] as const;

function stateOfNotice(type: string): CitedRecord['retraction'] {
  if (/retraction|withdrawal|removal/.test(type)) return 'retracted';
  if (/concern/.test(type)) return 'expression-of-concern';
  return /correction|corrigendum|erratum/.test(type) ? 'corrected' : 'none';
}

const pubmedSummary = z.looseObject({
  title: z.string(),
  authors: z.array(z.looseObject({ name: z.string(), authtype: z.string().default('Author') })).catch([]),
  pubdate: z.string().catch(''),
  fulljournalname: z.string().catch(''),
  source: z.string().catch(''),
  articleids: z.array(z.looseObject({ idtype: z.string(), value: z.string() })).catch([]),
  pubtype: z.array(z.string()).catch([]),
});
const pubmedAnswer = z.looseObject({ result: z.record(z.string(), z.unknown()) });

/** https://www.ncbi.nlm.nih.gov/books/NBK25500/: what ESummary answers, by the number that was asked for. */
function fromPubmed(answer: unknown, pmid: string): CitedRecord | null {
  const summary = pubmedSummary.safeParse(pubmedAnswer.safeParse(answer).data?.result[pmid]).data;
  if (!summary) return null;
  const date = /^(\d{4})/.exec(summary.pubdate);
  const retracted = summary.pubtype.some((type) => type.toLowerCase() === 'retracted publication');
  return recordFrom(
    {
      type: 'article-journal',
      // PubMed ends every title with a full stop, and brackets those that were translated.
      title: summary.title.replace(/^\[(.*)\]\.?$/, '$1').replace(/\.$/, ''),
      author: summary.authors.map(({ name, authtype }) => pubmedAuthor(name, authtype)),
      ...(date && { issued: { 'date-parts': [[Number(date[1])]] } }),
      'container-title': summary.fulljournalname || summary.source,
      DOI: summary.articleids.find(({ idtype }) => idtype === 'doi')?.value,
      PMID: pmid,
    },
    retracted ? 'retracted' : 'none',
  );
}

/** "Ott BR" → family name and initials; the name of a group stays whole. */
function pubmedAuthor(name: string, kind: string): { family: string; given: string } | { literal: string } {
  const person = kind === 'Author' ? /^(.+) (\p{Lu}{1,4})(?: (?:Jr|Sr|\d\w\w))?$/u.exec(name) : null;
  return person?.[1] && person[2] ? { family: person[1], given: person[2] } : { literal: name };
}
