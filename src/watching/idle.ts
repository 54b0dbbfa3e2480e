/** Longest stretch of work at a time: half a frame. Also where the browser grants more, which it may regret. */
const SLICE_MS = 8;
/** A busy page never idles; its posts are read all the same after this time. */
const PATIENCE_MS = 700;
/** So much of the browser's idle time is left to it. */
const LEFT_OVER_MS = 1;

/** Work that is done in idle time, in slices, so that scrolling never waits for us; none while the tab is hidden. */
export interface IdleWork {
  /** There is something to do. */
  wake(): void;
  stop(): void;
}

/**
 * @param slice does some of the work, and stops as soon as it may not go on; answers whether any is left
 * @param restMs what comes up sooner after a slice waits for so long, so that much of it is done at once: in a page that
 * changes with every frame, to begin costs more than to do. What a slice left undone does not wait
 */
export function idleWork(slice: (mayGoOn: () => boolean) => boolean, restMs = 0): IdleWork {
  let idle = 0;
  let asked = false;
  let rest: ReturnType<typeof setTimeout> | null = null;

  const schedule = () => {
    if (!asked || rest !== null || idle !== 0 || document.hidden) return;
    idle = requestIdleCallback(work, { timeout: PATIENCE_MS });
  };

  const rested = () => {
    rest = null;
    schedule();
  };

  const work = (deadline: IdleDeadline) => {
    idle = 0;
    asked = false;
    const end = performance.now() + SLICE_MS;
    const mayGoOn = () => performance.now() < end && (deadline.didTimeout || deadline.timeRemaining() > LEFT_OVER_MS);
    if (slice(mayGoOn)) asked = true;
    else if (restMs > 0) rest = setTimeout(rested, restMs);
    schedule();
  };

  const seen = () => {
    if (!document.hidden) return schedule();
    if (idle !== 0) cancelIdleCallback(idle);
    idle = 0;
  };
  document.addEventListener('visibilitychange', seen);

  return {
    wake() {
      asked = true;
      schedule();
    },
    stop() {
      asked = false;
      if (rest !== null) clearTimeout(rest);
      if (idle !== 0) cancelIdleCallback(idle);
      idle = 0;
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
