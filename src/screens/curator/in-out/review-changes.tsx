import { Check, Download } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import type { Change } from '../../../claims/editing/change.ts';
import { type Opinion, type ToReview, writeReview } from '../../../claims/importing/review.ts';
import { settled, threeWay } from '../../../claims/importing/three-way.ts';
import { saveFile } from '../../save-file.ts';
import { type MessageKey, say, uiLanguage } from '../../say.ts';
import { dayOf } from '../../words.ts';
import { type Curating, referencesName } from '../curating.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DifferencesList } from './differences-list.tsx';
import { knownOf } from './known.ts';
import { Pages, rowsOfPage } from './pages.tsx';
import { type SavedEdits, SavedNote, saveEdits } from './saved-edits.tsx';

/** What she thinks of one change, and which of its words win where both changed the same. */
type Judged = Omit<Opinion, 'file'> & { theirs: ReadonlySet<string> };

/** A change beside what is here: a claim that stands under the same name. */
type Reviewed = { change: Change; here: string | null; merging: ReturnType<typeof threeWay> };

const decisions = ['open', 'accepted', 'rejected'] as const satisfies Opinion['decision'][];
const decisionWords: Record<Opinion['decision'], MessageKey> = {
  open: 'curatorColleagueOpen',
  accepted: 'curatorColleagueAccept',
  rejected: 'curatorColleagueReject',
};
const mergingWords: Record<ReturnType<typeof threeWay>['kind'], MessageKey> = {
  same: 'curatorColleagueSame',
  mine: 'curatorColleagueSame',
  theirs: 'curatorColleagueClean',
  merged: 'curatorColleagueMerged',
  conflict: 'curatorColleagueConflict',
};

/** So many changes are open from the start; of more, each shows its differences when it is opened. */
const openAtFirst = 5;

/** A colleague's changes, one by one: to accept, to reject, to comment; the accepted ones are merged into what is here. */
export function ReviewChanges(props: {
  toReview: ToReview;
  curating: Curating;
  /** She said something that would be lost with the dialog; or no longer. */
  onUnsaved: (isUnsaved: boolean) => void;
  /** It is being written; or no longer. */
  onSaving: (isSaving: boolean) => void;
}) {
  const { toReview, curating, onUnsaved, onSaving } = props;
  const { changeSet, opinions, reviewedBy } = toReview;
  const [judged, setJudged] = useState<ReadonlyMap<string, Judged>>(
    () => new Map(opinions.map(({ file, decision, comment }) => [file, { decision, comment, theirs: new Set() }])),
  );
  const [page, setPage] = useState(0);
  const [said, setSaid] = useState('');
  const [saved, setSaved] = useState<SavedEdits | null>(null);
  const reviewed = useMemo(() => reviewedIn(toReview, curating), [toReview, curating.changes, curating.claims]);
  const of = (file: string): Judged => judged.get(file) ?? { decision: 'open', comment: '', theirs: new Set() };
  const accepted = reviewed.filter(({ change }) => of(change.file).decision === 'accepted');
  const number = new Intl.NumberFormat(uiLanguage());

  const judge = (files: readonly string[], part: Partial<Judged>) => {
    const next = new Map(judged);
    for (const file of files) next.set(file, { ...of(file), ...part });
    setJudged(next);
    onUnsaved(true);
  };
  const acceptClean = () =>
    judge(
      reviewed
        .filter(({ change, merging }) => merging.kind !== 'conflict' && of(change.file).decision === 'open')
        .map(({ change }) => change.file),
      { decision: 'accepted' },
    );
  const merge = async () => {
    onSaving(true);
    setSaved(null);
    const { files } = knownOf(curating);
    const edits = accepted
      .map(({ change, merging }) => ({ change, text: settled(merging, change.text, of(change.file).theirs) }))
      // References first, so that no claim ever cites what is not there.
      .sort((a, b) => Number(b.change.file === referencesName) - Number(a.change.file === referencesName))
      .filter(({ change, text }) => text !== files.get(change.file)?.text)
      .map(({ change: { file, author, reason }, text }) => ({ file, text, author, reason }));
    const done = await saveEdits(curating, edits, say('curatorColleagueStep', edits.length));
    setSaved(done);
    onSaving(false);
    // Comments are for the colleague: they are not kept by merging.
    if (done.failed.length === 0 && [...judged.values()].every(({ comment }) => comment.trim() === ''))
      onUnsaved(false);
  };
  const exportReview = () => {
    const said = changeSet.changes.map(({ file }): Opinion => {
      const { decision, comment } = of(file);
      return { file, decision, comment };
    });
    saveFile('second-opinion-review', 'json', writeReview(changeSet, said, curating.author, new Date().toISOString()));
    onUnsaved(false);
    setSaid(say('curatorColleagueExported'));
  };

  return (
    <>
      <p class="soft">
        {say('curatorColleagueFrom', changeSet.by || say('curatorColleagueNobody'), dayOf(changeSet.made))}{' '}
        {reviewedBy && say('curatorColleagueBefore', reviewedBy)}
      </p>
      {changeSet.list !== curating.version && <p class="soft">{say('curatorColleagueOtherList', changeSet.list)}</p>}
      <div class="bar">
        <button type="button" class="button" data-action="accept-clean" onClick={acceptClean}>
          <Check size={16} aria-hidden="true" />
          {say('curatorColleagueAcceptClean')}
        </button>
      </div>
      <ol class="reviewed" start={page * rowsOfPage + 1}>
        {reviewed.slice(page * rowsOfPage, (page + 1) * rowsOfPage).map((one) => (
          <li key={one.change.file}>
            <OneChange
              reviewed={one}
              judged={of(one.change.file)}
              isOpen={reviewed.length <= openAtFirst}
              onJudge={(part) => judge([one.change.file], part)}
            />
          </li>
        ))}
      </ol>
      <Pages page={page} rows={reviewed.length} onPage={setPage} />
      <p class="soft" role="status">
        {said}
      </p>
      {saved && <SavedNote key={saved.step} saved={saved} curating={curating} />}
      <div class="bar end">
        <button type="button" class="button" data-action="export-review" onClick={exportReview}>
          <Download size={16} aria-hidden="true" />
          {say('curatorColleagueExport')}
        </button>
        <button
          type="button"
          class="button primary"
          data-action="merge"
          disabled={accepted.length === 0}
          onClick={() => void merge()}
        >
          {say(
            accepted.length === 1 ? 'curatorColleagueMergeOne' : 'curatorColleagueMerge',
            number.format(accepted.length),
          )}
        </button>
      </div>
    </>
  );
}

