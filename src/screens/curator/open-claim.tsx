import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { movedFrom } from '../../claims/editing/change-units.ts';
import { topicFolderOf } from '../../claims/editing/claim-name.ts';
import type { Judgement } from '../../curating/judgement.ts';
import { say } from '../say.ts';
import { topicName } from '../words.ts';
import { rowOf } from './claim-row.ts';
import type { CuratedClaim, Curating } from './curating.ts';
import { ClaimEditor } from './editor/claim-editor.tsx';
import type { KeptClaims } from './kept-claims.ts';
import { ReviewFlow } from './sign-review.tsx';
import type { BenchDesk } from './use-bench.ts';
import { useSavedLater } from './use-saved-later.ts';

/** The claim that is open: its way to review, and the editor with the bench. */
export function OpenClaim(props: {
  claim: CuratedClaim;
  curating: Curating;
  bench: BenchDesk;
  kept: KeptClaims;
  onClose: () => void;
}) {
  const { claim, curating, bench, kept, onClose } = props;
  const { file, text } = claim;
  const heading = useRef<HTMLHeadingElement>(null);
  const saving = useSavedLater(claim, curating, kept);
  // Who opened it by the keyboard goes on reading here.
  useEffect(() => heading.current?.focus(), [file]);
  useEffect(() => {
    void bench.judge(file, saving.waiting() ?? text);
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
      <p class="soft">{placeText(claim, movedFrom(curating.changes, file))}</p>
      <ReviewFlow
        failing={failingIn(bench.judgementOf(file))}
        claim={claim}
        curating={curating}
        text={() => saving.waiting() ?? text}
      />
      {bench.error !== null && (
        <p class="faults" role="alert">
          {bench.error}
        </p>
      )}
      <ClaimEditor
        key={file}
        claim={claim}
        unsaved={saving.waiting()}
        kept={kept}
        curating={curating}
        judgement={bench.judgementOf(file)}
        onText={(now) => {
          saving.save(now);
          void bench.judge(file, now);
        }}
        forgetUnsaved={saving.forget}
        onTry={bench.tryPost}
      />
    </article>
  );
}

function failingIn(judgement: Judgement | null): number {
  return judgement?.examples.filter(({ passed }) => !passed).length ?? 0;
}

/** Where the claim stands, and how it stands to the list. @param from where the list has it, if it moved here */
function placeText({ file, base, change }: CuratedClaim, from: string | null): string {
  if (from !== null) return say('curatorFileMoved', file, topicName(topicFolderOf(from)));
  return say(base === null ? 'curatorFileNew' : change ? 'curatorFileEdited' : 'curatorFileListed', file);
}
