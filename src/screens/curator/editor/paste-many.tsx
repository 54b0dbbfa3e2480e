import { ClipboardPaste } from 'lucide-preact';
import { useId, useRef, useState } from 'preact/hooks';
import { say } from '../../say.ts';
import { useFocusAfter } from './use-focus-after.ts';

/** A box to paste many texts into at once, which opens when it is wanted. */
export function PasteMany(props: { label: string; help: string; onAdd: (pasted: string) => void }) {
  const { label, help, onAdd } = props;
  const id = useId();
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const [pasted, setPasted] = useState<string | null>(null);
  const close = () => {
    setPasted(null);
    focusAfter('[data-action="paste-many"]');
  };
  return (
    <div class="paste-many" ref={part} data-undo="own">
      {pasted === null ? (
        <button
          type="button"
          class="button quiet"
          data-action="paste-many"
          onClick={() => {
            setPasted('');
            focusAfter('textarea');
          }}
        >
          <ClipboardPaste size={16} aria-hidden="true" />
          {label}
        </button>
      ) : (
        <>
          <label for={`${id}-many`}>{label}</label>
          <p id={`${id}-help`} class="soft">
            {help}
          </p>
          <textarea
            id={`${id}-many`}
            class="field"
            rows={6}
            aria-describedby={`${id}-help`}
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
          <div class="bar">
            <button
              type="button"
              class="button primary"
              data-action="add-many"
              disabled={pasted.trim() === ''}
              onClick={() => {
                onAdd(pasted);
                close();
              }}
            >
              {say('curatorEditAddMany')}
            </button>
            <button type="button" class="button" data-action="cancel-many" onClick={close}>
              {say('confirmCancel')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
