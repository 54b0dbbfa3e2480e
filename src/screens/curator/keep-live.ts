import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import type { Library } from '../../claims/library.ts';
import type { Problem } from '../../claims/problem.ts';
import { sendMessage } from '../../messages.ts';
import { forgetLive, type LiveMade, readLive, storeLive } from '../../storage/curating/live.ts';

/** How it stands with the library that the extension uses, and which changes it had to leave out. */
export type LiveState = {
  state: 'making' | 'inUse' | 'failed';
  leftOut: { file: string; problems: Problem[] }[];
};

/** Makes the library of a list and its changes; null where a newer one has been asked for meanwhile. */
export type MakeLive = (
  list: ClaimsFolder,
  changes: readonly Change[],
  version: string,
) => Promise<{ library: Library; leftOut: LiveState['leftOut'] } | null>;

/** What the library is to be made of. */
type Made = { list: ClaimsFolder; version: string; changes: Change[] };

/** While she types, a change is saved every moment; so long after the last one the library is made. */
const restMs = 500;

/** Keeps the library that the extension uses in step with the changes: the newest wins, one is made at a time. */
export function keepLive(make: MakeLive): (made: Made, tell: (state: LiveState) => void) => void {
  let wanted: { made: Made; tell: (state: LiveState) => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let leftOut: LiveState['leftOut'] = [];

  const run = async () => {
    if (running || !wanted) return;
    const { made, tell } = wanted;
    wanted = null;
    running = true;
    try {
      leftOut = await putInUse(make, made);
      if (!wanted) tell({ state: 'inUse', leftOut });
    } catch (reason) {
      console.error(reason);
      if (!wanted) tell({ state: 'failed', leftOut });
    }
    running = false;
    await run();
  };

  return (made, tell) => {
    wanted = { made, tell };
    if (made.changes.length > 0) tell({ state: 'making', leftOut });
    clearTimeout(timer);
    timer = setTimeout(() => void run(), restMs);
  };
}

/** @returns the changes that had to be left out */
async function putInUse(make: MakeLive, { list, version, changes }: Made): Promise<LiveState['leftOut']> {
  const before = (await readLive())?.made ?? null;
  if (changes.length === 0) {
    if (before === null) return [];
    await forgetLive();
    await tellBackground();
    return [];
  }
  const made: LiveMade = { list: version, changes: changes.map(({ file, revision }) => ({ file, revision })) };
  const live = await make(list, changes, version);
  if (!live) return [];
  if (!isSame(before, made)) {
    await storeLive(live.library, made);
    await tellBackground();
  }
  return live.leftOut;
}

/** A background that does not answer reads the new library when it next wakes. */
async function tellBackground(): Promise<void> {
  await sendMessage('libraryChanged', {}).catch(() => {});
}

function isSame(before: LiveMade | null, now: LiveMade): boolean {
  return before !== null && fingerprint(before) === fingerprint(now);
}

function fingerprint({ list, changes }: LiveMade): string {
  const named = changes.map(({ file, revision }) => `${file} ${revision}`).sort();
  return [list, ...named].join('\n');
}
