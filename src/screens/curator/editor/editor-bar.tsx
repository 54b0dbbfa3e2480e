import { FlaskConical, Redo2, Undo2 } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { Choices } from '../../choices.tsx';
import { say } from '../../say.ts';

export type EditorView = 'form' | 'yaml';

/** Undo and redo, how the claim is shown, and the way to the bench. */
export function EditorBar(props: {
  view: EditorView;
  canShowForm: boolean;
  onView: (view: EditorView) => void;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onBench: () => void;
}) {
  const { view, canShowForm, onView, canUndo, canRedo, onUndo, onRedo, onBench } = props;
  const name = useId();
  return (
    <div class="bar editor-bar">
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
        {say('curatorEditToBench')}
      </button>
    </div>
  );
}
