import { insertText } from '../insertion/insert.ts';
import { rememberEditor } from '../insertion/last-editor.ts';
import { onMessage } from '../messages.ts';
import { say } from '../screens/say.ts';
import { copyInstead, outcomeOf } from './reply.ts';
import { OURS } from './visible-text.ts';

/**
 * Lets the popup and the side panel insert where the reader was writing, also in a box that no site's data knows. In a
 * page with frames each frame answers for itself: `lastWritten` tells the asker which one had the focus last.
 * @param submit selector of the site's controls that send, as far as they are known
 * @returns ends it
 */
export function answerAtCursor(submit: string): () => void {
  const last = rememberEditor(`[${OURS}]`);
  const unanswer = [
    onMessage('lastWritten', () => last.now()?.since ?? null),
    onMessage('insertAtCursor', async ({ data: { text } }) => {
      const box = last.now()?.editor;
      if (!box) return await copyInstead(text, say('insertNoEditor'));
      const again = () => last.now()?.editor ?? null;
      return await outcomeOf(await insertText(box, text, { submit, again }), box, text);
    }),
  ];
  return () => {
    last.stop();
    for (const end of unanswer) end();
  };
}
