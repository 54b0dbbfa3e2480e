import type { StoredRow } from './ledger.ts';

/** Searches rows as she types: every word must be in one of their texts. */
export type LedgerSearch = (typed: string) => StoredRow[];

/** Makes the search of these rows; the texts are made ready once, so that each key costs a few milliseconds. */
export function searchLedger(rows: readonly StoredRow[], siteNames: ReadonlyMap<string, string>): LedgerSearch {
  const texts = rows.map((row) =>
    plain(
      [row.text, row.statement, row.author, row.url, row.topic, row.claim, siteNames.get(row.site) ?? row.site].join(
        '\n',
      ),
    ),
  );
  return (typed) => {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [...rows];
    return rows.filter((_, index) => words.every((word) => texts[index]?.includes(word)));
  };
}

/** Case and accents do not matter. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
