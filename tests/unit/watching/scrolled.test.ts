// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { whenScrolledFor } from '../../../src/watching/scrolled.ts';

/** Scrolls at these moments (ms); answers how often it was told by then. */
function told(moments: number[], end = Number.POSITIVE_INFINITY): number {
  let times = 0;
  const stop = whenScrolledFor(20_000, () => times++);
  for (const at of moments) {
    if (at > end) stop();
    const event = new Event('scroll');
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.dispatchEvent(event);
  }
  stop();
  return times;
}
const every = (step: number, until: number) => Array.from({ length: until / step + 1 }, (_, n) => n * step);

describe('scrolling', () => {
  it('is told once when it has lasted long enough', () => {
    expect(told(every(100, 19_900))).toBe(0);
    expect(told(every(100, 20_000))).toBe(1);
    expect(told(every(100, 90_000))).toBe(1);
  });
  it('does not count the time in which nobody scrolls', () => {
    expect(told(every(5_000, 500_000))).toBe(0);
    expect(told([...every(100, 15_000), ...every(100, 5_000).map((at) => at + 100_000)])).toBe(1);
  });
  it('is not told after it was stopped', () => {
    expect(told(every(100, 90_000), 10_000)).toBe(0);
  });
});
