import { type InsertOutcome, sendMessage } from '../messages.ts';
import { say } from './say.ts';

/**
 * Lets the page insert the reply. A page without the focus may not reach the clipboard, and while the popup is open it
 * has none: what the page could neither insert nor copy is copied here.
 */
export async function insertFromHere(key: string, text: string, tabId: number): Promise<InsertOutcome> {
  const answer = await sendMessage('insertReply', { key, text }, tabId);
  if (answer.outcome !== 'failed' || !(await copy(text))) return answer;
  const why = answer.reason.replace(say('insertNotCopied'), '').trim();
  return { outcome: 'copied', reason: `${why} ${say('insertOnClipboard')}` };
}

/** Puts a text onto the clipboard; false if the browser does not allow it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
