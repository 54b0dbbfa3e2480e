import { FlaskConical, Redo2, Undo2 } from 'lucide-preact';
import { useId, useRef } from 'preact/hooks';
import type { Judgement } from '../../../curating/judgement.ts';
import { Choices } from '../../choices.tsx';
import { say } from '../../say.ts';
import { shortSummaryOf } from '../bench/summary.ts';
import type { ClaimText } from './use-claim-text.ts';
import { useKeptClear } from './use-kept-clear.ts';

export type EditorView = 'form' | 'yaml';

/**
 * Undo and redo, how the claim is shown, and the way to the bench. It stays in sight; where there is no room for the
 * bench beside the form, it tells in short what the bench finds.
 */
export function EditorBar(props: {
  view: EditorView;
  canShowForm: boolean;
  onView: (view: EditorView) => void;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  fromElsewhere: ClaimText['fromElsewhere'];
  judgement: Judgement | null;
  onBench: () => void;
}) {
  const { view, canShowForm, onView, canUndo, canRedo, onUndo, onRedo, fromElsewhere, judgement, onBench } = props;
  const name = useId();
  const bar = useRef<HTMLDivElement>(null);
  useKeptClear(bar);
  return (
    <div class="bar editor-bar" ref={bar}>
      <button
        type="button"
        class="button"
        data-action="undo-edit"
        disabled={!canUndo}
        aria-keyshortcuts="Control+Z"
        title="Ctrl+Z"
        onClick={onUndo}
      >
        <Undo2 size={16} aria-hidden="true" />
        {say('curatorEditUndo')}
      </button>
      <button
        type="button"
        class="button"
        data-action="redo-edit"
        disabled={!canRedo}
        aria-keyshortcuts="Control+Shift+Z"
        title="Ctrl+Shift+Z"
        onClick={onRedo}
      >
        <Redo2 size={16} aria-hidden="true" />
        {say('curatorEditRedo')}
      </button>
      {canShowForm && (
        <Choices
          legend={say('curatorEditView')}
          name={name}
          options={[
            { value: 'form', label: say('curatorEditViewForm') },
            { value: 'yaml', label: 'YAML' },
          ]}
          value={view}
          onChange={onView}
        />
      )}
      <button type="button" class="button quiet" data-action="to-bench" onClick={onBench}>
        <FlaskConical size={16} aria-hidden="true" />
        <span>
          {say('curatorEditToBench')}
          {/* The bench itself tells it aloud whenever it changes. */}
          {judgement && <span class="soft">{shortSummaryOf(judgement)}</span>}
        </span>
      </button>
      <p class="soft elsewhere" role="status">
        {fromElsewhere !== null && say(fromElsewhere === 'cameIn' ? 'curatorEditCameIn' : 'curatorEditCameInUndone')}
      </p>
    </div>
  );
}
