import { copyText } from '../insertion/clipboard.ts';
import { insertText, type Landing } from '../insertion/insert.ts';
import type { InsertOutcome } from '../messages.ts';
import { say } from '../screens/say.ts';
import type { Site } from '../sites/site.ts';
import type { Reading } from './extract.ts';
import { openBox, replyBox } from './reply-box.ts';

/**
 * Puts the reply into the box under this post; where there is no box, or it does not take the text, onto the clipboard,
 * and says in plain words what was done. `landed` hears of the box with its buttons, so that nothing of ours stands in front of it.
 */
export async function insertReply(
  site: Site,
  post: Reading,
  text: string,
  landed: (box: HTMLElement) => void = () => {},
): Promise<InsertOutcome> {
  const box = await replyBox(site, post);
  if (!box) return { ...(await copyInstead(text, say('insertNoBox'))), cause: 'no-box' };
  landed(composerAround(site, box));
  const landing = await insertText(box, text, { submit: site.submit.join(', '), again: () => openBox(site, post) });
  return await outcomeOf(landing, box, text);
}

/** What the reader is told of an insertion. Where it did not end with one copy in the box, the text is copied. */
export async function outcomeOf(landing: Landing, box: HTMLElement, text: string): Promise<InsertOutcome> {
  if (landing === 'one-copy') {
    box.scrollIntoView({ block: 'nearest' });
    return { outcome: 'inserted', reason: say('insertDone') };
  }
  const answer = await copyInstead(text, say(refusals[landing]));
  // A box that was closed, or is too small, is what it should be; one that takes no text is not.
  return landing === 'nothing' || landing === 'changed' ? { ...answer, cause: 'refused' } : answer;
}

const refusals = {
  nothing: 'insertRefused',
  changed: 'insertChanged',
  closed: 'insertClosed',
  'too-long': 'insertTooLong',
} as const;

function composerAround(site: Site, box: HTMLElement): HTMLElement {
  const around = site.composers.map(({ inside }) => box.closest<HTMLElement>(inside)).find((found) => found !== null);
  return around ?? box;
}

/** Puts the text onto the clipboard and says why, or that not even this could be done. */
export async function copyInstead(text: string, why: string): Promise<InsertOutcome> {
  if (await copyText(text)) return { outcome: 'copied', reason: `${why} ${say('insertOnClipboard')}` };
  return { outcome: 'failed', reason: `${why} ${say('insertNotCopied')}` };
}
