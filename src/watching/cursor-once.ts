import { answerAtCursor } from './cursor.ts';

declare global {
  /** Set in our own world of a page that answers already. */
  var secondOpinionAnswers: true | undefined;
}

/** Lets the popup insert where the reader was writing, in a page of no site of ours. Done once a page, however often asked. */
export function answerOnce(): void {
  if (globalThis.secondOpinionAnswers) return;
  globalThis.secondOpinionAnswers = true;
  // The page's controls are not known; what sends is told by its type.
  answerAtCursor('[type="submit"]');
}
