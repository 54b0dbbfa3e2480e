import { useEffect, useRef, useState } from 'preact/hooks';
import { caughtUp, edited, type History, redone, undone } from '../../../claims/editing/history.ts';
import { historyOf, type KeptClaims } from '../kept-claims.ts';

/** A claim's file while it is edited, with the way back. */
export type ClaimText = {
  text: string;
  /**
   * Changes the text as it is at that moment; several changes in one go build on each other.
   * @param isTyping one more key in a field, which with those just before is one step to undo
   */
  change(edit: (text: string) => string, field: string, isTyping: boolean): void;
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  /** The last step was made elsewhere, or it was such a step that has just been undone. */
  fromElsewhere: 'cameIn' | 'undone' | null;
};

/** So many texts may wait to come back as stored; where nothing can be stored, the oldest are forgotten. */
const mostWaiting = 200;

/**
 * The text that is edited here. It is told on with each change. What comes from elsewhere (another tab, a bulk step, a
 * change that was taken back) is one step more in the history, so that nothing written here is lost by it.
 * @param props.stored the text of the file as the page has it
 * @param props.unsaved what was typed when the claim was open last, and has not come back as stored yet
 * @param props.forgetUnsaved called where something came in: what was typed and is not saved is now a step to come back to
 */
export function useClaimText(props: {
  file: string;
  stored: string;
  unsaved: string | null;
  kept: KeptClaims;
  onText: (text: string, field: string) => void;
  forgetUnsaved: () => void;
}): ClaimText {
  const { file, stored, unsaved, kept, onText, forgetUnsaved } = props;
  const [history, setHistory] = useState<History>(() => historyOf(kept, file, unsaved ?? stored));
  const latest = useRef(history);
  /** What was told on and has not come back as stored yet. */
  const told = useRef<string[]>(unsaved === null || unsaved === stored ? [] : [unsaved]);
  const seen = useRef(stored);
  const steps = useRef(0);

  const take = (next: History, field: string | null) => {
    if (next === latest.current) return;
    latest.current = next;
    kept.histories.set(file, next);
    setHistory(next);
    if (field === null) return;
    told.current = [...told.current, next.now.text].slice(-mostWaiting);
    onText(next.now.text, field);
  };
  useEffect(() => {
    if (stored === seen.current) return;
    seen.current = stored;
    // What is stored follows what is typed, some keys later; that is no news.
    const at = told.current.lastIndexOf(stored);
    told.current = told.current.slice(at + 1);
    if (at >= 0 || stored === latest.current.now.text) return;
    take(caughtUp(latest.current, stored), null);
    // What was on its way is not saved over it, so that it will not come back.
    told.current = [];
    forgetUnsaved();
  }, [stored]);

  return {
    text: history.now.text,
    change(edit, field, isTyping) {
      const text = edit(latest.current.now.text);
      const step = isTyping ? field : `${field} ${++steps.current}`;
      if (text !== latest.current.now.text) take(edited(latest.current, text, Date.now(), step), field);
    },
    undo: () => latest.current.past.length > 0 && take(undone(latest.current), ''),
    redo: () => latest.current.future.length > 0 && take(redone(latest.current), ''),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    fromElsewhere: history.now.fromElsewhere ? 'cameIn' : history.future[0]?.fromElsewhere ? 'undone' : null,
  };
}
