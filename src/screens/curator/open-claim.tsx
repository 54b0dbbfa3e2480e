import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../say.ts';
import { rowOf } from './claim-row.ts';
import type { CuratedClaim, Curating } from './curating.ts';
import { ClaimEditor } from './editor/claim-editor.tsx';
import { ReviewFlow } from './sign-review.tsx';
import type { BenchDesk } from './use-bench.ts';
import { useSavedLater } from './use-saved-later.ts';

/** The claim that is open: its way to review, and the editor with the bench. */
export function OpenClaim(props: { claim: CuratedClaim; curating: Curating; bench: BenchDesk; onClose: () => void }) {
  const { claim, curating, bench, onClose } = props;
  const { file, text } = claim;
  const heading = useRef<HTMLHeadingElement>(null);
  const saving = useSavedLater(file, curating);
  // Who opened it by the keyboard goes on reading here.
  useEffect(() => heading.current?.focus(), [file]);
  useEffect(() => {
    if (saving.waiting() === null) void bench.judge(file, text);
  }, [file, text, bench.loads]);

  return (
    <article class="open-claim" aria-labelledby="open-claim">
      <header class="bar">
        <h2 id="open-claim" ref={heading} tabIndex={-1} lang="en">
          {rowOf(claim).statement}
        </h2>
        <button
          type="button"
          class="button icon"
          data-action="close-claim"
          aria-label={say('curatorClose')}
          onClick={onClose}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <p class="soft">
        {say(claim.base === null ? 'curatorFileNew' : claim.change ? 'curatorFileEdited' : 'curatorFileListed', file)}
      </p>
      <ReviewFlow claim={claim} curating={curating} text={() => saving.waiting() ?? text} />
      {bench.error !== null && (
        <p class="faults" role="alert">
          {bench.error}
        </p>
      )}
      <ClaimEditor
        key={file}
        claim={claim}
        curating={curating}
        judgement={bench.judgementOf(file)}
        onText={(now) => {
          saving.save(now);
          void bench.judge(file, now);
        }}
        onTry={bench.tryPost}
      />
    </article>
  );
}
