import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Undo and redo by the keys that everybody knows, wherever in the editor the focus is. What is typed in parts marked
 * `data-undo="own"` is no part of the claim: there the browser takes it back itself.
 */
export function useUndoKeys(part: RefObject<HTMLElement | null>, undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  latest.current = { undo, redo };
  useEffect(() => {
    const element = part.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      if (event.target instanceof Element && event.target.closest('[data-undo="own"]')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) latest.current.redo();
      else latest.current.undo();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [part]);
}
