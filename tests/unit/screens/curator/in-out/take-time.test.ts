import { describe, expect, it } from 'vitest';
import type { Stepwise } from '../../../../../src/claims/importing/stepwise.ts';
import { takeTime } from '../../../../../src/screens/curator/in-out/take-time.ts';

/** Works some milliseconds at each step. */
function* work(steps: number): Stepwise<string> {
  for (let done = 0; done < steps; done++) {
    const until = performance.now() + 4;
    while (performance.now() < until);
    yield { done, total: steps };
  }
  return 'done';
}

describe('a long work in slices', () => {
  it('lets others work in between, and says how far it is', async () => {
    const seen: number[] = [];
    let others = 0;
    const beat = setInterval(() => others++, 0);
    const result = await takeTime(work(40), ({ done }) => seen.push(done), new AbortController().signal);
    clearInterval(beat);
    expect(result).toBe('done');
    expect(seen.length).toBeGreaterThan(4);
    expect(others).toBeGreaterThan(2);
  });

  it('can be given up', async () => {
    const stop = new AbortController();
    expect(await takeTime(work(1000), () => stop.abort(), stop.signal)).toBeNull();
  });
});
