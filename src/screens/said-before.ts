import { type SaidBefore, type SentReply, sendMessage } from '../messages.ts';
import { twice } from './twice.ts';

/** What the ledger knows; null where nobody answers: the reply is then checked without it. */
export async function saidBefore(claim: string, thread: string): Promise<SaidBefore | null> {
  return twice(() => sendMessage('saidBefore', { claim, thread }));
}

/** Has a reply written into the ledger. */
export async function recordReply(reply: SentReply): Promise<void> {
  await twice(async () => {
    await sendMessage('recordReply', reply);
    return true;
  });
}
