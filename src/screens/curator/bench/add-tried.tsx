import { Plus } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { type Stance, stances } from '../../../claims/claim.ts';
import { addToCorpus } from '../../../storage/curating/corpus.ts';
import { DiskFull } from '../../../storage/curating/disk-full.ts';
import { type MessageKey, say } from '../../say.ts';

const labelWords: Record<Stance, MessageKey> = {
  asserts: 'curatorPanelLabelAsserts',
  asks: 'curatorPanelLabelAsks',
  refutes: 'curatorPanelLabelRefutes',
  mentions: 'curatorPanelLabelMentions',
};

/** Keeps the post that was tried on the bench, with what it does with the claim that is open. */
export function AddTried({ claim, post }: { claim: string; post: string }) {
  const id = useId();
  const [label, setLabel] = useState<Stance | ''>('');
  const [said, setSaid] = useState('');
  // What was said of another post.
  useEffect(() => setSaid(''), [post, claim]);
  const add = async (stance: Stance) => {
    try {
      const fresh = await addToCorpus([{ text: post.trim(), labels: [{ claim, stance }], from: 'pasted' }]);
      setSaid(say(fresh > 0 ? 'curatorPanelAdded' : 'curatorPanelRelabelled'));
    } catch (error) {
      setSaid(say(error instanceof DiskFull ? 'curatorBenchFull' : 'curatorPanelNotAdded'));
    }
  };
  return (
    <form
      class="add-tried"
      onSubmit={(event) => {
        event.preventDefault();
        if (label !== '') void add(label);
      }}
    >
      <label for={`${id}-label`}>{say('curatorPanelLabel')}</label>
      <select
        id={`${id}-label`}
        class="field"
        value={label}
        onChange={({ currentTarget }) => setLabel(stances.find((stance) => stance === currentTarget.value) ?? '')}
      >
        <option value="">{say('curatorEditChoose')}</option>
        {stances.map((stance) => (
          <option key={stance} value={stance}>
            {say(labelWords[stance])}
          </option>
        ))}
      </select>
      <button type="submit" class="button" data-action="add-to-bench" disabled={label === ''}>
        <Plus size={16} aria-hidden="true" />
        {say('curatorPanelAdd')}
      </button>
      <p class="soft" role="status">
        {said}
      </p>
    </form>
  );
}
