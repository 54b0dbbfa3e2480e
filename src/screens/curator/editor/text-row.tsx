import { Trash2 } from 'lucide-preact';
import { say } from '../../say.ts';
import { tie } from './field.tsx';
import type { Form } from './form.ts';
import { Grip } from './grip.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { ProblemLines } from './problem-lines.tsx';
import type { PlaceOfEntry } from './use-places.ts';
import { useTyped } from './use-typed.ts';

/** So many letters fit a line of the field; a longer text gets more lines. */
const lineLetters = 72;
const mostLines = 6;

/** One text of a list, with its place and what can be done to it. Alt and the arrows move it too. */
export function TextRow(props: {
  form: Form;
  field: string;
  index: number;
  name: string;
  text: string;
  place: PlaceOfEntry;
  onText: (text: string) => void;
  onEnter: () => void;
  onRemove: () => void;
  /** Takes a pasted text if it is several. */
  onPaste: (pasted: string) => boolean;
}) {
  const { form, field, index, name, text, place, onText, onEnter, onRemove } = props;
  const id = form.idOf(field);
  const problems = form.problemsIn(field);
  const [shown, setTyped] = useTyped(text);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLetters)), 0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      place.onMove(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <li data-row={index} class={place.isDragged ? 'dragged' : undefined} {...place.target}>
      <div class="text-row">
        <Grip text={text} onGrip={place.onGrip} />
        <label class="unseen" for={id}>
          {name}
        </label>
        <textarea
          {...tie(id, problems.length > 0, false)}
          class="field"
          lang="en"
          rows={Math.min(mostLines, lines)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          value={shown}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onText(currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (props.onPaste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
          }}
        />
        <MoveButtons name={name} place={place} />
        <button
          type="button"
          class="button icon"
          data-action="remove"
          aria-label={say('curatorEditRemove', name)}
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </button>
      </div>
      <ProblemLines id={`${id}-problems`} problems={problems} />
    </li>
  );
}
