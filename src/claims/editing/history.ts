/** A text of a file that is being edited. */
export type Step = {
  text: string;
  /** It was not written in this editor: another tab saved it, a bulk step, an import, a signature. */
  fromElsewhere: boolean;
};

/** The texts of a file that is being edited, for undo and redo. */
export type History = {
  past: Step[];
  now: Step;
  future: Step[];
  /** The last edit: where and when (ms). Null after undo or redo: what is typed then is a step of its own. */
  last: { field: string; at: number } | null;
};

/** Typing in one field without a longer pause is one step. */
const pauseMs = 800;

/** Ten kilobytes a text: some megabytes at most. */
const mostSteps = 500;

export function begun(text: string): History {
  return { past: [], now: { text, fromElsewhere: false }, future: [], last: null };
}

/** @param at the time of the edit, in ms */
export function edited(history: History, text: string, at: number, field: string): History {
  const { past, now, last } = history;
  if (text === now.text) return history;
  const goesOn = last !== null && last.field === field && at - last.at < pauseMs;
  return {
    past: goesOn ? past : [...past, now].slice(-mostSteps),
    now: { text, fromElsewhere: false },
    future: [],
    last: { field, at },
  };
}

/**
 * Goes on with the text as it is stored. What was changed elsewhere is a step of its own: it is not overwritten by what
 * was here, and what was here is not lost by it.
 */
export function caughtUp(history: History, stored: string): History {
  const { past, now } = history;
  if (stored === now.text) return { ...history, last: null };
  return {
    past: [...past, now].slice(-mostSteps),
    now: { text: stored, fromElsewhere: true },
    future: [],
    last: null,
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
