import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { say } from '../../say.ts';

/** So many rows stand in the dialog at a time, however many there are. */
export const rowsOfPage = 50;

/** The way to the other pages of a long list; nothing if all fits on one. */
export function Pages(props: { page: number; rows: number; onPage: (page: number) => void }) {
  const { page, rows, onPage } = props;
  const pages = Math.ceil(rows / rowsOfPage);
  if (pages <= 1) return null;
  return (
    <nav class="bar pages" aria-label={say('curatorInOutPages')}>
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={16} aria-hidden="true" />
        {say('curatorInOutPageBefore')}
      </button>
      <span class="soft">{say('curatorInOutPage', page + 1, pages)}</span>
      <button type="button" class="button" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
        {say('curatorInOutPageNext')}
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </nav>
  );
}
