import { Plus } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { say, uiLanguage } from '../say.ts';
import { nextTask } from './breather.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { ClaimRow } from './claim-row.ts';
import { claimSearch } from './claim-search.ts';
import type { Curating } from './curating.ts';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, isFiltered, noFilters, orderOf, passes, type Sort } from './filters.ts';
import type { Fits } from './library-search.ts';
import { LibraryTable } from './library-table.tsx';
import { today } from './signing.ts';

/** All claims: to find, to select, to open. */
export function LibraryView(props: {
  curating: Curating;
  opened: string | null;
  onOpen: (row: ClaimRow) => void;
  onNew: () => void;
}) {
  const { curating, opened, onOpen, onNew } = props;
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [sort, setSort] = useState<Sort>('fit');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const day = today();

  const { claims } = curating;
  const all = curating.rows ?? noRows;
  const looked = useDrawnLater(typed);
  const { search, searchable } = useClaimSearch(all, curating);
  const fits = useMemo(() => {
    if (looked.trim() === '') return null;
    return search.find(looked);
  }, [search, searchable, looked]);

  const sorted = useMemo(() => {
    const order = orderOf(sort === 'fit' ? 'name' : sort, uiLanguage());
    return all.toSorted(order);
  }, [all, sort]);
  const rows = useMemo(
    () => found(sorted, (row) => passes(row, filters, day), fits, sort),
    [sorted, filters, day, fits, sort],
  );
  const chosen = claims.filter(({ file }) => selected.has(file));

  return (
    <section class="library" aria-label={say('curatorClaims')}>
      <div class="bar tools">
        <label class="find">
          <span class="unseen">{say('curatorSearch')}</span>
          <input
            type="search"
            class="field"
            placeholder={say('curatorSearch')}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="button" class="button" data-action="new-claim" disabled={!curating.ready} onClick={onNew}>
          <Plus size={16} aria-hidden="true" />
          {say('curatorNew')}
        </button>
      </div>
      <FilterBar topics={curating.topics} filters={filters} sort={sort} onFilters={setFilters} onSort={setSort} />
      <p class="soft found" role="status">
        {foundText(rows.length, all.length)}
      </p>
      {chosen.length > 0 && <BulkBar curating={curating} selected={chosen} onDone={() => setSelected(new Set())} />}
      {rows.length > 0 ? (
        <LibraryTable
          label={say('curatorClaims')}
          rows={rows}
          opened={opened}
          selected={selected}
          today={day}
          version={curating.version}
          onOpen={onOpen}
          onSelect={setSelected}
        />
      ) : (
        <div class="empty">
          <p>{say(all.length === 0 ? 'curatorEmpty' : 'curatorNoneFound')}</p>
          {(isFiltered(filters) || typed !== '') && (
            <button
              type="button"
              class="button"
              data-action="show-all"
              onClick={() => {
                setFilters(noFilters);
                setTyped('');
              }}
            >
              {say('curatorShowAll')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

const noRows: ClaimRow[] = [];

/** The rows that pass, in their order; those of a search that fit best on top, unless another order was chosen. */
function found(
  sorted: readonly ClaimRow[],
  isShown: (row: ClaimRow) => boolean,
  fits: Fits | null,
  sort: Sort,
): ClaimRow[] {
  const shown = sorted.filter((row) => (fits === null || fits.has(row.file)) && isShown(row));
  if (fits === null || sort !== 'fit') return shown;
  return shown.sort((a, b) => (fits.get(b.file) ?? 0) - (fits.get(a.file) ?? 0));
}

function foundText(shown: number, all: number): string {
  const number = new Intl.NumberFormat(uiLanguage());
  if (shown === all) return all === 1 ? say('curatorCountOne') : say('curatorCount', number.format(all));
  return say('curatorFound', number.format(shown), number.format(all));
}

/**
 * The search of the claims. While they are read it is made ready bit by bit with them, so that no key waits for all of it.
 * @returns `searchable`: another number whenever there is more to be found
 */
function useClaimSearch(rows: readonly ClaimRow[], { claims, references }: Curating) {
  const [search] = useState(claimSearch);
  const [searchable, setSearchable] = useState(0);
  useEffect(() => {
    let stopped = false;
    const putAll = async () => {
      search.follow(rows, claims, references);
      while (search.putSome()) {
        await nextTask();
        if (stopped) return;
      }
      setSearchable((before) => before + 1);
    };
    void putAll();
    return () => {
      stopped = true;
    };
  }, [search, rows, claims, references]);
  return { search, searchable };
}

/** What is typed, once the browser has drawn it: keys that come faster than it draws are looked up together. */
function useDrawnLater(typed: string): string {
  const [drawn, setDrawn] = useState(typed);
  const frame = useRef(0);
  useEffect(() => {
    frame.current = requestAnimationFrame(() => setDrawn(typed));
    return () => cancelAnimationFrame(frame.current);
  }, [typed]);
  return drawn;
}
