/** Two events of scrolling further apart than this are two scrolls: the time between them is reading. */
const SAME_SCROLL_MS = 1_000;

/**
 * Tells once when the reader has scrolled for so long, anywhere in the page; listens no longer after that.
 * @returns ends it
 */
export function whenScrolledFor(ms: number, tell: () => void): () => void {
  let scrolled = 0;
  let last = Number.NEGATIVE_INFINITY;
  const count = ({ timeStamp }: Event) => {
    const gap = timeStamp - last;
    last = timeStamp;
    if (gap > SAME_SCROLL_MS) return;
    scrolled += gap;
    if (scrolled < ms) return;
    stop();
    tell();
  };
  const stop = () => document.removeEventListener('scroll', count, true);
  document.addEventListener('scroll', count, { capture: true, passive: true });
  return stop;
}
