import { useMemo, useState } from 'preact/hooks';
import { type ImportPreview, type ImportRow, type RowKind, rowKinds } from '../../../claims/importing/preview.ts';
import { type MessageKey, say, uiLanguage } from '../../say.ts';
import { wrongText } from '../../wrong-text.ts';
import { WrongText } from '../wrong-text.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { DifferencesList } from './differences-list.tsx';
import { Pages, rowsOfPage } from './pages.tsx';
import { ProblemList } from './problem-list.tsx';

/** By which row the fields are told in which the imported words win. */
export type TheirFields = ReadonlyMap<ImportRow, ReadonlySet<string>>;

const kindWords: Record<RowKind, MessageKey> = {
  new: 'curatorImportNew',
  changed: 'curatorImportChanged',
  same: 'curatorImportSame',
  'left out': 'curatorImportLeftOut',
};

type Shown = 'all' | 'problems' | RowKind;

/** What an import would do, before anything is written: problems first, to filter and to look into. */
export function ImportRows(props: {
  preview: ImportPreview;
  theirs: TheirFields;
  onTheirs: (theirs: TheirFields) => void;
}) {
  const { preview, theirs, onTheirs } = props;
  const { rows, counts } = preview;
  const [shown, setShown] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const ordered = useMemo(() => [...rows].sort((a, b) => urgency(a) - urgency(b)), [rows]);
  const problems = useMemo(() => rows.filter(needsLook).length, [rows]);
  const found = useMemo(
    () => ordered.filter((row) => isShown(row, shown) && says(row, typed)),
    [ordered, shown, typed],
  );
  const options: { value: Shown; label: string }[] = [
    { value: 'all', label: say('curatorImportAll', numberOf(rows.length)) },
    { value: 'problems', label: say('curatorImportProblems', numberOf(problems)) },
    ...rowKinds.map((kind) => ({ value: kind, label: `${say(kindWords[kind])} (${numberOf(counts[kind])})` })),
  ];
  return (
    <>
      <ul class="counts" aria-label={say('curatorImportCounts')}>
        {rowKinds.map((kind) => (
          <li key={kind} data-kind={kind}>
            <strong>{numberOf(counts[kind])}</strong> {say(kindWords[kind])}
          </li>
        ))}
        {problems > 0 && (
          <li data-kind="problems">
            <strong>{numberOf(problems)}</strong> {say('curatorImportToMend')}
          </li>
        )}
      </ul>
      <div class="bar">
        <label class="find">
          <span class="unseen">{say('curatorImportFind')}</span>
          <input
            type="search"
            class="field"
            placeholder={say('curatorImportFind')}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setPage(0);
            }}
          />
        </label>
        <label>
          <span class="unseen">{say('curatorImportShow')}</span>
          <select
            class="field"
            data-action="filter"
            value={shown}
            onChange={(event) => {
              const chosen = options.find(({ value }) => value === event.currentTarget.value);
              if (chosen) setShown(chosen.value);
              setPage(0);
            }}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="soft" role="status">
        {say('curatorImportFound', numberOf(found.length), numberOf(rows.length))}
      </p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{say('curatorImportWhat')}</th>
            <th scope="col">{say('curatorImportClaim')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(page * rowsOfPage, (page + 1) * rowsOfPage).map((row) => (
            <tr key={rows.indexOf(row)} data-kind={row.kind}>
              <td>
                <span class="kind">{say(kindWords[row.kind])}</span>
                <span class="soft">{row.place}</span>
              </td>
              <td>
                <Row
                  row={row}
                  theirs={theirs.get(row) ?? none}
                  onTheirs={(fields) => onTheirs(new Map(theirs).set(row, fields))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={page} rows={found.length} onPage={setPage} />
    </>
  );
}
const none: ReadonlySet<string> = new Set();

function Row(props: { row: ImportRow; theirs: ReadonlySet<string>; onTheirs: (fields: ReadonlySet<string>) => void }) {
  const { row, theirs, onTheirs } = props;
  const { statement, file, why, problems, merging } = row;
  const [open, setOpen] = useState(false);
  return (
    <>
      {statement !== '' && (
        <strong lang="en">
          {row.what === 'reference' && `${say('curatorImportReference')} `}
          {statement}
        </strong>
      )}
      {file && row.what !== 'lexicon' && <span class="soft">{file}</span>}
      {why && (
        <span class="soft">
          <WrongText wrong={why} />
        </span>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {merging && merging.conflicts.length > 0 && (
        <ConflictChoice
          conflicts={merging.conflicts}
          theirs={theirs}
          words={{ mine: say('curatorImportKeepMine'), theirs: say('curatorImportTakeTheirs') }}
          onChoose={onTheirs}
        />
      )}
      {row.kind === 'changed' && merging && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say('curatorImportDifferences')}</summary>
          {open && <DifferencesList before={merging.here} after={merging.text} />}
        </details>
      )}
    </>
  );
}

/** What somebody has to look at stands first. */
function urgency(row: ImportRow): number {
  if (row.kind === 'left out' && row.problems.length > 0) return 0;
  if (needsLook(row)) return 1;
  return 2 + rowKinds.indexOf(row.kind);
}

function needsLook({ problems, merging }: ImportRow): boolean {
  return problems.length > 0 || (merging?.conflicts.length ?? 0) > 0;
}

function isShown(row: ImportRow, shown: Shown): boolean {
  if (shown === 'all') return true;
  return shown === 'problems' ? needsLook(row) : row.kind === shown;
}

function says({ place, file, statement, why, problems }: ImportRow, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  const told = problems.flatMap(({ field, ...wrong }) => [field, wrongText(wrong).text]);
  const texts = [place, file ?? '', statement, why ? wrongText(why).text : '', ...told];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function numberOf(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}
