import { Undo2 } from 'lucide-preact';
import { say } from './say.ts';

export type UndoNoteProps = {
  /** What was done. */
  text: string;
  onUndo: () => void;
};

/** Says what was done just now, with the way back; it stands for some seconds where it was done. */
export function UndoNote({ text, onUndo }: UndoNoteProps) {
  return (
    <div class="undo-note" role="status">
      <span>{text}</span>
      <button type="button" class="button quiet" data-action="undo" onClick={onUndo}>
        <Undo2 size={14} aria-hidden="true" />
        {say('popupUndo')}
      </button>
    </div>
  );
}
