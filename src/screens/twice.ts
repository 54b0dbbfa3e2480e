/** A worker that died is awake again well within this time. */
const againMs = 300;

/**
 * Sends a request to the background, and once more where it was ended before it could answer: the same request starts it
 * again.
 * @returns the answer; null if nobody answers
 */
export async function twice<T>(send: () => Promise<T>): Promise<T | null> {
  const answer = await send().catch(() => undefined);
  if (answer !== undefined) return answer;
  await new Promise((next) => setTimeout(next, againMs));
  return (await send().catch(() => null)) ?? null;
}
