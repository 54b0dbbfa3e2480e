import { useEffect, useRef } from 'preact/hooks';
import { begun, edited } from '../../claims/editing/history.ts';
import { forgetLeft, type LeftUnsaved, leaveUnsaved, readLeft } from '../../storage/curating/left-unsaved.ts';
import type { Curating } from './curating.ts';
import type { KeptClaims } from './kept-claims.ts';
import { isClaimFile } from './read-claim.ts';

/**
 * Leaves what is not saved yet when the page is closed, such as the last words before it, and takes over what pages left
 * that were closed before. It is saved, unless the file was changed since: then it is a step of the claim's history, and
 * the editor says so.
 * @param opened the file of the claim that is open
 */
export function useLeftUnsaved(curating: Curating | null, kept: KeptClaims, opened: string | null): void {
  const latest = useRef(curating);
  latest.current = curating;
  const left = useRef<{ fitting: LeftUnsaved[]; outdated: LeftUnsaved[] } | null>(null);
  // Before a claim is drawn: its editor begins with what waits.
  if (curating?.ready && left.current === null) left.current = takeOver(curating, kept);

  useEffect(() => {
    for (const { file, text, over } of left.current?.fitting ?? [])
      void latest.current?.saveTyped(file, text, over).then((answer) => {
        if (answer === 'failed') return;
        forgetLeft({ file, text });
        if (kept.unsaved.get(file)?.text === text) kept.unsaved.delete(file);
      });
  }, [curating?.ready]);
  useEffect(() => {
    for (const one of left.current?.outdated ?? []) if (one.file === opened) forgetLeft(one);
  }, [curating?.ready, opened]);
  useEffect(() => {
    const leave = () => leaveUnsaved(unsavedIn(latest.current, kept));
    // The browser may have kept the page after all, and brings it back as it was.
    const back = () => unsavedIn(latest.current, kept).map(forgetLeft);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', back);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', back);
    };
  }, []);
}

/** Puts what was left where the claims' editors find it. */
function takeOver({ claims }: Curating, kept: KeptClaims): { fitting: LeftUnsaved[]; outdated: LeftUnsaved[] } {
  const fitting: LeftUnsaved[] = [];
  const outdated: LeftUnsaved[] = [];
  for (const one of readLeft()) {
    const { file, text, over } = one;
    const stored = claims.find((claim) => claim.file === file)?.text;
    if (stored === undefined) continue;
    if (stored === text) forgetLeft(one);
    else if (over.includes(stored) && !kept.unsaved.has(file)) {
      kept.unsaved.set(file, { text, over: stored });
      fitting.push(one);
    } else {
      const before = kept.histories.get(file);
      kept.histories.set(file, before ? edited(before, text, 0, '') : begun(text));
      outdated.push(one);
    }
  }
  return { fitting, outdated };
}

/** What only this page has: what is not saved yet, and what a dialog asks about. */
function unsavedIn(curating: Curating | null, { unsaved }: KeptClaims): LeftUnsaved[] {
  const typed = [...unsaved].map(([file, { text, over, saving }]) => ({
    file,
    text,
    over: [over, ...(saving === undefined ? [] : [saving])],
  }));
  const asked = (curating?.conflicts ?? [])
    .filter(({ file }) => isClaimFile(file))
    .map(({ file, mine, base }) => ({ file, text: mine, over: base === null ? [] : [base] }));
  return [...typed, ...asked];
}