function reviewedIn({ changeSet }: ToReview, curating: Curating): Reviewed[] {
  const { files } = knownOf(curating);
  return changeSet.changes.map((change) => {
    const here = files.get(change.file)?.text ?? null;
    return { change, here, merging: threeWay(change.base, here, change.text) };
  });
}

function OneChange(props: {
  reviewed: Reviewed;
  judged: Judged;
  isOpen: boolean;
  onJudge: (part: Partial<Judged>) => void;
}) {
  const { reviewed, judged, isOpen, onJudge } = props;
  const { change, here, merging } = reviewed;
  const [open, setOpen] = useState(isOpen);
  return (
    <article data-file={change.file} data-decision={judged.decision}>
      <h3>
        <code>{change.file}</code>
      </h3>
      <p class="soft">
        {say('curatorColleagueBy', change.author || say('curatorColleagueNobody'), dayOf(change.on))}
        {change.reason && `: ${change.reason}`}
      </p>
      <p data-merging={merging.kind}>{say(here === null ? 'curatorColleagueNew' : mergingWords[merging.kind])}</p>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('curatorColleagueDifferences')}</summary>
        {open && <DifferencesList before={change.base} after={change.text} />}
      </details>
      <ConflictChoice
        conflicts={merging.conflicts}
        theirs={judged.theirs}
        words={{ mine: say('curatorColleagueMine'), theirs: say('curatorColleagueTheirs') }}
        onChoose={(theirs) => onJudge({ theirs })}
      />
      <fieldset class="decision">
        <legend class="unseen">{say('curatorColleagueDecide', change.file)}</legend>
        {decisions.map((decision) => (
          <label key={decision}>
            <input
              type="radio"
              name={`decision ${change.file}`}
              value={decision}
              checked={judged.decision === decision}
              onChange={() => onJudge({ decision })}
            />
            {say(decisionWords[decision])}
          </label>
        ))}
      </fieldset>
      <label class="labelled">
        {say('curatorColleagueComment')}
        <textarea
          class="field"
          rows={2}
          value={judged.comment}
          onInput={(event) => onJudge({ comment: event.currentTarget.value })}
        />
      </label>
    </article>
  );
}
