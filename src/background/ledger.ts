import { z } from 'zod';
import { claimId } from '../claims/claim.ts';
import { sentReply } from '../message-schemas.ts';
import type { FoundClaim, MatchedPost, ReadPost, SaidBefore } from '../messages.ts';
import { forgetOldDrafts } from '../storage/drafts.ts';
import { addReply, forgetOldReplies, historyOf, recentClaims } from '../storage/ledger.ts';
import { countSeen, forgetOldSeen } from '../storage/seen.ts';
import { settingsItem } from '../storage/stored.ts';
import type { ReadyLibrary } from './library.ts';
import { found } from './search.ts';

/** So many claims that were used last are offered before anything is typed. */
const mostRecent = 5;

const asked = z.strictObject({ claim: claimId, thread: z.string().max(2000) });
const typed = z.strictObject({ typed: z.string().max(200) });

/** Writes a reply into the ledger, unless the reader wants none kept. */
export async function recordReply(data: unknown, library: ReadyLibrary): Promise<void> {
  const { place, ...reply } = sentReply.parse(data);
  const { keptDays } = await settingsItem.getValue();
  if (keptDays === 0) return;
  const claim = library.cardContent(reply.claim)?.claim;
  await addReply({
    ...place,
    ...reply,
    at: Date.now(),
    statement: claim?.statement ?? reply.claim,
    topic: claim?.topic ?? '',
    list: library.facts.version,
  });
}

/** Posts that were counted already, while this background lives: a post that is read again is the same post. */
const counted = new Set<string>();
/** Enough for a long day of reading. */
const mostCounted = 20_000;
/** So many letters tell a post from others. */
const beginning = 200;

/** Counts the claims that a page is about to show, for the insights; only numbers are kept. */
export async function countShown(
  posts: readonly ReadPost[],
  answers: readonly MatchedPost[],
  library: ReadyLibrary,
): Promise<void> {
  const { keptDays } = await settingsItem.getValue();
  if (keptDays === 0) return;
  if (counted.size > mostCounted) counted.clear();
  const seen = answers.flatMap(({ matches }, index) =>
    matches.flatMap(({ claim, stance, level }) => {
      const name = `${claim} ${posts[index]?.text.slice(0, beginning)}`;
      if ((stance !== 'asserts' && stance !== 'asks') || counted.has(name)) return [];
      counted.add(name);
      const topic = library.cardContent(claim)?.claim.topic ?? '';
      return [{ claim, topic, flag: level === 'flag' }];
    }),
  );
  await countSeen(seen);
}

export async function answerSaidBefore(data: unknown): Promise<SaidBefore> {
  const { claim, thread } = asked.parse(data);
  return historyOf(claim, thread);
}

/** Claims for what was typed; for nothing typed those that were used last. */
export async function answerFindClaims(data: unknown, library: ReadyLibrary): Promise<FoundClaim[]> {
  const text = typed.parse(data).typed.trim();
  if (text !== '') return library.find(text);
  return (await recentClaims(mostRecent)).flatMap((id) => {
    const claim = library.cardContent(id)?.claim;
    return claim ? [found(claim)] : [];
  });
}

/** Forgets what is older than the reader wants it kept. */
export async function forgetWhatIsOld(): Promise<void> {
  const { keptDays } = await settingsItem.getValue();
  await Promise.all([forgetOldReplies(keptDays), forgetOldSeen(keptDays), forgetOldDrafts()]);
}
