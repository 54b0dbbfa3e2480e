import { useEffect, useRef, useState } from 'preact/hooks';
import { kebab, reviewDue } from '../../../claims/editing/new-claim.ts';
import { importEdits } from '../../../claims/importing/import-edits.ts';
import type { ImportFile, ImportPreview, ImportRow } from '../../../claims/importing/preview.ts';
import { readImport } from '../../../claims/importing/read-import.ts';
import type { Progress } from '../../../claims/importing/stepwise.ts';
import { say, uiLanguage } from '../../say.ts';
import type { Curating } from '../curating.ts';
import { ChooseWhat } from './choose-what.tsx';
import { ImportRows, type TheirFields } from './import-preview.tsx';
import { InOutDialog } from './in-out-dialog.tsx';
import { knownOf } from './known.ts';
import { ProblemList } from './problem-list.tsx';
import { ReviewChanges } from './review-changes.tsx';
import { type SavedEdits, SavedNote, saveEdits } from './saved-edits.tsx';
import { takeTime } from './take-time.ts';

type Stage =
  | { at: 'choose' }
  | { at: 'reading'; progress: Progress }
  | { at: 'preview'; preview: ImportPreview; name: string }
  | { at: 'done'; saved: SavedEdits };

/** Takes claims in from files: shows first what would come of it, and writes only then. */
export function ImportDialog({ curating, onClose }: { curating: Curating; onClose: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [topic, setTopic] = useState('imported');
  const [theirs, setTheirs] = useState<TheirFields>(new Map());
  const [takesChanges, setTakesChanges] = useState(true);
  /** What she wrote about a colleague's changes and would lose with the dialog. */
  const [hasOpinions, setHasOpinions] = useState(false);
  const [warned, setWarned] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [said, setSaid] = useState('');
  /** What is here may change while she reads the preview: the newest counts. */
  const newest = useRef(curating);
  newest.current = curating;
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const read = async (files: ImportFile[]) => {
    const stop = new AbortController();
    reading.current = stop;
    setSaid('');
    setTheirs(new Map());
    setStage({ at: 'reading', progress: { done: 0, total: 0 } });
    const today = new Date().toISOString().slice(0, 10);
    const options = { topic: kebab(topic) || 'imported', due: reviewDue(today), today };
    try {
      const work = readImport(files, knownOf(newest.current), options);
      const preview = await takeTime(work, (progress) => setStage({ at: 'reading', progress }), stop.signal);
      if (preview === null) return setStage({ at: 'choose' });
      setStage({ at: 'preview', preview, name: files[0]?.name ?? '' });
    } catch (error) {
      setStage({ at: 'choose' });
      setSaid(say('curatorImportFailed', error instanceof Error ? error.message : String(error)));
    }
  };

  const take = async (rows: ImportRow[], preview: ImportPreview) => {
    setIsSaving(true);
    const { edits, overtaken } = importEdits(rows, theirs, preview.wholeReferences, knownOf(newest.current));
    const saved = await saveEdits(newest.current, edits, say('curatorImportStep', edits.length));
    setIsSaving(false);
    setStage({ at: 'done', saved: { ...saved, overtaken } });
  };

  const isRead = curating.ready && curating.progress === null;
  const mayClose = !isSaving && (!hasOpinions || warned);
  return (
    <InOutDialog
      title={
        stage.at === 'preview' && stage.preview.toReview ? say('curatorColleagueTitle') : say('curatorImportTitle')
      }
      mayClose={mayClose}
      onKept={() => {
        if (isSaving) return;
        setWarned(true);
        setSaid(say('curatorColleagueUnsaved'));
      }}
      onClose={onClose}
    >
      <p class="said" role="alert">
        {said}
      </p>
      {/* Before all claims have been read, what is here would seem new. */}
      {stage.at === 'choose' && !isRead && <p role="status">{say('curatorImportWait')}</p>}
      {stage.at === 'choose' && isRead && (
        <ChooseWhat topic={topic} topics={curating.topics} onTopic={setTopic} onFiles={(files) => void read(files)} />
      )}
      {stage.at === 'reading' && <Reading progress={stage.progress} onStop={() => reading.current?.abort()} />}
      {stage.at === 'preview' &&
        (stage.preview.toReview ? (
          <>
            {stage.preview.rows.length > 0 && (
              <ProblemList problems={stage.preview.rows.flatMap(({ problems }) => problems)} />
            )}
            <ReviewChanges
              toReview={stage.preview.toReview}
              curating={curating}
              onUnsaved={(isUnsaved) => {
                setHasOpinions(isUnsaved);
                setWarned(false);
                setSaid('');
              }}
              onSaving={setIsSaving}
            />
          </>
        ) : (
          <>
            <ImportRows preview={stage.preview} theirs={theirs} onTheirs={setTheirs} />
            <TakeRows
              preview={stage.preview}
              isSaving={isSaving}
              takesChanges={takesChanges}
              onTakesChanges={setTakesChanges}
              onBack={() => setStage({ at: 'choose' })}
              onTake={(rows) => void take(rows, stage.preview)}
            />
          </>
        ))}
      {isSaving && (
        <p role="status">
          <progress /> {say('curatorInOutSaving')}
        </p>
      )}
      {stage.at === 'done' && (
        <>
          <SavedNote saved={stage.saved} curating={curating} />
          <div class="bar end">
            <button type="button" class="button" data-action="again" onClick={() => setStage({ at: 'choose' })}>
              {say('curatorImportMore')}
            </button>
            <button type="button" class="button primary" data-action="done" onClick={onClose}>
              {say('curatorInOutDone')}
            </button>
          </div>
        </>
      )}
    </InOutDialog>
  );
}

function Reading({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  const { done, total } = progress;
  const number = new Intl.NumberFormat(uiLanguage());
  return (
    <>
      <p role="status">{say('curatorImportReading')}</p>
      <progress aria-label={say('curatorImportReading')} {...(total > 0 && { value: done, max: total })} />
      <p class="soft">{total > 0 && say('curatorImportReadOf', number.format(done), number.format(total))}</p>
      <div class="bar end">
        <button type="button" class="button" data-action="stop" onClick={onStop}>
          {say('confirmCancel')}
        </button>
      </div>
    </>
  );
}

/** The last question: how much is written, and what of it touches what is here already. */
function TakeRows(props: {
  preview: ImportPreview;
  isSaving: boolean;
  takesChanges: boolean;
  onTakesChanges: (takes: boolean) => void;
  onBack: () => void;
  onTake: (rows: ImportRow[]) => void;
}) {
  const { preview, isSaving, takesChanges, onTakesChanges, onBack, onTake } = props;
  const rows = preview.rows.filter(({ kind }) => kind === 'new' || (kind === 'changed' && takesChanges));
  const claims = rows.filter(({ what }) => what === 'claim').length;
  const number = new Intl.NumberFormat(uiLanguage());
  return (
    <>
      {preview.counts.changed > 0 && (
        <label class="switch">
          <input
            type="checkbox"
            data-action="take-changes"
            checked={takesChanges}
            onChange={({ currentTarget }) => onTakesChanges(currentTarget.checked)}
          />
          {say('curatorImportTakeChanges', number.format(preview.counts.changed))}
        </label>
      )}
      <p class="soft">{say(rows.length > 0 ? 'curatorImportDry' : 'curatorImportNothingNew')}</p>
      <div class="bar end">
        <button type="button" class="button" data-action="back" disabled={isSaving} onClick={onBack}>
          {say('curatorImportBack')}
        </button>
        <button
          type="button"
          class="button primary"
          data-action="take"
          disabled={isSaving || rows.length === 0}
          onClick={() => onTake(rows)}
        >
          {claims > 0
            ? say(claims === 1 ? 'curatorImportTakeOne' : 'curatorImportTake', number.format(claims))
            : say('curatorImportTakeRows', number.format(rows.length))}
        </button>
      </div>
    </>
  );
}
