import { Undo2 } from 'lucide-preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Change } from '../../claims/editing/change.ts';
import { type ChangeUnit, unitsOf } from '../../claims/editing/change-units.ts';
import { topicFolderOf } from '../../claims/editing/claim-name.ts';
import { type Difference, differences, revertField } from '../../claims/editing/differences.ts';
import type { Problem } from '../../claims/problem.ts';
import { type MessageKey, say } from '../say.ts';
import { dayOf, topicName } from '../words.ts';
import { wrongText } from '../wrong-text.ts';
import { rowOf } from './claim-row.ts';
import { type CuratedClaim, type Curating, referencesName } from './curating.ts';
import { DifferenceLines } from './difference-lines.tsx';
import { NewerList, outdatedChanges } from './newer-list.tsx';
import { moveClaim } from './retag.ts';

/** So many changes stand in the page at a time: to compare the texts of thousands takes seconds. */
const shownAtOnce = 25;

/** Everything that was changed here: what, by whom, when and why, and the way back. */
export function ChangesView({ curating, onOpen }: { curating: Curating; onOpen: (file: string) => void }) {
  const [shown, setShown] = useState(shownAtOnce);
  const claims = useMemo(() => new Map(curating.claims.map((claim) => [claim.file, claim])), [curating.claims]);
  const nameOf = (file: string) => nameOfFile(file, claims.get(file));
  const latestFirst = useMemo(
    () => unitsOf(curating.changes).sort(({ main: a }, { main: b }) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
    [curating.changes],
  );
  const problems = new Map(curating.leftOut.map((one) => [one.file, one.problems]));
  return (
    <section class="changes" aria-label={say('curatorChanges')}>
      <Author curating={curating} />
      <p class="soft" role="status">
        {latestFirst.length > 0 && say(liveWords[curating.live])}
      </p>
      {curating.takenOver.length > 0 && (
        <div class="note">
          <p>{say('curatorTakenOver')}</p>
          <ul>
            {curating.takenOver.map((file) => (
              <li key={file}>{nameOf(file)}</li>
            ))}
          </ul>
        </div>
      )}
      <NewerList curating={curating} outdated={outdatedChanges(curating, nameOf)} />
      {latestFirst.length === 0 && <p class="empty">{say('curatorNoChanges')}</p>}
      {latestFirst.slice(0, shown).map((unit) => (
        <OneChange
          key={unit.main.file}
          unit={unit}
          claim={claims.get(unit.main.file)}
          name={nameOf(unit.main.file)}
          problems={problems.get(unit.main.file) ?? []}
          curating={curating}
          onOpen={onOpen}
        />
      ))}
      {latestFirst.length > shown && (
        <button type="button" class="button" data-action="more" onClick={() => setShown(shown + shownAtOnce)}>
          {say('curatorMoreChanges', latestFirst.length - shown)}
        </button>
      )}
    </section>
  );
}

const liveWords = { making: 'curatorLiveMaking', inUse: 'curatorLiveInUse', failed: 'curatorLiveFailed' } as const;

function nameOfFile(file: string, claim: CuratedClaim | undefined): string {
  if (claim) return rowOf(claim).statement;
  return file === referencesName ? say('curatorReferences') : file;
}

/** Who signs the changes. */
function Author({ curating }: { curating: Curating }) {
  const id = useId();
  return (
    <div class="labelled author">
      <label for={id}>{say('curatorAuthor')}</label>
      <input
        id={id}
        class="field"
        autocomplete="name"
        // Asked again once the name has been read.
        key={curating.ready ? 'read' : 'reading'}
        defaultValue={curating.author}
        onChange={({ currentTarget }) => curating.setAuthor(currentTarget.value)}
      />
    </div>
  );
}

function OneChange(props: {
  unit: ChangeUnit<Change>;
  /** Undefined where it was taken away, and of what is no claim. */
  claim: CuratedClaim | undefined;
  name: string;
  problems: readonly Problem[];
  curating: Curating;
  onOpen: (file: string) => void;
}) {
  const { unit, claim, name, problems, curating, onOpen } = props;
  const { main, from } = unit;
  const { file, base, text, author, on, reason } = main;
  const id = useId();
  const found = useMemo(() => differences(base, text), [base, text]);
  const back = ({ field, before }: Difference) => {
    if (base === null || text === null) return;
    // The claim's file goes back with its topic, and what else was changed in it stays.
    if (field === 'topic' && claim && before !== null && before !== topicFolderOf(file))
      return void moveClaim(curating, claim, before);
    void curating.editMany(
      [{ file, text: revertField({ base, text }, field) }],
      say('curatorRevertedField', field, name),
    );
  };
  return (
    <article class="panel change" data-file={file}>
      <h2 lang="en">
        {claim ? (
          <button type="button" class="link" onClick={() => onOpen(file)}>
            {name}
          </button>
        ) : (
          name
        )}
      </h2>
      <p class="soft">
        {say(madeWords(main), author || say('curatorSomebody'), dayOf(on))} · {file}
      </p>
      {from && <p>{say('curatorMoved', topicName(topicFolderOf(from.file)), topicName(topicFolderOf(file)))}</p>}
      <div class="labelled">
        <label for={id}>{say('curatorReason')}</label>
        <input
          id={id}
          class="field reason"
          defaultValue={reason}
          placeholder={say('curatorReasonHint')}
          onChange={({ currentTarget }) => void curating.edit(file, text, currentTarget.value.trim())}
        />
      </div>
      {problems.length > 0 && (
        <div class="faults">
          <p>{say('curatorLeftOut')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.message}`}>
                {say('curatorProblem', problem.field || file, wrongText(problem).text, problem.line)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details open={base !== null}>
        <summary>{found.length === 1 ? say('curatorOneField') : say('curatorFields', found.length)}</summary>
        <DifferenceLines
          differences={found}
          action={(difference) =>
            base !== null &&
            text !== null && (
              <button
                type="button"
                class="button quiet"
                data-action="revert-field"
                aria-label={say('curatorRevertFieldLabel', difference.field)}
                onClick={() => back(difference)}
              >
                <Undo2 size={14} aria-hidden="true" />
                {say('curatorRevertField')}
              </button>
            )
          }
        />
      </details>
      <div class="bar">
        <button
          type="button"
          class="button"
          data-action="revert"
          onClick={() => void curating.revert(file, say('curatorReverted', name))}
        >
          <Undo2 size={16} aria-hidden="true" />
          {say(base === null ? 'curatorDropNew' : 'curatorRevert')}
        </button>
      </div>
    </article>
  );
}

function madeWords({ base, text }: Change): MessageKey {
  if (text === null) return 'curatorChangeGone';
  return base === null ? 'curatorChangeNew' : 'curatorChangeBy';
}
