import type { Match } from '../matching/match.ts';
import { askForMatches, BATCH } from './ask.ts';

/** Answers kept: a text that is rendered anew, or stands in the page twice, is not sent again. About 100 bytes each. */
const KEPT = 4_000;

/** The background's answers, by the fingerprint of the text that was asked about. */
export interface Answers {
  /** What is known of the text with this fingerprint. */
  known(hash: string): readonly Match[] | undefined;
  /** The answer for this text is wanted; it is asked for with the next `send`. */
  want(hash: string, text: string): void;
  /** Asks for what is wanted, a batch at a time. What got no answer is asked for again with the next call. */
  send(): void;
  /** Forgets what is known: of one text, or of all. */
  forget(hash?: string): void;
  stop(): void;
}

/**
 * @param isWanted is the text with this fingerprint still in the page? Asked right before it would be sent.
 * @param answered hears of each answer as it comes
 */
export function startAnswers(
  isWanted: (hash: string) => boolean,
  answered: (hash: string, matches: readonly Match[]) => void,
): Answers {
  const kept = new Map<string, readonly Match[]>();
  const wanted = new Map<string, string>();
  let sending = false;
  let stopped = false;
  /** Raised when all is forgotten: answers that were on their way by then no longer count. */
  let era = 0;

  const keep = (hash: string, matches: readonly Match[]) => {
    kept.delete(hash);
    kept.set(hash, matches);
    if (kept.size <= KEPT) return;
    const oldest = kept.keys().next();
    if (!oldest.done) kept.delete(oldest.value);
  };

  const next = (): { key: string; text: string }[] => {
    const batch: { key: string; text: string }[] = [];
    for (const [hash, text] of wanted) {
      if (batch.length === BATCH) break;
      wanted.delete(hash);
      if (isWanted(hash)) batch.push({ key: hash, text });
    }
    return batch;
  };

  const sendAll = async () => {
    if (sending) return;
    sending = true;
    const unanswered = new Map<string, string>();
    for (let batch = next(); batch.length > 0 && !stopped; batch = next()) {
      const asked = era;
      await askForMatches(
        batch,
        ({ key, text }, matches) => {
          if (stopped) return;
          if (asked !== era) {
            wanted.set(key, text);
            return;
          }
          keep(key, matches);
          answered(key, matches);
        },
        // Not at once, so that a dead background is not hammered.
        ({ key, text }) => unanswered.set(key, text),
      );
    }
    for (const [hash, text] of unanswered) wanted.set(hash, text);
    sending = false;
  };

  return {
    known(hash) {
      const matches = kept.get(hash);
      if (matches) keep(hash, matches);
      return matches;
    },
    want: (hash, text) => void wanted.set(hash, text),
    send: () => void sendAll(),
    forget(hash) {
      if (hash !== undefined) kept.delete(hash);
      else {
        kept.clear();
        era++;
      }
    },
    stop() {
      stopped = true;
      wanted.clear();
      kept.clear();
    },
  };
}
