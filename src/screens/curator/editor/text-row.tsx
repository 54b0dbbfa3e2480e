import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-preact';
import { say } from '../../say.ts';
import { tie } from './field.tsx';
import type { Form } from './form.ts';
import { ProblemLines } from './problem-lines.tsx';
import { useTyped } from './use-typed.ts';

/** So many letters fit a line of the field; a longer text gets more lines. */
const lineLetters = 72;
const mostLines = 6;

/** One text of a list, with its place and what can be done to it. Alt and the arrows move it too. */
export function TextRow(props: {
  form: Form;
  field: string;
  index: number;
  isLast: boolean;
  name: string;
  text: string;
  /** The row of this list that is being dragged, if one is. */
  dragged: number | null;
  onText: (text: string) => void;
  onEnter: () => void;
  /** @param then the button that keeps the focus; the text does without it */
  onMove: (by: 1 | -1, then?: string) => void;
  onRemove: () => void;
  onDrag: (index: number | null) => void;
  onDrop: (from: number) => void;
  /** Takes a pasted text if it is several. */
  onPaste: (pasted: string) => boolean;
}) {
  const { form, field, index, isLast, name, text, dragged, onText, onEnter, onMove, onRemove, onDrag, onDrop } = props;
  const id = form.idOf(field);
  const problems = form.problemsIn(field);
  const [shown, setTyped] = useTyped(text);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLetters)), 0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <li
      data-row={index}
      class={dragged === index ? 'dragged' : undefined}
      onDragOver={(event) => {
        if (dragged !== null) event.preventDefault();
      }}
      onDrop={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        onDrop(dragged);
      }}
    >
      <div class="text-row">
        <span
          class="grip"
          draggable
          aria-hidden="true"
          onDragStart={(event) => {
            // Firefox drags nothing without data.
            event.dataTransfer?.setData('text/plain', text);
            onDrag(index);
          }}
          onDragEnd={() => onDrag(null)}
        >
          <GripVertical size={16} />
        </span>
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
        <button
          type="button"
          class="button icon"
          data-action="up"
          disabled={index === 0}
          aria-label={say('curatorEditMoveUp', name)}
          onClick={() => onMove(-1, '[data-action="up"]')}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button icon"
          data-action="down"
          disabled={isLast}
          aria-label={say('curatorEditMoveDown', name)}
          onClick={() => onMove(1, '[data-action="down"]')}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </button>
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
      <ProblemLines id={`${id}-problems`} messages={problems} />
    </li>
  );
}
