import type { BrowserContext, Page } from '@playwright/test';
import { eventsNamed, timeOf } from '../page-cost/trace.ts';

/**
 * What a key costs: the work of the page's main thread from the event of the key to the end of the frame that follows,
 * that is scripts, styles, layout and paint. Times are those that the thread was on a processor, which under a throttled
 * processor counts the throttling too; waiting for the frame is not work.
 */

const keyMark = 'second-opinion-key';
const doneMark = 'second-opinion-key-done';
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'];
/** Eight keys a second: a fast typist. */
const everyMs = 120;

/** What the page knows of the key that was pressed last: 0 when its frame is drawn. */
type KeysDrawn = { keysWaiting?: number };

/** Types into what has the focus. @returns milliseconds of work, key by key */
export async function workOfKeys(context: BrowserContext, page: Page, keys: readonly string[]): Promise<number[]> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser is closed.');
  await page.evaluate(markKeys, { keyMark, doneMark });
  await browser.startTracing(page, { categories });
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(everyMs);
    await page.waitForFunction(() => (window as unknown as KeysDrawn).keysWaiting === 0);
  }
  const trace = await browser.stopTracing();
  return workBetweenMarks(trace.toString('utf8'), keys.length);
}

/** Runs inside the page, where once is enough: marks in the trace each key, and the end of the frame after it. */
function markKeys({ keyMark, doneMark }: { keyMark: string; doneMark: string }): void {
  const page = window as unknown as KeysDrawn;
  if (page.keysWaiting !== undefined) return;
  page.keysWaiting = 0;
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => {
    performance.mark(doneMark);
    page.keysWaiting = 0;
  };
  addEventListener(
    'keydown',
    () => {
      performance.mark(keyMark);
      page.keysWaiting = 1;
      // A message that is sent in a frame arrives when the frame is drawn.
      requestAnimationFrame(() => port1.postMessage(null));
    },
    { capture: true },
  );
}

function workBetweenMarks(trace: string, keys: number): number[] {
  const events = eventsNamed(trace, new Set(['RunTask', keyMark, doneMark])).sort((one, other) => one.ts - other.ts);
  const pressed = events.filter(({ name }) => name === keyMark);
  const done = events.filter(({ name }) => name === doneMark);
  if (pressed.length !== keys) throw new Error(`Of ${keys} keys the trace has ${pressed.length}.`);
  return pressed.map(({ pid, tid, ts: start }) => {
    const end = done.find(({ ts }) => ts > start)?.ts;
    if (end === undefined) throw new Error('The trace ends before the last key is drawn.');
    const tasks = events.filter(
      (task) =>
        task.name === 'RunTask' &&
        task.pid === pid &&
        task.tid === tid &&
        task.ts < end &&
        task.ts + (task.dur ?? 0) > start,
    );
    return tasks.reduce((sum, task) => sum + timeOf(task), 0) / 1000;
  });
}
