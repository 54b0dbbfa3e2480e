import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CuratedClaim, Curating } from './curating.ts';
import { type KeptClaims, letGoOutdated } from './kept-claims.ts';

/**
 * Typing is saved after so long a pause, and at once when the claim or the page is left. A page that is closed may not
 * live to the end of that: see `useLeftUnsaved`.
 */
const pauseMs = 400;

export type SavedLater = {
  save(text: string): void;
  /** What is typed and not saved yet. */
  waiting(): string | null;
  /** What was typed is not to be saved any more: the file was changed in another way. */
  forget(): void;
};

/**
 * Saves what is typed in one claim's file as it is typed. What cannot be saved stays waiting: the next key, leaving the
 * claim, and coming back to it try it again.
 */
export function useSavedLater(claim: CuratedClaim, curating: Curating, kept: KeptClaims): SavedLater {
  const { file } = claim;
  const { unsaved } = kept;
  const latest = useRef({ claim, curating });
  latest.current = { claim, curating };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What was saved from here last: the page may not have drawn yet that it is stored. */
  const saved = useRef<string | null>(null);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const waiting = unsaved.get(file);
    if (waiting === undefined) return;
    const { text, over, saving } = waiting;
    unsaved.set(file, { ...waiting, saving: text });
    const mayReplace = [over, saving, saved.current].filter((one) => typeof one === 'string');
    const answer = await latest.current.curating.saveTyped(file, text, mayReplace);
    if (answer === 'saved') saved.current = text;
    // What is in conflict is kept by the dialog that asks; what is outdated, by the claim's history.
    if (answer !== 'failed' && unsaved.get(file)?.text === text) unsaved.delete(file);
  }, [file, unsaved]);

  // Once, and before the editor asks what waits.
  useState(() => letGoOutdated(kept, file, claim.text));
  useEffect(() => {
    void flush();
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
      unsaved.set(file, { ...unsaved.get(file), text, over: latest.current.claim.text });
      latest.current.curating.typing(file, text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [file, flush, unsaved],
  );
  return {
    save,
    waiting: () => unsaved.get(file)?.text ?? null,
    forget: () => unsaved.delete(file),
  };
}
