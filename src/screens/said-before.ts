import { type SaidBefore, type SentReply, sendMessage } from '../messages.ts';

/** A worker that died is awake again well within this time. */
const againMs = 300;

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

/** Sends once more where the background was ended before it could answer: the same request starts it again. */
async function twice<T>(send: () => Promise<T>): Promise<T | null> {
  try {
    return await send();
  } catch {
    await new Promise((next) => setTimeout(next, againMs));
    return send().catch(() => null);
  }
}
