import type { Library } from '../../claims/library.ts';
import { checkReply } from '../../replies/check.ts';
import { searchLedger } from '../../storage/ledger-search.ts';
import { ledgerRows, madeLedger, madeReplies, speaker } from './made-replies.ts';
import { ours, type Row } from './row.ts';
import { type Limits, timeEach } from './timing.ts';

const limit = { max: 280, count: 'x-weighted' } as const;

/** What a key costs in the card (the check of the whole reply), and a key in the ledger's search. */
export function replyCostRows(library: Library, most: number): Row[] {
  const limits: Limits = { most, least: 1, budget: 5000 };
  const replies = madeReplies(library);
  const referencesOf = new Map(replies.map(({ text, references }) => [text, references]));
  const check = (text: string) =>
    checkReply({ text, references: referencesOf.get(text) ?? [], profile: speaker, limit });
  const texts = replies.map(({ text }) => text);
  const rows = madeLedger(replies, ledgerRows).map((row, index) => ({ ...row, id: index + 1 }));
  const search = searchLedger(rows, new Map());
  const typed = ['statin dementia', 'zzz', 'a', 'vaccine autism lancet', 'facebook'];
  const of = { engine: ours, claims: null, words: null };
  return [
    { what: 'check a reply', ...of, ...timeEach(check, repeated(texts, most), texts, limits) },
    {
      what: 'search the ledger',
      ...of,
      ...timeEach(search, repeated(typed, most), typed, limits),
      note: `${ledgerRows} replies`,
    },
  ];
}

/** The same again, so that there are `most` of them. */
function repeated(things: readonly string[], most: number): string[] {
  return Array.from({ length: most }, (_, index) => things[index % things.length] ?? '');
}
