/** What other parts of the extension hear of at once: in other tabs, and in the same page. */
type Topic = 'changes' | 'corpus';

const nameOf = (topic: Topic) => `second-opinion-${topic}`;

/** Tells everybody who hears that these have changed. */
export function tell(topic: Topic, names: readonly string[]): void {
  if (names.length === 0) return;
  // A channel does not hear itself; one of its own for telling is heard by all that listen, in this page too. It stays
  // open: what is told by one that is closed at once, Firefox may drop.
  const channel = tellers.get(topic) ?? new BroadcastChannel(nameOf(topic));
  tellers.set(topic, channel);
  channel.postMessage(names);
}
const tellers = new Map<Topic, BroadcastChannel>();

/** Hears of changes from now on; returns how to stop. */
export function hear(topic: Topic, heard: (names: string[]) => void): () => void {
  const channel = new BroadcastChannel(nameOf(topic));
  channel.onmessage = ({ data }: { data: unknown }) => {
    if (Array.isArray(data)) heard(data.filter((name) => typeof name === 'string'));
  };
  return () => channel.close();
}
