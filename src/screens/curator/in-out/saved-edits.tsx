import { Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { say, uiLanguage } from '../../say.ts';
import { nextTask } from '../breather.ts';
import type { Curating, Edit } from '../curating.ts';

/** What came of writing many files as one step. */
export type SavedEdits = {
  step: string;
  saved: number;
  /** The files that were not saved: another tab was quicker, or there is no room. */
  failed: string[];
  /** The files that changed after they were shown, in the same places. */
  overtaken: string[];
};

/** Saves files as one step that can be undone. */
export async function saveEdits(curating: Curating, edits: readonly Edit[], step: string): Promise<SavedEdits> {
  // What is being done is drawn first: thousands of files take a moment.
  await nextTask();
  const failed = edits.length > 0 ? await curating.editMany(edits, step) : [];
  return { step, saved: edits.length - failed.length, failed, overtaken: [] };
}

/** Says what was saved and what was not, with the way back. */
export function SavedNote({ saved, curating }: { saved: SavedEdits; curating: Curating }) {
  const [undone, setUndone] = useState(false);
  const number = new Intl.NumberFormat(uiLanguage());
  const left = [...saved.failed, ...saved.overtaken];
  return (
    <>
      <div class="result" role="status">
        <span>
          {undone
            ? say('curatorInOutUndone')
            : say(saved.saved === 1 ? 'curatorInOutSavedOne' : 'curatorInOutSaved', number.format(saved.saved))}
        </span>
        {!undone && saved.saved > 0 && curating.undoable === saved.step && (
          <button
            type="button"
            class="button quiet"
            data-action="undo"
            onClick={() => void curating.undoLast().then(() => setUndone(true))}
          >
            <Undo2 size={14} aria-hidden="true" />
            {say('popupUndo')}
          </button>
        )}
      </div>
      {left.length > 0 && (
        <div role="alert">
          <p>{say('curatorInOutNotSaved', number.format(left.length))}</p>
          {saved.failed.length > 0 && curating.error && <p>{curating.error}</p>}
          <ul class="problems">
            {left.slice(0, mostNamed).map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
          {left.length > mostNamed && (
            <p class="soft">{say('curatorInOutMore', number.format(left.length - mostNamed))}</p>
          )}
        </div>
      )}
    </>
  );
}

/** Enough to see which they are; all others are as they were. */
const mostNamed = 50;
