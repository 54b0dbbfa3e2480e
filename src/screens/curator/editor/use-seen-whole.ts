import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * What the keyboard comes to is seen whole: of a high field browsers show only where the caret is, and the rest of it may
 * be under the bar that stays at the top.
 */
export function useSeenWhole(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = part.current;
    const onKeyUp = ({ key, target }: KeyboardEvent) => {
      if (key === 'Tab' && target instanceof Element) target.scrollIntoView({ block: 'nearest' });
    };
    element?.addEventListener('keyup', onKeyUp);
    return () => element?.removeEventListener('keyup', onKeyUp);
  }, [part]);
}
