import { type MessageKey, say } from '../screens/say.ts';

/** What must still be said after the extension was updated under the page. */
const lastWords: MessageKey[] = [
  'cardOrphaned',
  'cardClose',
  'insertDone',
  'insertNoBox',
  'insertRefused',
  'insertChanged',
  'insertClosed',
  'insertTooLong',
  'insertNoEditor',
  'insertOnClipboard',
  'insertNotCopied',
  'pageNoPost',
];

/**
 * Asks the browser for these words while it still answers: `say` keeps what it has said, and the script that lives on
 * after an update may no longer ask.
 */
export function learnLastWords(): void {
  for (const key of lastWords) say(key);
}
