import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Brings the focus to something that is there only after the next drawing: the row that was added, the place to which
 * one was moved.
 * @returns asks for it, by a selector within the part, or by several of which the first that is there is meant
 */
export function useFocusAfter(part: RefObject<HTMLElement | null>): (...selectors: string[]) => void {
  const wanted = useRef<string[]>([]);
  useLayoutEffect(() => {
    if (wanted.current.length === 0) return;
    const found = wanted.current.map((selector) => part.current?.querySelector<HTMLElement>(selector)).find(Boolean);
    wanted.current = [];
    found?.focus();
  });
  return (...selectors) => {
    wanted.current = selectors;
  };
}
