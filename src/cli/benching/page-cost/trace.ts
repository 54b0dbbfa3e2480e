import { z } from 'zod';

/**
 * What a trace of Chromium says of one script's share of a page's main thread. Script time is taken from the samples of
 * the profiler: every sample in whose stack a function of the script stands counts, with all that it called (layout that
 * it forced, selectors that it asked). Times are those that the thread was on a processor: what else the machine does
 * is not the page's cost.
 */

const callFrame = z.looseObject({ url: z.string().optional() });
const node = z.looseObject({ id: z.number(), parent: z.number().optional(), callFrame });
const profileData = z.looseObject({
  startTime: z.number().optional(),
  cpuProfile: z.looseObject({ nodes: z.array(node).optional(), samples: z.array(z.number()).optional() }).optional(),
  timeDeltas: z.array(z.number()).optional(),
});
const traceEvent = z.looseObject({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  /** Of the duration, how long the thread was on a processor. */
  tdur: z.number().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  args: z.looseObject({ data: z.looseObject({}).optional(), name: z.string().optional() }).optional(),
});
export type TraceEvent = z.infer<typeof traceEvent>;
const traceFile = z.looseObject({ traceEvents: z.array(z.looseObject({ name: z.string() })) });

/** Of hundreds of thousands of events these are the ones that tell something here. */
const told = new Set(['thread_name', 'RunTask', 'LayoutShift', 'Profile', 'ProfileChunk']);

/** All in milliseconds, but for the shift. */
export type PageFigures = {
  /** The script's own time on the page's main thread. */
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

/** A sample that stands for longer than this stands for a pause of the profiler. */
const longestSampleUs = 5_000;

/** Reads a trace file: what tells something of tasks and scripts, and the mark of this name. Throws if it is none. */
export function readTrace(text: string, mark: string): TraceEvent[] {
  const { traceEvents } = traceFile.parse(JSON.parse(text));
  return traceEvents.filter(({ name }) => told.has(name) || name === mark).map((event) => traceEvent.parse(event));
}

/**
 * @param mark the mark that the page set; it tells which thread is the page's
 * @param isOurs does a script with this address count?
 */
export function figuresOf(events: readonly TraceEvent[], mark: string, isOurs: (url: string) => boolean): PageFigures {
  const main = events.find(({ name }) => name === mark);
  if (!main) throw new Error(`The trace has no mark "${mark}".`);
  const profile = profilesOf(events).find(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === main.pid && tid === main.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts, end: ts + dur, busy: tdur, sampled: 0 }))
    .sort((one, other) => one.start - other.start);
  let at = 0;
  for (const { ts, us } of profile ? samplesOf(profile, isOurs) : []) {
    for (let task = tasks[at]; task && task.end < ts; task = tasks[++at]);
    const task = tasks[at];
    if (task && task.start <= ts) task.sampled += us;
  }
  const share = (task: (typeof tasks)[number]) => Math.min(1, task.sampled / (task.end - task.start));
  const ours = tasks.filter(({ sampled }) => sampled > 0);
  const shifts = events.filter(({ name, pid }) => name === 'LayoutShift' && pid === main.pid);
  return {
    script: ours.reduce((sum, task) => sum + share(task) * task.busy, 0) / 1000,
    longestStretch: Math.max(0, ...ours.map((task) => share(task) * task.busy)) / 1000,
    longestTask: Math.max(0, ...ours.filter((task) => share(task) > 0.5).map(({ busy }) => busy)) / 1000,
    busy: tasks.reduce((sum, { busy }) => sum + busy, 0) / 1000,
    shift: shifts.reduce((sum, { args }) => sum + Number(args?.data?.score ?? 0), 0),
  };
}

type Profile = {
  pid: number;
  tid: number;
  nodes: Map<number, { parent: number | undefined; url: string }>;
  samples: { node: number; ts: number }[];
};

/** One profile a thread; its chunks come in the order in which they were taken. */
function profilesOf(events: readonly TraceEvent[]): Profile[] {
  const profiles = new Map<string, Profile & { now: number }>();
  for (const { name, pid, tid, id, args } of events) {
    if (name !== 'Profile' && name !== 'ProfileChunk') continue;
    const data = profileData.parse(args?.data ?? {});
    const key = `${pid} ${id}`;
    let profile = profiles.get(key);
    if (!profile) {
      profile = { pid, tid, nodes: new Map(), samples: [], now: 0 };
      profiles.set(key, profile);
    }
    if (data.startTime !== undefined) profile.now = data.startTime;
    for (const one of data.cpuProfile?.nodes ?? []) {
      profile.nodes.set(one.id, { parent: one.parent, url: one.callFrame.url ?? '' });
    }
    for (const [index, sample] of (data.cpuProfile?.samples ?? []).entries()) {
      profile.now += data.timeDeltas?.[index] ?? 0;
      profile.samples.push({ node: sample, ts: profile.now });
    }
  }
  return [...profiles.values()];
}

/** When the script ran, and for how many microseconds each time. */
function samplesOf({ nodes, samples }: Profile, isOurs: (url: string) => boolean): { ts: number; us: number }[] {
  const known = new Map<number, boolean>();
  const ours = (id: number | undefined): boolean => {
    const one = id === undefined ? undefined : nodes.get(id);
    if (id === undefined || !one) return false;
    let answer = known.get(id);
    if (answer === undefined) {
      answer = isOurs(one.url) || ours(one.parent);
      known.set(id, answer);
    }
    return answer;
  };
  const sorted = samples.toSorted((one, other) => one.ts - other.ts);
  return sorted.flatMap(({ node, ts }, index) => {
    const until = sorted[index + 1]?.ts ?? ts;
    return ours(node) ? [{ ts, us: Math.min(until - ts, longestSampleUs) }] : [];
  });
}
