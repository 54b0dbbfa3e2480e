import { z } from 'zod';
import { claimId, replyLength, stance, tone } from './claims/claim.ts';
import { level, match } from './matching/match.ts';

/**
 * The payloads of `messages.ts`, for the side that parses what arrives. Kept apart from it so that the content script,
 * which runs in every page, carries the types only and not the whole of zod.
 */

/** A post as the page reads it. `key` is the page's own name for it, stable while the tab lives. */
export const readPost = z.strictObject({ key: z.string().min(1), text: z.string().max(100_000) });

export const matchedPost = z.strictObject({ key: z.string(), matches: z.array(match) });

/** Where a reply goes. Replies with the same `thread` stand in one conversation; all empty for a reply to nowhere. */
export const replyPlace = z.strictObject({
  site: z.string().max(40),
  url: z.string().max(2000),
  thread: z.string().max(2000),
  author: z.string().max(200),
});

/** A reply that was inserted or copied just now. */
export const sentReply = z.strictObject({
  place: replyPlace,
  claim: claimId,
  how: z.enum(['inserted', 'copied']),
  tone,
  length: replyLength,
  variant: z.number().int().min(0),
  edited: z.boolean(),
  text: z.string().max(100_000),
});

/** One badge of the page, as the popup lists it. */
export const pageMatch = z.strictObject({
  key: z.string(),
  claim: claimId,
  stance,
  level,
  label: z.string(),
  /** The sentence that matched, for the reader to recognise the post by. */
  quote: z.string(),
  author: z.string(),
  place: replyPlace,
  match,
});

export const pageState = z.strictObject({
  site: z.string(),
  siteName: z.string(),
  /**
   * 'off': the reader switched this site off. 'strange': a supported page on which no post was found in a long scroll.
   * 'quiet': there were more badges than plausible, so none is shown until the page is loaded anew.
   */
  state: z.enum(['reading', 'off', 'strange', 'quiet']),
  postsRead: z.number().int().min(0),
  matches: z.array(pageMatch),
});

/**
 * inserted: exactly one copy stands in the box of that post. copied: no box, or it did not take the text; the reply is
 * on the clipboard. failed: neither; `reason` says what to do.
 */
export const insertOutcome = z.strictObject({
  outcome: z.enum(['inserted', 'copied', 'failed']),
  reason: z.string(),
  /** The site is not what its data say: no box where one was expected, or one that did not take the text. */
  cause: z.enum(['no-box', 'refused']).optional(),
});
