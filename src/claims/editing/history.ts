/** The texts of a file that is being edited, for undo and redo. */
export type History = {
  past: string[];
  now: string;
  future: string[];
  /** The last edit: where and when (ms). Null after undo or redo: what is typed then is a step of its own. */
  last: { field: string; at: number } | null;
};

/** Typing in one field without a longer pause is one step. */
const pauseMs = 800;

/** Ten kilobytes a text: some megabytes at most. */
const mostSteps = 500;

export function begun(text: string): History {
  return { past: [], now: text, future: [], last: null };
}

/** @param at the time of the edit, in ms */
export function edited(history: History, text: string, at: number, field: string): History {
  const { past, now, last } = history;
  if (text === now) return history;
  const goesOn = last !== null && last.field === field && at - last.at < pauseMs;
  return {
    past: goesOn ? past : [...past, now].slice(-mostSteps),
    now: text,
    future: [],
    last: { field, at },
  };
}

export function undone(history: History): History {
  const { past, now, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), now: before, future: [now, ...future], last: null };
}

export function redone(history: History): History {
  const { past, now, future } = history;
  const [after, ...rest] = future;
  if (after === undefined) return history;
  return { past: [...past, now], now: after, future: rest, last: null };
}
