import { defineExtensionMessaging } from '@webext-core/messaging';
import type { z } from 'zod';
import type { Verdict } from './claims/claim.ts';
import type { LibraryClaim } from './claims/library.ts';
import type { Reference } from './claims/reference.ts';
import type {
  insertOutcome,
  matchedPost,
  pageMatch,
  pageState,
  readPost,
  replyPlace,
  sentReply,
} from './message-schemas.ts';

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
export type ReplyPlace = z.infer<typeof replyPlace>;
export type SentReply = z.infer<typeof sentReply>;
/** What the ledger knows that bears on a reply; see `src/replies/check.ts`. */
export type SaidBefore = { inThread: string | null; wordings: string[] };
/** A claim of the library, as a list names it. */
export type FoundClaim = { id: string; statement: string; label: string; topic: string; verdict: Verdict };
/** The library in use: when it was made (ISO), how many claims and topics it has. */
export type LibraryFacts = { version: string; claims: number; topics: string[] };

interface Protocol {
  /** page → background: find the claims in these posts. Muted claims and "not this claim" are already left out. */
  matchPosts(data: { posts: ReadPost[] }): MatchedPost[];
  /** page or popup → background: what the card of this claim shows; null if the library has no such claim (any more). */
  cardContent(data: { claim: string }): CardContent | null;
  /** page or popup → background: this reply was inserted or copied. */
  recordReply(data: SentReply): void;
  /** page or popup → background: what was said before to this claim and in this thread (empty: none). */
  saidBefore(data: { claim: string; thread: string }): SaidBefore;
  /**
   * own pages → background: claims that fit what she typed, by claim, drug or topic, best first; for nothing typed those
   * she used last.
   */
  findClaims(data: { typed: string }): FoundClaim[];
  /** page → background: our texts in a language other than the browser's, which a page of a site cannot fetch itself. */
  messagesIn(data: { language: string }): Record<string, { message: string }>;
  /** own pages → background */
  libraryFacts(data: Record<string, never>): LibraryFacts;
  /** own pages → background: the live library was stored or forgotten; answered when the background uses the new one. */
  libraryChanged(data: Record<string, never>): void;
  /** page → background: how many flags stand in this tab now, for the toolbar. */
  flagCount(data: { flags: number }): void;
  /** popup → page */
  pageState(data: Record<string, never>): PageState;
  /** popup → page: put this reply into the box under that post. */
  insertReply(data: { key: string; text: string }): InsertOutcome;
  /** popup → page: put this text where the reader was writing last, whatever box that is. */
  insertAtCursor(data: { text: string }): InsertOutcome;
  /** popup → page: when the reader was last in a box to write in, in milliseconds of the clock; null if never. */
  lastWritten(data: Record<string, never>): number | null;
  /** popup → page: the whole text of that post; null if it is gone. */
  postText(data: { key: string }): string | null;
  /** popup → page: the reader says that this post does not make this claim; false if the post is gone. */
  dismissPost(data: { key: string; claim: string }): boolean;
  /** popup → page: takes that back; false if it was not said in this page. */
  undismissPost(data: { key: string; claim: string }): boolean;
  /** background → page: the focus goes to the badge of the next flagged post, or the one before; false if there is none. */
  stepToFlag(data: { step: 1 | -1 }): boolean;
  /** popup → page: scroll to that post and open its card. */
  showPost(data: { key: string; claim: string }): boolean;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
