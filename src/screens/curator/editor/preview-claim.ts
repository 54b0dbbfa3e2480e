import type { LibraryClaim } from '../../../claims/library.ts';
import type { ClaimContent, ReplyContent } from './claim-content.ts';

/** The claim as the extension would have it with this one reply, as far as it is written. */
export function previewClaim(content: ClaimContent, reply: ReplyContent): LibraryClaim {
  const { id, topic, statement, label, negative, phrasings, broader, fact, nuance, fallacy, evidence, review } =
    content;
  return {
    id,
    topic,
    statement,
    label,
    verdict: content.verdict ?? 'false',
    negative,
    phrasings,
    frames: [],
    broader,
    fact,
    nuance,
    fallacy: { kind: fallacy?.kind ?? 'logical-fallacy', why: fallacy?.why ?? '' },
    evidence,
    replies: [reply],
    review: { by: review.by || null, on: review.on || null, due: review.due },
  };
}
