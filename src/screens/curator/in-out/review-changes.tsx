import { Check, Download } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import type { Change } from '../../../claims/editing/change.ts';
import { type ChangeUnit, unitsOf } from '../../../claims/editing/change-units.ts';
import { claimNameOf, topicFolderOf } from '../../../claims/editing/claim-name.ts';
import { fileByTopic } from '../../../claims/editing/move-claim.ts';
import { type Opinion, type ToReview, writeReview } from '../../../claims/importing/review.ts';
import { type Merging, settled, threeWay } from '../../../claims/importing/three-way.ts';
import { saveFile } from '../../save-file.ts';
import { type MessageKey, say, uiLanguage } from '../../say.ts';
import { dayOf, topicName } from '../../words.ts';
import { type Curating, type Edit, referencesName } from '../curating.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DifferencesList } from './differences-list.tsx';
import { knownOf } from './known.ts';
import { Pages, rowsOfPage } from './pages.tsx';
import { type SavedEdits, SavedNote, saveEdits } from './saved-edits.tsx';

/** What she thinks of one change, and which of its words win where both changed the same. */
type Judged = Omit<Opinion, 'file'> & { theirs: ReadonlySet<string> };

/** A change beside what is here: a claim that stands under the same name, be it in the folder of another topic. */
type Reviewed = ChangeUnit<Change> & { file: string; here: { file: string; text: string } | null; merging: Merging };

const decisions = ['open', 'accepted', 'rejected'] as const satisfies Opinion['decision'][];
const decisionWords: Record<Opinion['decision'], MessageKey> = {
  open: 'curatorColleagueOpen',
  accepted: 'curatorColleagueAccept',
  rejected: 'curatorColleagueReject',
};
const mergingWords: Record<Merging['kind'], MessageKey> = {
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
  const accepted = reviewed.filter(({ file }) => of(file).decision === 'accepted');
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
        .filter(({ file, merging }) => merging.kind !== 'conflict' && of(file).decision === 'open')
        .map(({ file }) => file),
      { decision: 'accepted' },
    );
  const merge = async () => {
    onSaving(true);
    setSaved(null);
    const edits = accepted
      .flatMap((one) => editsOf(one, of(one.file).theirs))
      // References first, so that no claim ever cites what is not there.
      .sort((a, b) => Number(b.file === referencesName) - Number(a.file === referencesName));
    const done = await saveEdits(curating, edits, say('curatorColleagueStep', edits.length));
    setSaved(done);
    onSaving(false);
    // Comments are for the colleague: they are not kept by merging.
    if (done.failed.length === 0 && [...judged.values()].every(({ comment }) => comment.trim() === ''))
      onUnsaved(false);
  };
  const exportReview = () => {
    const said = unitsOf(changeSet.changes).flatMap(({ main, from }): Opinion[] => {
      const { decision, comment } = of(main.file);
      // One decision for both files of a claim that moved; the comment stands with the one that has the text.
      const old: Opinion[] = from ? [{ file: from.file, decision, comment: '' }] : [];
      return [...old, { file: main.file, decision, comment }];
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
          <li key={one.file}>
            <OneChange
              reviewed={one}
              judged={of(one.file)}
              isOpen={reviewed.length <= openAtFirst}
              onJudge={(part) => judge([one.file], part)}
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
  const byName = new Map([...files.keys()].map((file) => [claimNameOf(file) ?? file, file]));
  return unitsOf(changeSet.changes).map((unit) => {
    const { file } = unit.main;
    const there = files.has(file) ? file : byName.get(claimNameOf(file) ?? file);
    const text = there === undefined ? undefined : files.get(there)?.text;
    const here = there === undefined || text === undefined ? null : { file: there, text };
    return { ...unit, file, here, merging: mergingOf(unit, here?.text ?? null) };
  });
}

function baseOf({ main, from }: ChangeUnit<Change>): string | null {
  return main.base ?? from?.base ?? null;
}

function mergingOf(unit: ChangeUnit<Change>, here: string | null): Merging {
  const { text } = unit.main;
  if (text !== null) return threeWay(baseOf(unit), here, text);
  // What is taken away cannot be merged: what was changed here since would go with it.
  const kind = here === null ? 'same' : here === baseOf(unit) ? 'theirs' : 'conflict';
  return { kind, text: '', conflicts: [] };
}

/** What is saved where she accepts it: in the folder of the topic that the text names, and then nowhere else. */
function editsOf({ main, here, merging }: Reviewed, theirFields: ReadonlySet<string>): Edit[] {
  const { file, author, reason } = main;
  if (main.text === null) return here === null ? [] : [{ file: here.file, text: null, author, reason }];
  const text = settled(merging, main.text, theirFields);
  if (here === null) return [{ file, text, author, reason }];
  const place = fileByTopic(text, [here.file, file]);
  if (place !== here.file)
    return [
      { file: here.file, text: null, author, reason },
      { file: place, text, author, reason },
    ];
  return text === here.text ? [] : [{ file: place, text, author, reason }];
}

function OneChange(props: {
  reviewed: Reviewed;
  judged: Judged;
  isOpen: boolean;
  onJudge: (part: Partial<Judged>) => void;
}) {
  const { reviewed, judged, isOpen, onJudge } = props;
  const { main, from, file, merging } = reviewed;
  const [open, setOpen] = useState(isOpen);
  return (
    <article data-file={file} data-decision={judged.decision}>
      <h3>
        <code>{file}</code>
      </h3>
      <p class="soft">
        {say('curatorColleagueBy', main.author || say('curatorColleagueNobody'), dayOf(main.on))}
        {main.reason && `: ${main.reason}`}
      </p>
      {from && <p>{say('curatorMoved', topicName(topicFolderOf(from.file)), topicName(topicFolderOf(file)))}</p>}
      <p data-merging={merging.kind}>{say(wordsOf(reviewed))}</p>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('curatorColleagueDifferences')}</summary>
        {open && <DifferencesList before={baseOf(reviewed)} after={main.text} />}
      </details>
      <ConflictChoice
        conflicts={merging.conflicts}
        theirs={judged.theirs}
        words={{ mine: say('curatorColleagueMine'), theirs: say('curatorColleagueTheirs') }}
        onChoose={(theirs) => onJudge({ theirs })}
      />
      <fieldset class="decision">
        <legend class="unseen">{say('curatorColleagueDecide', file)}</legend>
        {decisions.map((decision) => (
          <label key={decision}>
            <input
              type="radio"
              name={`decision ${file}`}
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

function wordsOf({ main, here, merging }: Reviewed): MessageKey {
  if (main.text === null) return goneWords[merging.kind];
  return here === null ? 'curatorColleagueNew' : mergingWords[merging.kind];
}

const goneWords: Record<Merging['kind'], MessageKey> = {
  ...mergingWords,
  theirs: 'curatorColleagueGone',
  conflict: 'curatorColleagueGoneConflict',
};
