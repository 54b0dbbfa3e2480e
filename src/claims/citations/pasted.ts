import { type CitedRecord, recordFrom } from './record.ts';

/** What citation tools put on the clipboard. */
export type CitationFormat = 'bibtex' | 'ris' | 'csl-json';

/** An entry that could not be read: which one, counted from 1, and its beginning, to find it by. */
export type UnreadEntry = { nth: number; begins: string; why: 'broken' | 'no-title' };

/** What came of a pasted text. `format` is null if it is in none that we know. */
export type PastedCitations = { format: CitationFormat | null; records: CitedRecord[]; unread: UnreadEntry[] };

/** Enough of an entry to find it by. */
const beginningLength = 60;

/**
 * Reads the citations in a pasted text: BibTeX or BibLaTeX, RIS, or CSL-JSON. Each entry is read by itself, so that a
 * broken one takes no other with it.
 */
export async function readCitations(pasted: string): Promise<PastedCitations> {
  const text = pasted.replace(/^\uFEFF/, '').trim();
  const format = formatOf(text);
  if (format === null) return { format, records: [], unread: [] };
  const entries = format === 'csl-json' ? jsonEntries(text) : await parsedEntries(text, format);
  const records: CitedRecord[] = [];
  const unread: UnreadEntry[] = [];
  entries.forEach(({ source, items }, index) => {
    const found = items?.flatMap((item) => recordFrom(item) ?? []) ?? [];
    records.push(...found);
    if (found.length > 0) return;
    const begins = source.replace(/\s+/g, ' ').slice(0, beginningLength);
    unread.push({ nth: index + 1, begins, why: items === null ? 'broken' : 'no-title' });
  });
  return { format, records, unread };
}

export function formatOf(text: string): CitationFormat | null {
  if (/^TY {1,2}-/m.test(text)) return 'ris';
  if (/^\s*@\s*[a-z]+\s*[{(]/im.test(text)) return 'bibtex';
  return /^[[{]/.test(text) ? 'csl-json' : null;
}

/** One entry as it was pasted, and what the parser made of it; null if it could not. */
type Entry = { source: string; items: unknown[] | null };

function jsonEntries(text: string): Entry[] {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return [{ source: text, items: null }];
  }
  return [items].flat().map((item) => ({ source: JSON.stringify(item), items: [item] }));
}

/** Parses entry by entry. The parsers are loaded when they are first needed. */
async function parsedEntries(text: string, format: 'bibtex' | 'ris'): Promise<Entry[]> {
  const [{ plugins }] = await Promise.all([
    import('@citation-js/core'),
    import('@citation-js/plugin-bibtex'),
    import('@citation-js/plugin-ris'),
  ]);
  const entries = format === 'ris' ? risEntries(text) : bibtexEntries(text);
  return entries.map(({ source, before }) => {
    const forceType = format === 'ris' ? '@ris/file' : '@biblatex/text';
    try {
      const items = plugins.input.chain(before + source, { forceType, generateGraph: false });
      return { source, items: format === 'ris' ? items.map((item) => withPubmedNumber(item, source)) : items };
    } catch {
      return { source, items: null };
    }
  });
}

/** RIS begins each entry with its type. Some tools write one space less before the hyphen than the parser wants. */
function risEntries(text: string): { source: string; before: string }[] {
  const lines = text.replace(/^([A-Z][A-Z0-9]) {1,2}-(?= |$)/gm, '$1  -');
  return lines
    .split(/^(?=TY {2}-)/m)
    .filter((part) => part.startsWith('TY  -'))
    .map((source) => ({ source: source.trimEnd(), before: '' }));
}

/** PubMed writes its number as the accession number of its database, which CSL has no place for. */
function withPubmedNumber(item: unknown, source: string): unknown {
  const number = /^DB {2}- .*(?:PubMed|MEDLINE|NLM)/im.test(source)
    ? /^AN {2}- (\d{1,8})\s*$/m.exec(source)?.[1]
    : null;
  return number && typeof item === 'object' && item !== null ? { PMID: number, ...item } : item;
}

/** BibTeX begins each entry with `@` at the start of a line. Abbreviations (`@string`) are for those that follow. */
function bibtexEntries(text: string): { source: string; before: string }[] {
  const entries: { source: string; before: string }[] = [];
  let before = '';
  for (const part of text.split(/^(?=\s*@\s*[a-z]+\s*[{(])/im)) {
    if (/^\s*@\s*string/i.test(part)) before += part;
    else if (/^\s*@\s*(?!comment|preamble)[a-z]/i.test(part)) entries.push({ source: part.trim(), before });
  }
  return entries;
}
