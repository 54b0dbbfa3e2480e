import { FlaskConical } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { type PageMatch, sendMessage } from '../messages.ts';
import { curatesHere } from '../storage/curating/curates.ts';
import { DiskFull } from '../storage/curating/disk-full.ts';
import type { Said } from './said.tsx';
import { say } from './say.ts';

/**
 * For readers who curate: keeps the text of this post, and what it was found to say, to test claims with. Neither who
 * wrote it nor where is kept. Nobody else sees the button.
 */
export function AddToBench(props: { match: PageMatch; tabId: number; onSaid: (said: Said | null) => void }) {
  const { match, tabId, onSaid } = props;
  const [curates, setCurates] = useState(false);
  useEffect(() => void curatesHere().then(setCurates), []);
  if (!curates) return null;

  const add = async () => {
    onSaid(null);
    onSaid(await addPost(match, tabId).catch(() => ({ text: say('popupFailed') })));
  };
  return (
    <button type="button" class="button quiet" data-action="add-to-bench" onClick={() => void add()}>
      <FlaskConical size={16} aria-hidden="true" />
      {say('curatorBenchAdd')}
    </button>
  );
}

async function addPost({ key, claim, stance }: PageMatch, tabId: number): Promise<Said> {
  const text = await sendMessage('postText', { key }, tabId).catch(() => undefined);
  if (text === undefined) return { text: say('curatorBenchFailed') };
  if (text === null) return { text: say('curatorBenchGone') };
  // Fetched for those who press it; the popup of everybody else does without.
  const { addToCorpus, findInCorpus, corpusId, removeFromCorpus } = await import('../storage/curating/corpus.ts');
  try {
    const there = await findInCorpus(text);
    // What she told of it herself stays: the matcher may be what she corrected.
    const told = there?.labels.some((label) => label.claim === claim);
    if (!told) await addToCorpus([{ text, labels: [{ claim, stance }], from: 'page' }]);
    if (there) return { text: say('curatorBenchKnown') };
  } catch (error) {
    if (error instanceof DiskFull) return { text: say('curatorBenchFull') };
    throw error;
  }
  return { text: say('curatorBenchAdded'), undo: async () => removeFromCorpus([await corpusId(text)]) };
}
