import type { Written } from '../claims/check-claim.ts';
import type { Claim, Reply } from '../claims/claim.ts';
import type { Problem } from '../claims/problem.ts';
import type { Reference } from '../claims/reference.ts';
import { problemAt } from '../claims/source-file.ts';
import type { ReplyLimit } from '../replies/check.ts';
import { composeReply } from '../replies/compose.ts';
import type { ProblemKind } from '../replies/problem.ts';

/** A short reply fits X, which counts a link as 23; a full one fits the sites that take long texts. */
const limits: Record<Reply['length'], ReplyLimit> = {
  short: { max: 280, count: 'x-weighted' },
  full: { max: 5000, count: 'characters' },
};

/** Nobody in particular: who speaks is the reader's, and no fault of the claim's. */
const nobody = { name: '', credential: '', signature: '', disclosure: '', insist: false };

/** What the reply check finds and the curator can mend; the rest is the reader's, or an error of the claim's own. */
const sayings: Partial<Record<ProblemKind, string>> = {
  'too-long': 'is too long',
  'individual-advice': 'advises one person on treatment',
  dose: 'names a dose',
  'identifying-detail': 'may tell who a patient is',
  insult: 'insults',
  mockery: 'mocks',
  'many-links': 'has too many links',
  'missing-source': 'has no link to a source',
};

/** Every reply, filled in as the extension does it, passes the reply check and fits its sites. */
export function replyFaults(written: Written[], references: ReadonlyMap<string, Reference>): Problem[] {
  return written.flatMap((one) => {
    const { value } = one;
    return value.status === 'draft'
      ? []
      : value.replies.flatMap((reply, index) => faultsOf(one, value, reply, index, references));
  });
}

function faultsOf(
  one: Written,
  claim: Claim,
  reply: Reply,
  index: number,
  references: ReadonlyMap<string, Reference>,
): Problem[] {
  const { count, max, problems } = composeReply({
    claim: { ...claim, replies: [reply] },
    references: claim.evidence.map((key) => references.get(key)).filter((item) => item !== undefined),
    tone: reply.tone,
    profile: nobody,
    limit: limits[reply.length],
  });
  return problems.flatMap(({ kind, detail }) => {
    const saying = sayings[kind];
    if (!saying) return [];
    const more =
      kind === 'too-long' ? ` for a ${reply.length} reply: ${count} of ${max}` : detail ? `: "${detail}"` : '';
    return [problemAt(one, ['replies', index, 'text'], { message: `${saying}${more}` })];
  });
}
