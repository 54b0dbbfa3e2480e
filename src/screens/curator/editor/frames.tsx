import { Plus } from 'lucide-preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { say } from '../../say.ts';
import type { Curating } from '../curating.ts';
import { conceptWords } from './concept-words.ts';
import { Part } from './field.tsx';
import type { Form } from './form.ts';
import { FrameEditor } from './frame-editor.tsx';
import type { Option } from './matching-options.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { usePlaces } from './use-places.ts';

/** Which concepts must come together for the claim to be thought of. */
export function Frames({ form, curating }: { form: Form; curating: Curating }) {
  const { concepts, list } = curating;
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const [told, setTold] = useState('');
  const { frames } = form.content;
  const placeOf = usePlaces(form, ['frames'], frames.length, (to, then = '.moving button') => {
    setTold(say('curatorEditMovedTo', to + 1, frames.length));
    focusAfter(`[data-frame="${to}"] ${then}:not(:disabled)`, `[data-frame="${to}"] .moving button:not(:disabled)`);
  });
  const options = useMemo<Option[]>(() => conceptOptions(concepts, conceptWords(list.lexicon)), [concepts, list]);
  return (
    <Part form={form} field="frames" title={say('curatorEditFrames')} help={say('curatorEditFramesHelp')}>
      <div class="frames" ref={part}>
        {frames.map((frame, index) => (
          <FrameEditor
            key={index}
            form={form}
            index={index}
            frame={frame}
            options={options}
            place={placeOf(index)}
            onRemove={() => {
              form.set(['frames', index], undefined);
              focusAfter('[data-action="add-frame"]');
            }}
          />
        ))}
        <p class="soft told" role="status">
          {told}
        </p>
        <button
          type="button"
          class="button"
          data-action="add-frame"
          onClick={() => {
            form.set(['frames', frames.length], { all: [] });
            focusAfter(`[data-frame="${frames.length}"] [role="combobox"]`);
          }}
        >
          <Plus size={16} aria-hidden="true" />
          {say('curatorEditAddFrame')}
        </button>
      </div>
    </Part>
  );
}

/** Enough of a concept's words to know it by. */
const hintLength = 90;

/** Concepts are found by their words too: who types "lipitor" means the statins. */
function conceptOptions(concepts: readonly string[], words: ReadonlyMap<string, string>): Option[] {
  return concepts.map((concept) => {
    const forms = words.get(concept) ?? '';
    const hint = forms.length > hintLength ? `${forms.slice(0, hintLength)} …` : forms;
    return { value: concept, label: concept, text: `${concept} ${forms}`, ...(hint && { hint }) };
  });
}
