import { defineExtensionMessaging } from '@webext-core/messaging';
import type { z } from 'zod';
import type { LibraryClaim } from './claims/library.ts';
import type { Reference } from './claims/reference.ts';
import type { insertOutcome, matchedPost, pageMatch, pageState, readPost } from './message-schemas.ts';

/**
 * Every message between the parts of the extension. The payloads' schemas stand in `message-schemas.ts`: the background
 * parses what pages send it; pages, which hear only our own background, take its answers as typed.
 */

export type ReadPost = z.infer<typeof readPost>;
export type MatchedPost = z.infer<typeof matchedPost>;
/** What a card shows: the claim, and its evidence in order. */
export type CardContent = { claim: LibraryClaim; references: Reference[] };
export type PageMatch = z.infer<typeof pageMatch>;
export type PageState = z.infer<typeof pageState>;
export type InsertOutcome = z.infer<typeof insertOutcome>;

interface Protocol {
  /** page → background: find the claims in these posts. Muted claims and "not this claim" are already left out. */
  matchPosts(data: { posts: ReadPost[] }): MatchedPost[];
  /** page or popup → background: what the card of this claim shows; null if the library has no such claim (any more). */
  cardContent(data: { claim: string }): CardContent | null;
  /** page → background: how many flags stand in this tab now, for the toolbar. */
  flagCount(data: { flags: number }): void;
  /** popup → page */
  pageState(data: Record<string, never>): PageState;
  /** popup → page: put this reply into the box under that post. */
  insertReply(data: { key: string; text: string }): InsertOutcome;
  /** popup → page: the reader says that this post does not make this claim; false if the post is gone. */
  dismissPost(data: { key: string; claim: string }): boolean;
  /** popup → page: scroll to that post and open its card. */
  showPost(data: { key: string; claim: string }): boolean;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
