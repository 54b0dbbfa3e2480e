import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** So much room there is between the bar and what the keyboard comes to, for the line around it. */
const roomPx = 8;

/**
 * The browser scrolls nothing that the keyboard comes to under the bar, which stays at the top. How high the bar is
 * depends on the window, on the language, and on what is told in it.
 */
export function useKeptClear(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = document.documentElement;
    const measured = new ResizeObserver(() => {
      const stays = getComputedStyle(element).position === 'sticky';
      style.scrollPaddingBlock = `${(stays ? element.offsetHeight : 0) + roomPx}px ${roomPx}px`;
    });
    measured.observe(element);
    return () => {
      measured.disconnect();
      // The bar of the claim that is opened next may be there already.
      if (!document.querySelector('.editor-bar')) style.scrollPaddingBlock = '';
    };
  }, [bar]);
}
