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
 */
export function idleWork(slice: (mayGoOn: () => boolean) => boolean): IdleWork {
  let idle = 0;
  let asked = false;

  const schedule = () => {
    if (asked && idle === 0 && !document.hidden) idle = requestIdleCallback(work, { timeout: PATIENCE_MS });
  };

  const work = (deadline: IdleDeadline) => {
    idle = 0;
    asked = false;
    const end = performance.now() + SLICE_MS;
    const mayGoOn = () => performance.now() < end && (deadline.didTimeout || deadline.timeRemaining() > LEFT_OVER_MS);
    if (slice(mayGoOn)) asked = true;
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
      if (idle !== 0) cancelIdleCallback(idle);
      idle = 0;
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
