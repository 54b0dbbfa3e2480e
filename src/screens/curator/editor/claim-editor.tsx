import './editor.css';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { setField } from '../../../claims/editing/edit-source.ts';
import { fieldName } from '../../../claims/source-file.ts';
import type { Tried } from '../../../curating/bench.ts';
import type { Judgement } from '../../../curating/judgement.ts';
import { say } from '../../say.ts';
import { BenchPanel } from '../bench-panel.tsx';
import type { CuratedClaim, Curating } from '../curating.ts';
import type { KeptClaims } from '../kept-claims.ts';
import { moveClaim } from '../retag.ts';
import { Basics } from './basics.tsx';
import { Broader } from './broader.tsx';
import { readContent } from './claim-content.ts';
import { EditorBar, type EditorView } from './editor-bar.tsx';
import { Evidence } from './evidence.tsx';
import { Examples } from './examples.tsx';
import { type Form, problemsAt, problemsIn, problemsOnce } from './form.ts';
import { Frames } from './frames.tsx';
import { Phrasings } from './phrasings.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { RawYaml } from './raw-yaml.tsx';
import { Replies } from './replies.tsx';
import { ReviewPart } from './review-part.tsx';
import { Truth } from './truth.tsx';
import { useClaimText } from './use-claim-text.ts';
import { useSeenWhole } from './use-seen-whole.ts';
import { useUndoKeys } from './use-undo-keys.ts';

export type ClaimEditorProps = {
  claim: CuratedClaim;
  /** What was typed when it was open last, and is not saved yet. */
  unsaved: string | null;
  kept: KeptClaims;
  curating: Curating;
  /** What the bench found last; null while it has found nothing yet. */
  judgement: Judgement | null;
  /** Hears each change, with the field that was changed. */
  onText: (text: string, field: string) => void;
  /** What is typed and not saved yet is not to be saved any more: the claim was changed in another way. */
  forgetUnsaved: () => void;
  /** Null where a later question came in between. */
  onTry: (text: string) => Promise<Tried | null>;
};

/** Every field of a claim, with what is wrong with it, and the bench beside it. Another claim needs another key. */
export function ClaimEditor(props: ClaimEditorProps) {
  const { claim, unsaved, kept, curating, judgement, onText, forgetUnsaved, onTry } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<EditorView>('form');
  /** Why a field could not be changed. */
  const [failed, setFailed] = useState<string | null>(null);
  const { text, change, undo, redo, canUndo, canRedo, fromElsewhere } = useClaimText({
    file: claim.file,
    stored: claim.text,
    unsaved,
    kept,
    onText,
    forgetUnsaved,
  });
  useUndoKeys(root, undo, redo);
  useSeenWhole(root);
  const read = useMemo(() => readContent(claim.file, text), [claim.file, text]);
  const problems = useMemo(
    () => problemsOnce(read.problems, judgement?.problems ?? [], text === claim.text ? claim.problems : []),
    [read, judgement, text, claim],
  );

  const changeSafely = (edit: (text: string) => string, field: string, isTyping = false) => {
    try {
      change(edit, field, isTyping);
      setFailed(null);
    } catch (error) {
      setFailed(say('curatorEditFailed', error instanceof Error ? error.message : String(error)));
    }
  };
  const moveTo = async (topic: string) => {
    const isMoved = await moveClaim(curating, claim, topic, text);
    setFailed(isMoved ? null : say('curatorEditTopicKept'));
  };
  const form: Form | null = read.content && {
    content: read.content,
    problemsAt: (field) => problemsAt(problems, field),
    problemsIn: (field) => problemsIn(problems, field),
    set: (path, value) => changeSafely((now) => setField(now, path, value), fieldName(path), typeof value === 'string'),
    change: changeSafely,
    idOf: (field) => `${id}-${field}`,
  };
  // What is no YAML has no fields: it is mended where all of it is seen.
  const view: EditorView = form ? wanted : 'yaml';

  return (
    <div class="claim-editor" ref={root}>
      <EditorBar
        view={view}
        canShowForm={form !== null}
        onView={setWanted}
        canUndo={canUndo}
        canRedo={canRedo}
        onUndo={undo}
        onRedo={redo}
        fromElsewhere={fromElsewhere}
        judgement={judgement}
        onBench={() => root.current?.querySelector<HTMLElement>('.bench-panel h2')?.focus()}
      />
      <div class="editor-columns">
        <div class="editor-form">
          <ProblemSummary id={id} file={claim.file} problems={problems} inForm={view === 'form'} />
          {failed !== null && (
            <p class="faults" role="alert">
              {failed}
            </p>
          )}
          {view === 'form' && form ? (
            <>
              <Basics form={form} topics={curating.topics} onTopic={(topic) => void moveTo(topic)} />
              <Phrasings form={form} />
              <Frames form={form} curating={curating} />
              <Examples form={form} />
              <Truth form={form} />
              <Evidence form={form} curating={curating} />
              <Replies form={form} references={curating.references} />
              <Broader form={form} claims={curating.claims} />
              <ReviewPart form={form} />
            </>
          ) : (
            <RawYaml
              file={claim.file}
              text={text}
              problems={problems}
              isBroken={form === null}
              onText={(now) => change(() => now, 'the file', true)}
            />
          )}
        </div>
        <BenchPanel claim={claim} curating={curating} judgement={judgement} onTry={onTry} />
      </div>
    </div>
  );
}
