import { copyText } from '../insertion/clipboard.ts';
import { insertText } from '../insertion/insert.ts';
import type { InsertOutcome } from '../messages.ts';
import { say } from '../screens/say.ts';
import type { Site } from '../sites/site.ts';
import type { Reading } from './extract.ts';
import { replyBox } from './reply-box.ts';

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
  if (!box) return await copyInstead(text, say('insertNoBox'));
  landed(composerAround(site, box));
  const landing = await insertText(box, text);
  if (landing === 'one-copy') {
    box.scrollIntoView({ block: 'nearest' });
    return { outcome: 'inserted', reason: say('insertDone') };
  }
  return await copyInstead(text, say(landing === 'nothing' ? 'insertRefused' : 'insertChanged'));
}

function composerAround(site: Site, box: HTMLElement): HTMLElement {
  const around = site.composers.map(({ inside }) => box.closest<HTMLElement>(inside)).find((found) => found !== null);
  return around ?? box;
}

async function copyInstead(text: string, why: string): Promise<InsertOutcome> {
  if (await copyText(text)) return { outcome: 'copied', reason: `${why} ${say('insertOnClipboard')}` };
  return { outcome: 'failed', reason: `${why} ${say('insertNotCopied')}` };
}
