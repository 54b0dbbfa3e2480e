/** More than the sentences of a long reply and the wordings of a week. */
const kept = 300;

/**
 * A function of a text that remembers its latest answers. The reply is checked at every key, and all of its sentences but
 * the one that is being written are the same as before.
 * @param answer must answer the same to the same text always
 */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    // What is still needed comes back with the next key.
    if (known.size >= kept) known.clear();
    known.set(text, now);
    return now;
  };
}
