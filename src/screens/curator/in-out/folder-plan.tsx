import { useState } from 'preact/hooks';
import { type MessageKey, say, uiLanguage } from '../../say.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { DifferencesList } from './differences-list.tsx';
import type { PlannedFile, WrittenFile } from './folder-access.ts';
import { Pages, rowsOfPage } from './pages.tsx';

const kindWords: Record<PlannedFile['kind'], MessageKey> = {
  conflict: 'curatorPlanConflict',
  failed: 'curatorPlanFailed',
  merged: 'curatorPlanMerged',
  gone: 'curatorPlanGone',
  moved: 'curatorPlanMoved',
  changed: 'curatorPlanChanged',
  new: 'curatorPlanNew',
  same: 'curatorPlanSame',
};
const withDifferences: ReadonlySet<PlannedFile['kind']> = new Set(['changed', 'moved', 'merged', 'gone']);
/** What somebody has to look at stands first. */
const order = Object.keys(kindWords) as PlannedFile['kind'][];

/** The files that would be written or deleted: those that stand otherwise in the folder, or not at all. */
export function toWrite(planned: readonly PlannedFile[]): PlannedFile[] {
  return planned.filter(({ kind }) => kind !== 'same' && kind !== 'failed');
}

/** What would be written into the folder, before it is. */
export function FolderPlan(props: {
  folder: string;
  planned: readonly PlannedFile[];
  theirs: ReadonlyMap<string, ReadonlySet<string>>;
  onTheirs: (theirs: ReadonlyMap<string, ReadonlySet<string>>) => void;
  onBack: () => void;
  onWrite: () => void;
}) {
  const { folder, planned, theirs, onTheirs, onBack, onWrite } = props;
  const [page, setPage] = useState(0);
  const ordered = planned.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const count = toWrite(planned).length;
  const deleted = toWrite(planned).filter(({ kind, from }) => kind === 'gone' || from !== null).length;
  const number = new Intl.NumberFormat(uiLanguage());
  return (
    <>
      <p>{say(count > 0 ? 'curatorPlanWhat' : 'curatorPlanNothing', folder)}</p>
      {deleted > 0 && <p class="care">{say('curatorPlanDeletes', number.format(deleted))}</p>}
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{say('curatorImportWhat')}</th>
            <th scope="col">{say('curatorPlanFile')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(page * rowsOfPage, (page + 1) * rowsOfPage).map((one) => (
            <tr key={one.file} data-kind={one.kind}>
              <td>
                <span class="kind">{say(kindWords[one.kind])}</span>
              </td>
              <td>
                <code>{one.file}</code>
                {one.from !== null && <p class="soft">{say('curatorPlanFrom', one.from)}</p>}
                {one.fault && <p>{one.fault}</p>}
                {one.merging && (
                  <ConflictChoice
                    conflicts={one.merging.conflicts}
                    theirs={theirs.get(one.file) ?? new Set()}
                    words={{ mine: say('curatorPlanMine'), theirs: say('curatorPlanTheirs') }}
                    onChoose={(fields) => onTheirs(new Map(theirs).set(one.file, fields))}
                  />
                )}
                {withDifferences.has(one.kind) && <Differences before={one.theirs} after={one.merging?.text ?? null} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={page} rows={ordered.length} onPage={setPage} />
      <div class="bar end">
        <button type="button" class="button" data-action="back" onClick={onBack}>
          {say('curatorImportBack')}
        </button>
        <button type="button" class="button primary" data-action="write" disabled={count === 0} onClick={onWrite}>
          {say(count === 1 ? 'curatorPlanWriteOne' : 'curatorPlanWrite', number.format(count))}
        </button>
      </div>
    </>
  );
}

function Differences({ before, after }: { before: string | null; after: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('curatorImportDifferences')}</summary>
      {open && <DifferencesList before={before} after={after} />}
    </details>
  );
}

/** What was written, and what was not and why. */
export function FolderWritten({ folder, written }: { folder: string; written: readonly WrittenFile[] }) {
  const done = written.filter((one) => one.written);
  const left = written.filter((one) => !one.written);
  const number = new Intl.NumberFormat(uiLanguage());
  return (
    <>
      <p class="result" role="status">
        {say(done.length === 1 ? 'curatorPlanWrittenOne' : 'curatorPlanWritten', number.format(done.length), folder)}
      </p>
      {left.length > 0 && (
        <div role="alert">
          <p>{say('curatorPlanNotWritten', number.format(left.length))}</p>
          <ul class="problems">
            {left.map((one) => (
              <li key={one.file}>
                <code>{one.file}</code>: {one.why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {done.length > 0 && (
        <details>
          <summary>{say('curatorPlanWrittenFiles')}</summary>
          <ul class="problems">
            {done.map(({ file, deleted }) => (
              <li key={file}>
                <code>{file}</code> {deleted !== null && say('curatorPlanDeleted', deleted)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
