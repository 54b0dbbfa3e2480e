/** How far a long work has come. */
export type Progress = { done: number; total: number };

/**
 * A long work that stops after every few items and says how far it is, so that whoever runs it can let the page draw,
 * or end it. The command line runs it through, a page takes its time.
 */
export type Stepwise<T> = Generator<Progress, T, void>;

/** Does the whole work at once. */
export function runThrough<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
