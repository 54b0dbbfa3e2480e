import { ChevronLeft, ChevronRight, Download, Trash2 } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { sites } from '../sites/index.ts';
import { allRows, deleteAllRows, deleteRows, newestRows, putRows, type StoredRow } from '../storage/ledger.ts';
import { searchLedger } from '../storage/ledger-search.ts';
import { Confirm } from './confirm.tsx';
import { painted } from './painted.ts';
import { type Said, SaidLine } from './said.tsx';
import { saveFile } from './save-file.ts';
import { say, uiLanguage } from './say.ts';
import { Sheet } from './sheet.tsx';

/** So many rows stand in the page at a time, however many there are. */
export const pageRows = 50;

const siteNames = new Map(sites.map(({ id, name }) => [id, name]));

/**
 * What was said where and when: to look up, to take along, to delete.
 * @param props.first the newest rows, where they are known already
 */
export function Ledger(props: { first?: StoredRow[] | undefined }) {
  /** The newest rows come first, so that the page stands at once; then all of them, for the search. */
  const [newest, setNewest] = useState(props.first ?? null);
  const [all, setAll] = useState<StoredRow[] | null>(null);
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const heading = useRef<HTMLParagraphElement>(null);

  const load = async (first?: StoredRow[]) => {
    setNewest(first ?? (await newestRows(pageRows)));
    // To count the others and to fetch them for the search takes a moment; these are seen before that.
    await painted();
    setAll(await allRows());
  };
  useEffect(() => {
    const failed = () => setSaid({ text: say('ledgerFailed') });
    void load(props.first).catch(failed);
    // A reply that is inserted in another tab meanwhile.
    const look = () => void load().catch(failed);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);

  const search = useMemo(() => (all ? searchLedger(all, siteNames) : null), [all]);
  const found = useMemo(() => search?.(typed) ?? newest ?? [], [search, typed, newest]);
  const count = all?.length ?? null;
  const isEmpty = newest === null || newest.length === 0;
  const total = typed.trim() === '' ? count : found.length;
  const pages = Math.max(1, Math.ceil((total ?? 0) / pageRows));
  const shown = found.slice(page * pageRows, (page + 1) * pageRows);

  const change = async (action: () => Promise<unknown>, now: Said | null) => {
    try {
      await action();
      await load();
      setSaid(now);
    } catch {
      setSaid({ text: say('ledgerFailed') });
    }
  };
  const remove = (row: StoredRow) => {
    heading.current?.focus();
    void change(() => deleteRows([row.id]), {
      text: say('ledgerDeletedOne'),
      undo: () => change(() => putRows([row]), null),
    });
  };
  const removeAll = async () => {
    let before: StoredRow[] = [];
    await change(async () => {
      before = await deleteAllRows();
    }, null);
    setTyped('');
    setPage(0);
    setSaid({ text: say('ledgerDeletedAll', before.length), undo: () => change(() => putRows(before), null) });
  };
  const exportAs = (ending: 'csv' | 'json') => {
    setSaid({ text: say('ledgerExporting') });
    void change(async () => {
      // What writes files is not needed to show the page.
      const [{ ledgerCsv, ledgerJson }, rows] = await Promise.all([import('../storage/ledger-file.ts'), allRows()]);
      saveFile('second-opinion-ledger', ending, ending === 'csv' ? ledgerCsv(rows) : ledgerJson(rows));
    }, null);
  };

  return (
    <Sheet page="ledger.html" title={say('pageLedger')} intro={say('ledgerIntro')}>
      <div class="bar tools">
        <label class="find">
          <span class="unseen">{say('ledgerSearch')}</span>
          <input
            type="search"
            class="field"
            placeholder={say('ledgerSearch')}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setPage(0);
            }}
          />
        </label>
        <button type="button" class="button" data-action="csv" disabled={isEmpty} onClick={() => exportAs('csv')}>
          <Download size={16} aria-hidden="true" />
          {say('ledgerCsv')}
        </button>
        <button type="button" class="button" data-action="json" disabled={isEmpty} onClick={() => exportAs('json')}>
          <Download size={16} aria-hidden="true" />
          {say('ledgerJson')}
        </button>
        <button
          type="button"
          class="button quiet"
          data-action="delete-all"
          disabled={isEmpty}
          onClick={() => setAsking(true)}
        >
          <Trash2 size={16} aria-hidden="true" />
          {say('ledgerDeleteAll')}
        </button>
      </div>
      <SaidLine said={said} onUndone={() => setSaid(null)} />
      <p class="soft found" role="status" ref={heading} tabIndex={-1}>
        {newest !== null && (isEmpty ? say('ledgerEmpty') : foundText(typed.trim() !== '', total, count))}
      </p>
      {shown.length > 0 && <Rows rows={shown} total={total} first={page * pageRows} onDelete={remove} />}
      {pages > 1 && <Pages page={page} pages={pages} onPage={setPage} />}
      {asking && (
        <Confirm
          title={count === null ? say('ledgerDeleteAll') : say('ledgerDeleteAllAsk', count)}
          yes={say('ledgerDeleteAll')}
          onYes={() => void removeAll()}
          onClose={() => setAsking(false)}
        >
          <p>{say('ledgerDeleteAllWhy')}</p>
        </Confirm>
      )}
    </Sheet>
  );
}

