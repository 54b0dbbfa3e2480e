import { browser } from 'wxt/browser';
import { sendMessage } from '../messages.ts';

/** What each key of the manifest's commands does: on to the next flagged post of the tab in front, or back. */
const steps: Record<string, 1 | -1> = { 'next-flag': 1, 'previous-flag': -1 };

/** Passes a key on to the page in front; a page without us does not answer, and nothing happens there. */
export async function answerCommand(command: string): Promise<void> {
  const step = steps[command];
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (step === undefined || tab?.id === undefined) return;
  await sendMessage('stepToFlag', { step }, tab.id).catch(() => {});
}
