import { z } from 'zod';
import { claimId, stance } from '../claims/claim.ts';

/** flag: sure enough for a physician's name. maybe: shown grey, never counted on the toolbar. */
export const levels = ['flag', 'maybe'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

/** A stretch of the post's text, in UTF-16 units, end exclusive: `text.slice(start, end)`. */
export const span = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0) });
export type Span = z.infer<typeof span>;

/** One claim found in one post. */
export const match = z.strictObject({
  claim: claimId,
  stance,
  level,
  /** Calibrated probability, 0 to 1, that the post is about this claim in this stance. */
  score: z.number().min(0).max(1),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** The words that made it match, inside start..end, in order; what the card marks. */
  words: z.array(span),
  /** The concepts of the frame that came together. */
  frame: z.array(z.string()),
  /** The curator's phrasing nearest to the sentence. */
  phrasing: z.string().nullable(),
  /** In words that a curator can read. */
  why: z.string(),
});
export type Match = z.infer<typeof match>;
