import { Undo2 } from 'lucide-preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Change } from '../../claims/editing/change.ts';
import { type Difference, differences, revertField } from '../../claims/editing/differences.ts';
import { say } from '../say.ts';
import { dayOf } from '../words.ts';
import { rowOf } from './claim-row.ts';
import { type CuratedClaim, type Curating, referencesName } from './curating.ts';
import { DifferenceLines } from './difference-lines.tsx';
import { NewerList, outdatedChanges } from './newer-list.tsx';

/** So many changes stand in the page at a time: to compare the texts of thousands takes seconds. */
const shownAtOnce = 25;

/** Everything that was changed here: what, by whom, when and why, and the way back. */
export function ChangesView({ curating, onOpen }: { curating: Curating; onOpen: (file: string) => void }) {
  const [shown, setShown] = useState(shownAtOnce);
  const claims = useMemo(() => new Map(curating.claims.map((claim) => [claim.file, claim])), [curating.claims]);
  const nameOf = (file: string) => nameOfFile(file, claims.get(file));
  const latestFirst = useMemo(
    () => curating.changes.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
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
      {latestFirst.slice(0, shown).map((change) => (
        <OneChange
          key={change.file}
          change={change}
          name={nameOf(change.file)}
          problems={problems.get(change.file) ?? []}
          curating={curating}
          onOpen={claims.has(change.file) ? () => onOpen(change.file) : null}
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
  change: Change;
  name: string;
  problems: readonly { field: string; message: string; line: number }[];
  curating: Curating;
  onOpen: (() => void) | null;
}) {
  const { change, name, problems, curating, onOpen } = props;
  const { file, base, text, author, on, reason } = change;
  const id = useId();
  const found = useMemo(() => differences(base, text), [base, text]);
  const back = ({ field }: Difference) => {
    if (base === null) return;
    void curating.editMany(
      [{ file, text: revertField({ base, text }, field) }],
      say('curatorRevertedField', field, name),
    );
  };
  return (
    <article class="panel change" data-file={file}>
      <h2 lang="en">
        {onOpen ? (
          <button type="button" class="link" onClick={onOpen}>
            {name}
          </button>
        ) : (
          name
        )}
      </h2>
      <p class="soft">
        {say(base === null ? 'curatorChangeNew' : 'curatorChangeBy', author || say('curatorSomebody'), dayOf(on))} ·{' '}
        {file}
      </p>
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
            {problems.map(({ field, message, line }) => (
              <li key={`${field} ${message}`}>{say('curatorProblem', field || file, message, line)}</li>
            ))}
          </ul>
        </div>
      )}
      <details open={base !== null}>
        <summary>{found.length === 1 ? say('curatorOneField') : say('curatorFields', found.length)}</summary>
        <DifferenceLines
          differences={found}
          action={(difference) =>
            base !== null && (
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
