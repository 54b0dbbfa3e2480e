import { z } from 'zod';

/**
 * What a trace of Chromium says of one script's share of a page's main thread: every call of the browser into the script,
 * with all that the script called (layout that it forced, selectors that it asked, garbage that it left to collect), and
 * the promises that were settled after such a call. Times are those that the thread was on a processor: what else the
 * machine does is not the page's cost.
 */

const traceEvent = z.looseObject({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  /** Of the duration, how long the thread was on a processor. */
  tdur: z.number().optional(),
  args: z
    .looseObject({ data: z.looseObject({ url: z.string().optional(), score: z.number().optional() }).optional() })
    .optional(),
});
export type TraceEvent = z.infer<typeof traceEvent>;
const traceFile = z.looseObject({ traceEvents: z.array(z.looseObject({ name: z.string() })) });

/** Of hundreds of thousands of events these are the ones that tell something here. */
const told = new Set(['RunTask', 'LayoutShift', 'EvaluateScript', 'FunctionCall', 'RunMicrotasks']);

/** All in milliseconds, but for the shift. */
export type PageFigures = {
  /**
   * The script's own time on the page's main thread. Without the script what the page's promises take that nobody is seen
   * to have settled: to be subtracted.
   */
  script: number;
  /** Its longest stretch within one task. */
  longestStretch: number;
  /** The longest task in which it took the greater part. */
  longestTask: number;
  /** All tasks of the main thread together. */
  busy: number;
  /** Sum of the scores of all layout shifts. */
  shift: number;
};

/** Reads a trace file: what tells something of tasks and scripts, and the mark of this name. Throws if it is none. */
export function readTrace(text: string, mark: string): TraceEvent[] {
  return eventsNamed(text, new Set([...told, mark]));
}

/** The events of these names in a trace file, in its order. Throws if it is none. */
export function eventsNamed(text: string, names: ReadonlySet<string>): TraceEvent[] {
  const { traceEvents } = traceFile.parse(JSON.parse(text));
  return traceEvents.filter(({ name }) => names.has(name)).map((event) => traceEvent.parse(event));
}

/**
 * @param mark the mark that the page set; it tells which thread is the page's
 * @param isOurs does a script with this address count?
 */
export function figuresOf(events: readonly TraceEvent[], mark: string, isOurs: (url: string) => boolean): PageFigures {
  const main = events.find(({ name }) => name === mark);
  if (!main) throw new Error(`The trace has no mark "${mark}".`);
  const onMain = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const tasks = onMain
    .filter(({ name }) => name === 'RunTask')
    .map((event) => ({ ...spanOf(event), busy: timeOf(event), ours: 0 }))
    .sort((one, other) => one.start - other.start);
  const calls = onMain
    .filter(({ name }) => name === 'EvaluateScript' || name === 'FunctionCall' || name === 'RunMicrotasks')
    // What holds another comes before it.
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let at = 0;
  let inTask: { called: boolean; until: number } = { called: true, until: 0 };
  for (const call of calls) {
    const { start, end } = spanOf(call);
    for (let task = tasks[at]; task && task.end <= start; task = tasks[++at]) {
      // The browser brings us an answer without a call, by settling a promise: then nobody was called before.
      inTask = { called: true, until: 0 };
    }
    const task = tasks[at];
    if (!task || task.start > start || start < inTask.until) continue;
    const url = call.args?.data?.url ?? '';
    if (call.name !== 'RunMicrotasks') inTask.called = isOurs(url);
    if (!inTask.called) continue;
    task.ours += timeOf(call);
    inTask.until = end;
  }
  const ours = tasks.filter((task) => task.ours > 0);
  const shifts = events.filter(({ name, pid }) => name === 'LayoutShift' && pid === main.pid);
  return {
    script: ours.reduce((sum, task) => sum + task.ours, 0) / 1000,
    longestStretch: Math.max(0, ...ours.map((task) => task.ours)) / 1000,
    longestTask: Math.max(0, ...ours.filter((task) => task.ours > task.busy / 2).map(({ busy }) => busy)) / 1000,
    busy: tasks.reduce((sum, { busy }) => sum + busy, 0) / 1000,
    shift: shifts.reduce((sum, { args }) => sum + (args?.data?.score ?? 0), 0),
  };
}

function spanOf({ ts, dur = 0 }: TraceEvent): { start: number; end: number } {
  return { start: ts, end: ts + dur };
}

/** How long the thread was on a processor, in microseconds; where the trace does not say it, the whole duration. */
export function timeOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur;
}
