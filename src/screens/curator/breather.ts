/** So long the page may be kept from drawing: less than a frame, of which drawing needs its part. */
const sliceMs = 10;

/**
 * Keeps a long work from keeping the page: what this returns is awaited between two steps of it.
 * @returns rests when it is time to: `before` is called first, then the page draws and answers
 */
export function breather(): (before?: () => void) => Promise<void> {
  let since = performance.now();
  return async (before) => {
    if (performance.now() - since < sliceMs) return;
    before?.();
    await nextTask();
    since = performance.now();
  };
}

/** A message to itself: timers of a tab that is not looked at come once a second. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
