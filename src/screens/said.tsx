import { useState } from 'preact/hooks';
import { say } from './say.ts';

/** What was done just now, and how to take it back. */
export type Said = { text: string; undo?: () => Promise<unknown> };

/** Says what was done, to screen readers too. */
export function SaidLine({ said, onUndone }: { said: Said | null; onUndone: () => void }) {
  /** What could not be taken back. */
  const [failed, setFailed] = useState<Said | null>(null);
  return (
    <div class="result" role="status">
      {said && (
        <>
          <span>{failed === said ? say('popupFailed') : said.text}</span>
          {said.undo && (
            <button
              type="button"
              class="button quiet"
              data-action="undo"
              onClick={() => void said.undo?.().then(onUndone, () => setFailed(said))}
            >
              {say('popupUndo')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
