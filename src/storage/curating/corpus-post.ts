import { z } from 'zod';
import { claimId, stance } from '../../claims/claim.ts';

/** A post that claims are tested with: its text and what it says of which claims; never who wrote it, nor where. */
export const corpusPost = z.strictObject({
  /** The fingerprint of its text: the same post is kept once. */
  id: z.string(),
  text: z.string(),
  /** What it says, as far as the curator told; of any other claim it says nothing. */
  labels: z.array(z.strictObject({ claim: claimId, stance })),
  from: z.enum(['pasted', 'page', 'import']),
  on: z.iso.datetime(),
});
export type CorpusPost = z.infer<typeof corpusPost>;
