import { useEffect, useRef, useState } from 'preact/hooks';
import { begun, edited, type History, redone, undone } from '../../../claims/editing/history.ts';

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
};

/** So many texts may wait to come back as stored; where nothing can be stored, the oldest are forgotten. */
const mostWaiting = 200;

/**
 * The text that is edited here. It is told on with each change. What comes from elsewhere (another tab, a change that
 * was taken back) is one step more in the history, so that nothing written here is lost by it.
 */
export function useClaimText(given: string, onText: (text: string, field: string) => void): ClaimText {
  const [history, setHistory] = useState<History>(() => begun(given));
  const latest = useRef(history);
  /** What was told on and has not come back as stored yet. */
  const told = useRef<string[]>([]);
  const seen = useRef(given);
  const steps = useRef(0);

  const take = (next: History, field: string | null) => {
    if (next === latest.current) return;
    latest.current = next;
    setHistory(next);
    if (field === null) return;
    told.current = [...told.current, next.now].slice(-mostWaiting);
    onText(next.now, field);
  };
  useEffect(() => {
    if (given === seen.current) return;
    seen.current = given;
    // What is stored follows what is typed, some keys later; that is no news.
    const at = told.current.lastIndexOf(given);
    told.current = told.current.slice(at + 1);
    if (at < 0 && given !== latest.current.now) take(edited(latest.current, given, Date.now(), ''), null);
  }, [given]);

  return {
    text: history.now,
    change(edit, field, isTyping) {
      const text = edit(latest.current.now);
      const step = isTyping ? field : `${field} ${++steps.current}`;
      if (text !== latest.current.now) take(edited(latest.current, text, Date.now(), step), field);
    },
    undo: () => latest.current.past.length > 0 && take(undone(latest.current), ''),
    redo: () => latest.current.future.length > 0 && take(redone(latest.current), ''),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