function foundText(searching: boolean, total: number | null, count: number | null): string {
  if (total === null || count === null) return say('ledgerCounting');
  const number = new Intl.NumberFormat(uiLanguage());
  if (!searching) return count === 1 ? say('ledgerCountOne') : say('ledgerCount', number.format(count));
  return say('ledgerFound', number.format(total), number.format(count));
}

function Rows(props: { rows: StoredRow[]; total: number | null; first: number; onDelete: (row: StoredRow) => void }) {
  const { rows, total, first, onDelete } = props;
  const time = useMemo(() => new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium', timeStyle: 'short' }), []);
  return (
    <table class="rows" aria-rowcount={total === null ? -1 : total + 1}>
      <thead>
        <tr>
          <th scope="col">{say('ledgerWhen')}</th>
          <th scope="col">{say('ledgerWhat')}</th>
          <th scope="col">
            <span class="unseen">{say('ledgerDelete')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id} aria-rowindex={first + index + 2}>
            <td class="when">
              <time dateTime={new Date(row.at).toISOString()}>{time.format(row.at)}</time>
              <span class="soft">
                {say(row.how === 'inserted' ? 'ledgerInserted' : 'ledgerCopied')}
                {row.edited && ` · ${say('ledgerEdited')}`}
              </span>
            </td>
            <td>
              <strong lang="en">{row.statement}</strong>
              <span class="soft">
                <Where row={row} />
              </span>
              <details>
                <summary lang="en">{beginningOf(row.text)}</summary>
                <p class="whole" lang="en">
                  {row.text}
                </p>
              </details>
            </td>
            <td>
              <button
                type="button"
                class="button icon"
                aria-label={say('ledgerDeleteLabel', row.statement, time.format(row.at))}
                onClick={() => onDelete(row)}
              >
                <Trash2 size={16} aria-hidden="true" />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Enough of a reply to know it by. */
const beginningLength = 120;

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= beginningLength ? line : `${line.slice(0, beginningLength).replace(/\s\S*$/, '')} …`;
}

function Where({ row }: { row: StoredRow }) {
  const name = siteNames.get(row.site) ?? row.site;
  if (row.url === '') return <>{say('ledgerNowhere')}</>;
  return (
    <>
      <a class="link" href={row.url} target="_blank" rel="noopener noreferrer">
        {name}
        <span class="unseen"> ({say('sourceNewTab')})</span>
      </a>
      {row.author !== '' && ` · ${say('ledgerTo', row.author)}`}
    </>
  );
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  return (
    <nav class="bar pages" aria-label={say('ledgerPages')}>
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={16} aria-hidden="true" />
        {say('ledgerNewer')}
      </button>
      <span class="soft">{say('ledgerPage', page + 1, pages)}</span>
      <button type="button" class="button" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
        {say('ledgerOlder')}
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </nav>
  );
}
