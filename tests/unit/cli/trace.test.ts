import { describe, expect, it } from 'vitest';
import { figuresOf, readTrace } from '../../../src/cli/benching/page-cost/trace.ts';

/** A trace of two threads: the page's has two tasks, of which our script takes half of one and most of the other. */
const page = { pid: 7, tid: 7 };
const sample = (samples: number[], timeDeltas: number[], more: object = {}) => ({
  ...page,
  name: 'ProfileChunk',
  id: '0x1',
  ts: 0,
  args: { data: { cpuProfile: { samples, ...more }, timeDeltas } },
});
const nodes = [
  { id: 1, callFrame: { functionName: '(root)' } },
  { id: 2, parent: 1, callFrame: { url: 'https://site/page.js' } },
  { id: 3, parent: 1, callFrame: { url: 'ours.js' } },
  // A function without address that ours has called: what it takes is ours as well.
  { id: 4, parent: 3, callFrame: {} },
];
const trace = {
  traceEvents: [
    { ...page, name: 'start-here', ts: 0 },
    { ...page, name: 'RunTask', ts: 1_000, dur: 4_000, tdur: 2_000 },
    { ...page, name: 'RunTask', ts: 10_000, dur: 3_000, tdur: 3_000 },
    { pid: 7, tid: 8, name: 'RunTask', ts: 1_000, dur: 90_000 },
    { ...page, name: 'Profile', id: '0x1', ts: 0, args: { data: { startTime: 0 } } },
    sample([2, 3], [1_000, 2_000], { nodes }),
    sample([1, 4, 1], [2_000, 5_000, 2_000]),
    { pid: 9, tid: 9, name: 'Profile', id: '0x1', ts: 0, args: { data: { startTime: 0 } } },
    { ...page, name: 'LayoutShift', ts: 3, args: { data: { score: 0.25 } } },
    { pid: 9, tid: 9, name: 'LayoutShift', ts: 3, args: { data: { score: 0.5 } } },
    { ...page, name: 'NobodyAsks', ts: 5, id: { any: 'thing' } },
  ],
};

describe('a trace', () => {
  it("tells a script's share of the page's thread, in time on the processor", () => {
    const events = readTrace(JSON.stringify(trace), 'start-here');
    expect(figuresOf(events, 'start-here', (url) => url === 'ours.js')).toEqual({
      // Half of a task that had the processor for 2 ms, and two thirds of one of 3 ms.
      script: 3,
      longestStretch: 2,
      longestTask: 3,
      busy: 5,
      shift: 0.25,
    });
    expect(figuresOf(events, 'start-here', () => false)).toMatchObject({ script: 0, longestTask: 0, busy: 5 });
  });

  it('is refused when it is none, or has no such mark', () => {
    expect(() => readTrace('{"events": []}', 'start-here')).toThrow();
    expect(() => figuresOf([], 'start-here', () => true)).toThrow('start-here');
  });
});
