import { browser } from 'wxt/browser';
import { z } from 'zod';
import { claimId } from '../claims/claim.ts';
import { readPost } from '../message-schemas.ts';
import type { CardContent, MatchedPost } from '../messages.ts';
import { isDismissed } from '../storage/dismissed.ts';
import { languages } from '../storage/settings.ts';
import { settingsItem } from '../storage/stored.ts';
import type { ReadyLibrary } from './library.ts';

/** More posts than this in one message no page sends; an empty answer to a flood keeps the background free. */
const mostPosts = 500;

const posts = z.strictObject({ posts: z.array(readPost).max(mostPosts) });
const wanted = z.strictObject({ claim: claimId });
const spoken = z.strictObject({ language: z.enum(languages).exclude(['auto']) });
const messages = z.record(z.string(), z.looseObject({ message: z.string() }));
const counted = z.strictObject({ flags: z.number().int().min(0) });

/**
 * Finds the claims in posts, as a page sends them.
 * @returns one entry a post, in order; without the claims and topics that the reader muted, and those she said are not in that post
 */
export async function answerMatchPosts(data: unknown, library: ReadyLibrary): Promise<MatchedPost[]> {
  const { mutedClaims, mutedTopics } = await settingsItem.getValue();
  const muted = new Set([...mutedClaims, ...library.claimsOf(mutedTopics)]);
  return Promise.all(
    posts.parse(data).posts.map(async ({ key, text }) => {
      const matches = library.matcher.match(text).filter(({ claim }) => !muted.has(claim));
      const dismissed = await Promise.all(matches.map(({ claim }) => isDismissed(claim, text)));
      return { key, matches: matches.filter((_, index) => !dismissed[index]) };
    }),
  );
}

/** What the card of a claim shows; null if the library does not have it. */
export function answerCardContent(data: unknown, library: ReadyLibrary): CardContent | null {
  return library.cardContent(wanted.parse(data).claim);
}

/** Our texts in one of the languages that the settings offer. */
export async function answerMessagesIn(data: unknown): Promise<Record<string, { message: string }>> {
  const { language } = spoken.parse(data);
  const file = new URL(`_locales/${language}/messages.json`, browser.runtime.getURL('/'));
  return messages.parse(await (await fetch(file)).json());
}

/** The toolbar's text for the number of flags in a tab: nothing for none. */
export function toolbarText(data: unknown): string {
  const { flags } = counted.parse(data);
  if (flags === 0) return '';
  return flags > 99 ? '99+' : String(flags);
}
