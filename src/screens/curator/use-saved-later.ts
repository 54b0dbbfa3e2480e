import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Curating } from './curating.ts';

/** Typing is saved after so long a pause, and at once when the claim or the page is left. */
const pauseMs = 400;

/**
 * Saves what is typed in one claim's file as it is typed. What cannot be saved stays waiting: the next key, or leaving
 * the claim, tries it again.
 */
export function useSavedLater(
  file: string,
  curating: Curating,
): { save: (text: string) => void; flush: () => Promise<void>; waiting: () => string | null } {
  const latest = useRef(curating);
  latest.current = curating;
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const text = typed.current;
    if (text === null) return;
    const answer = await latest.current.edit(file, text);
    // What is in conflict is kept by the dialog that asks.
    if (answer !== 'failed' && typed.current === text) typed.current = null;
  }, [file]);

  useEffect(() => {
    const leave = () => void flush();
    const hidden = () => document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      leave();
    };
  }, [flush]);

  const save = useCallback(
    (text: string) => {
      typed.current = text;
      latest.current.typing(file, text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [file, flush],
  );
  return { save, flush, waiting: () => typed.current };
}
