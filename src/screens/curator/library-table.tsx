import { CircleAlert, Pencil } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { say, uiLanguage } from '../say.ts';
import { topicName, verdictWords } from '../words.ts';
import type { ClaimRow } from './claim-row.ts';
import { isDue } from './filters.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import { statusWords } from './words.ts';

/** The height of a row, in pixels, as curator.css has it: two lines of text and some air. */
const rowHeight = 56;
/** The height of the line of names above them, which stays while they scroll. */
const headHeight = 40;

/**
 * All claims, of which only those in sight are drawn. With the keyboard: arrows, Page Up and Down, Home and End go
 * through the rows, Enter opens one, Space selects it.
 */
export function LibraryTable(props: {
  label: string;
  rows: readonly ClaimRow[];
  /** The file of the claim that is open. */
  opened: string | null;
  selected: ReadonlySet<string>;
  today: string;
  /** The version of the bundled list, from which a claim comes that was not written here. */
  version: string;
  onOpen: (row: ClaimRow) => void;
  onSelect: (selected: Set<string>) => void;
}) {
  const { label, rows, opened, selected, today, version, onOpen, onSelect } = props;
  const id = useId();
  const [activeFile, setActiveFile] = useState<string | null>(null);
  const found = rows.findIndex(({ file }) => file === activeFile);
  const active = rows.length === 0 ? null : Math.max(0, found);
  const virtual = useVirtualRows({ count: rows.length, height: rowHeight, above: headHeight, kept: active });

  // A claim that a link or the Back button opened comes into sight.
  useEffect(() => {
    const index = rows.findIndex(({ file }) => file === opened);
    if (index < 0) return;
    setActiveFile(opened);
    virtual.scrollTo(index);
  }, [opened]);

  const goTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setActiveFile(row.file);
    virtual.scrollTo(rows.indexOf(row));
  };
  const toggle = (file: string) => {
    const next = new Set(selected);
    if (!next.delete(file)) next.add(file);
    onSelect(next);
  };
  const isAll = rows.length > 0 && rows.every(({ file }) => selected.has(file));
  const pressKey = (event: KeyboardEvent) => {
    if (active === null || event.altKey || event.metaKey) return;
    const row = rows[active];
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') onSelect(new Set(rows.map(({ file }) => file)));
    else if (event.ctrlKey || !row) return;
    else if (event.key in steps)
      goTo(active + (steps[event.key] ?? 0) * (event.key.startsWith('Page') ? virtual.inSight : 1));
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(rows.length - 1);
    else if (event.key === 'Enter') onOpen(row);
    else if (event.key === ' ') toggle(row.file);
    else return;
    event.preventDefault();
  };

  const press = (event: MouseEvent) => {
    const file = event.target instanceof Element ? event.target.closest('tr')?.dataset.file : undefined;
    const row = rows.find((one) => one.file === file);
    // A press beside the box is meant for the box.
    if (!row || (event.target instanceof Element && event.target.closest('.claims-box'))) return;
    setActiveFile(row.file);
    onOpen(row);
  };

  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are gone through by keys is a grid
      role="grid"
      class="claims-grid"
      ref={virtual.scroller}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={pressKey}
      onClick={press}
    >
      <thead>
        <tr class="claims-head" aria-rowindex={1}>
          <th scope="col" class="claims-box">
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={say('curatorSelectAll')}
              checked={isAll}
              onChange={() => onSelect(isAll ? new Set() : new Set(rows.map(({ file }) => file)))}
            />
          </th>
          <th scope="col">{say('curatorColumnClaim')}</th>
          <th scope="col">{say('curatorColumnReview')}</th>
          <th scope="col">{say('curatorColumnFrom')}</th>
        </tr>
      </thead>
      <tbody style={{ blockSize: `${virtual.total}px` }}>
        {virtual.rows.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <Line
                key={row.file}
                row={row}
                id={`${id}-${index}`}
                index={index}
                start={start}
                isActive={index === active}
                isOpened={row.file === opened}
                isSelected={selected.has(row.file)}
                today={today}
                version={version}
                onToggle={() => toggle(row.file)}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** How far a key goes; Page keys go as many screens. */
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 1, PageUp: -1 };

type LineProps = {
  row: ClaimRow;
  id: string;
  index: number;
  start: number;
  isActive: boolean;
  isOpened: boolean;
  isSelected: boolean;
  today: string;
  version: string;
  onToggle: () => void;
};

/** One claim. */
function Line({ row, id, index, start, isActive, isOpened, isSelected, today, version, onToggle }: LineProps) {
  const classes = ['claims-row', isActive && 'active', isOpened && 'opened'].filter(Boolean).join(' ');
  const what = [row.status && say(statusWords[row.status]), row.verdict && say(verdictWords[row.verdict])];
  return (
    <tr
      id={id}
      class={classes}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpened ? 'true' : undefined}
      data-file={row.file}
      style={{ insetBlockStart: `${start}px` }}
    >
      <td class="claims-box">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={say('curatorSelectOne', row.statement)}
          checked={isSelected}
          onChange={onToggle}
        />
      </td>
      <td>
        <span class="statement" lang="en" title={row.statement}>
          {row.statement}
        </span>
        <span class="soft">{[...what, topicName(row.topic)].filter(Boolean).join(' · ')}</span>
      </td>
      <td class="claims-review">
        {row.due !== null && (
          <>
            <span>{say(row.reviewedBy === null ? 'curatorUnreviewed' : 'curatorReviewed')}</span>
            <span class={isDue(row, today) ? 'care' : 'soft'}>
              {say(isDue(row, today) ? 'curatorOverdueSince' : 'curatorDueOn', shortDay(row.due))}
            </span>
          </>
        )}
      </td>
      <td class="claims-from">
        <Mark row={row} />
        {row.edited !== 'new' && <span class="soft">{say('curatorFromList', shortDay(version))}</span>}
      </td>
    </tr>
  );
}

/** What is to be seen of a claim at once: an error in it, or that it is edited here. */
function Mark({ row }: { row: ClaimRow }) {
  if (row.problems > 0)
    return (
      <span class="care">
        <CircleAlert size={14} aria-hidden="true" /> {say('curatorErrorsIn', row.problems)}
      </span>
    );
  if (row.edited === null) return null;
  return (
    <span>
      <Pencil size={14} aria-hidden="true" /> {say(row.edited === 'new' ? 'curatorNewHere' : 'curatorEditedHere')}
    </span>
  );
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** "27 Nov 2026" for an ISO date; what is no date as it is. */
function shortDay(iso: string): string {
  const day = new Date(iso);
  if (Number.isNaN(day.getTime())) return iso;
  const language = uiLanguage();
  const format =
    dayFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  dayFormats.set(language, format);
  return format.format(day);
}
