import { describe, expect, it } from 'vitest';
import { figuresOf, readTrace } from '../../../src/cli/benching/page-cost/trace.ts';

/** A trace of two threads: the page's has four tasks, three of which our script has a part in. */
const page = { pid: 7, tid: 7 };
const task = (ts: number, dur: number, tdur: number) => ({ ...page, name: 'RunTask', ts, dur, tdur });
const call = (url: string, ts: number, dur: number, tdur = dur) => {
  return { ...page, name: 'FunctionCall', ts, dur, tdur, args: { data: { url } } };
};
const settling = (ts: number, dur: number) => ({ ...page, name: 'RunMicrotasks', ts, dur, tdur: dur });
const trace = {
  traceEvents: [
    { ...page, name: 'start-here', ts: 0 },
    // Half of the time the processor worked for somebody else. What we call inside a call of ours counts once.
    task(1_000, 4_000, 2_000),
    call('ours.js', 1_000, 2_000, 1_000),
    call('ours.js', 1_500, 500),
    // The page's own script, what it settles, and our observer of the page, which is called meanwhile.
    task(10_000, 9_000, 9_000),
    call('', 10_000, 1_000),
    settling(11_000, 4_000),
    call('ours.js', 14_000, 500),
    call('', 14_500, 500),
    settling(16_000, 3_000),
    // An answer of the background comes without a call.
    task(20_000, 3_000, 3_000),
    settling(20_000, 2_000),
    // What is settled after our call.
    task(30_000, 6_000, 6_000),
    { ...call('ours.js', 30_000, 1_000), name: 'EvaluateScript' },
    settling(31_000, 4_000),
    { pid: 7, tid: 8, name: 'RunTask', ts: 1_000, dur: 90_000 },
    { ...page, name: 'LayoutShift', ts: 3, args: { data: { score: 0.25 } } },
    { pid: 9, tid: 9, name: 'LayoutShift', ts: 3, args: { data: { score: 0.5 } } },
    { ...page, name: 'NobodyAsks', ts: 5, args: 'any thing' },
  ],
};

describe('a trace', () => {
  it("tells a script's share of the page's thread, in time on the processor", () => {
    const events = readTrace(JSON.stringify(trace), 'start-here');
    expect(figuresOf(events, 'start-here', (url) => url === 'ours.js')).toEqual({
      script: 1 + 0.5 + 2 + 5,
      longestStretch: 5,
      longestTask: 6,
      busy: 20,
      shift: 0.25,
    });
  });

  it('is refused when it is none, or has no such mark', () => {
    expect(() => readTrace('{"events": []}', 'start-here')).toThrow();
    expect(() => figuresOf([], 'start-here', () => true)).toThrow('start-here');
  });
});
