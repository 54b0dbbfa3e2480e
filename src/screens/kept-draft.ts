import { useCallback, useEffect, useRef } from 'preact/hooks';
import { type Draft, type DraftPlace, forgetDraft, saveDraft } from '../storage/drafts.ts';

/** Typing is stored after so long a pause, and at once when the page or the card goes away. */
const pauseMs = 300;

/** Keeps what is being written, so that it survives the card, the tab and the browser. null: nothing of hers any more. */
export function useKeptDraft(place: DraftPlace | null): (draft: Draft | null) => void {
  const waiting = useRef<{ draft: Draft | null; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (!waiting.current || !place) return;
    const { draft, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    // After an update of the extension this page can store nothing any more; the card says so by itself.
    void (draft ? saveDraft(place, draft) : forgetDraft(place)).catch(() => {});
  }, [place]);

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [flush]);

  return useCallback(
    (draft) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { draft, timer: setTimeout(flush, pauseMs) };
    },
    [flush],
  );
}
