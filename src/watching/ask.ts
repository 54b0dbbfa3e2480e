import type { Match } from '../matching/match.ts';
import { type CardContent, type MatchedPost, sendMessage } from '../messages.ts';
import { twice } from '../screens/twice.ts';

/** Enough to keep the number of messages small, few enough that the first badges come at once. */
export const BATCH = 25;
/** The background takes no longer text; no site allows one. */
const LONGEST = 100_000;

/** A post whose claims are wanted. */
export interface Question {
  key: string;
  text: string;
}

/**
 * Asks the background for the claims in these posts, in batches, and tells each batch's answers as they come. A request
 * that got no answer, because the worker died, is sent again once; what still has none is told as `unanswered`.
 */
export async function askForMatches(
  questions: readonly Question[],
  answered: (question: Question, matches: Match[]) => void,
  unanswered: (question: Question) => void,
): Promise<void> {
  for (let at = 0; at < questions.length; at += BATCH) {
    const batch = questions.slice(at, at + BATCH);
    const posts = batch.map(({ key, text }) => ({ key, text: text.slice(0, LONGEST) }));
    const answers = await twice<MatchedPost[]>(() => sendMessage('matchPosts', { posts }));
    const byKey = new Map(answers?.map((answer) => [answer.key, answer.matches]));
    for (const question of batch) {
      const matches = byKey.get(question.key);
      if (matches) answered(question, matches);
      else unanswered(question);
    }
  }
}

/** What the card of this claim shows; null if the library has no such claim, or nobody answers. */
export async function askForCard(claim: string): Promise<CardContent | null> {
  return await twice<CardContent | null>(() => sendMessage('cardContent', { claim }));
}

/** Tells the toolbar how many flags stand in this tab; lost when the worker does not answer twice, and told again later. */
export async function tellFlagCount(flags: number): Promise<void> {
  await twice(async () => {
    await sendMessage('flagCount', { flags });
    return true;
  });
}
