import type { Library } from '../../claims/library.ts';
import { checkReply } from '../../replies/check.ts';
import { composeReply } from '../../replies/compose.ts';
import type { StoredRow } from '../../storage/ledger.ts';
import { searchLedger } from '../../storage/ledger-search.ts';
import { ours, type Row } from './row.ts';
import { type Limits, timeEach } from './timing.ts';

/** So many replies a busy physician has after some years. */
const ledgerRows = 10_000;

const speaker = { name: 'Jane Doe', credential: 'MD', signature: '', disclosure: '', insist: true };
const limit = { max: 280, count: 'x-weighted' } as const;

/** What a key costs in the card (the check of the whole reply), and a key in the ledger's search. */
export function replyCostRows(library: Library, most: number): Row[] {
  const limits: Limits = { most, least: 1, budget: 5000 };
  const replies = library.claims.map((claim) => {
    const references = claim.evidence.flatMap((key) => library.references[key] ?? []);
    const roomy = { max: 10_000, count: 'characters' } as const;
    const { text } = composeReply({ claim, references, tone: 'rebut', profile: speaker, limit: roomy });
    return { claim, references, text };
  });
  const referencesOf = new Map(replies.map(({ text, references }) => [text, references]));
  const check = (text: string) =>
    checkReply({ text, references: referencesOf.get(text) ?? [], profile: speaker, limit });
  const texts = replies.map(({ text }) => text);
  const rows = Array.from({ length: ledgerRows }, (_, index) => replies[index % replies.length]).flatMap(
    (reply, index) => (reply ? [rowOf(reply.claim, reply.text, index)] : []),
  );
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

function rowOf(claim: Library['claims'][number], text: string, index: number): StoredRow {
  return {
    id: index + 1,
    at: index,
    how: 'inserted',
    site: 'reddit',
    url: 'https://www.reddit.com/r/health/comments/1',
    thread: 'https://www.reddit.com/r/health/comments/1',
    author: `reader${index}`,
    claim: claim.id,
    statement: claim.statement,
    topic: claim.topic,
    tone: 'rebut',
    length: 'full',
    variant: 0,
    edited: false,
    text,
    list: '',
  };
}
