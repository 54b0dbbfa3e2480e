import type { Library } from '../../claims/library.ts';
import type { Reference } from '../../claims/reference.ts';
import { composeReply } from '../../replies/compose.ts';
import type { LedgerRow } from '../../storage/ledger.ts';

/** Who speaks in the replies of the bench. */
export const speaker = { name: 'Jane Doe', credential: 'MD', signature: '', disclosure: '', insist: true };

export type MadeReply = { claim: Library['claims'][number]; references: Reference[]; text: string };

/** The first reply to each claim, as the card composes it where there is room. */
export function madeReplies(library: Library): MadeReply[] {
  const limit = { max: 10_000, count: 'characters' } as const;
  return library.claims.map((claim) => {
    const references = claim.evidence.flatMap((key) => library.references[key] ?? []);
    const { text } = composeReply({ claim, references, tone: 'rebut', profile: speaker, limit });
    return { claim, references, text };
  });
}

/** So many replies a busy physician has after some years. */
export const ledgerRows = 10_000;

/** A ledger of so many replies, about all claims in turn; the first is the oldest. */
export function madeLedger(replies: readonly MadeReply[], count: number): LedgerRow[] {
  const everyMs = 3 * 60 * 60 * 1000;
  const first = Date.now() - count * everyMs;
  return Array.from({ length: count }, (_, index) => replies[index % replies.length]).flatMap((reply, index) =>
    reply ? [rowOf(reply, index, first + index * everyMs)] : [],
  );
}

function rowOf({ claim, text }: MadeReply, index: number, at: number): LedgerRow {
  return {
    id: index + 1,
    at,
    how: 'inserted',
    site: 'reddit',
    url: `https://www.reddit.com/r/health/comments/${index}`,
    thread: `https://www.reddit.com/r/health/comments/${index}`,
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
