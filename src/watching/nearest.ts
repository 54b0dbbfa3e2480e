/** So many of those that wait are measured at a time; the others come with the next slice. */
const MEASURED = 200;
/** What is so far above the window was scrolled past: it waits until it comes near again. Part of the window's height. */
const PASSED = 1;

/** Elements that wait for their turn, the nearest to what the reader sees first. */
export interface Waiting {
  add(element: Element): void;
  /** Is there any whose turn may come now? */
  any(): boolean;
  /** Takes out the next ones, the nearest first. Measures them, so it is to be called while the layout is clean. */
  take(): Element[];
  /** Puts back what had no turn. */
  putBack(elements: readonly Element[]): void;
  /** Lets go of those that have left the page. */
  forgetGone(): void;
  stop(): void;
}

/**
 * @param mustBeTaken these have their turn even when they were scrolled past
 * @param cameNear something that was scrolled past is near again
 */
export function startWaiting(mustBeTaken: (element: Element) => boolean, cameNear: () => void): Waiting {
  const waiting = new Set<Element>();
  const passed = new Set<Element>();
  // Tells of them without anybody having to measure them again with each step of the scrolling.
  const nearby = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !passed.delete(target)) continue;
        nearby.unobserve(target);
        waiting.add(target);
      }
      if (waiting.size > 0) cameNear();
    },
    { rootMargin: `${PASSED * 100}% 0px` },
  );

  const forgetPassed = (element: Element) => {
    if (passed.delete(element)) nearby.unobserve(element);
  };

  return {
    add(element) {
      forgetPassed(element);
      waiting.add(element);
    },
    any: () => waiting.size > 0,
    take() {
      const height = window.innerHeight;
      const taken: { element: Element; distance: number }[] = [];
      let measured = 0;
      for (const element of waiting) {
        if (measured++ >= MEASURED) break;
        waiting.delete(element);
        if (!element.isConnected) continue;
        const { top, bottom } = element.getBoundingClientRect();
        if (bottom < -PASSED * height && !mustBeTaken(element)) {
          // The browser looks at all that is observed with every frame: not worth it for a post that the site has emptied.
          // Should the site fill it again, that is a change, and it is added anew.
          if (!holdsSomething(element)) continue;
          passed.add(element);
          nearby.observe(element);
        } else taken.push({ element, distance: Math.max(0, top - height, -bottom) });
      }
      // Sorting keeps the order of those equally near: that of the page.
      return taken.sort((one, other) => one.distance - other.distance).map(({ element }) => element);
    },
    putBack(elements) {
      for (const element of elements) waiting.add(element);
    },
    forgetGone() {
      for (const element of passed) if (!element.isConnected) forgetPassed(element);
    },
    stop() {
      nearby.disconnect();
      waiting.clear();
      passed.clear();
    },
  };
}

/** Is there anything in it that could be read? */
function holdsSomething(element: Element): boolean {
  return element.textContent?.trim() !== '' || element.querySelector('img') !== null;
}
