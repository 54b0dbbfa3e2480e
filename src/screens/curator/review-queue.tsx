import { useMemo, useState } from 'preact/hooks';
import { say, uiLanguage } from '../say.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { ClaimRow } from './claim-row.ts';
import type { Curating } from './curating.ts';
import { reviewQueue } from './filters.ts';
import { LibraryTable } from './library-table.tsx';
import { today } from './signing.ts';

/** What a clinician should look at next: what none has ever signed, then what is due. */
export function ReviewQueue(props: { curating: Curating; opened: string | null; onOpen: (row: ClaimRow) => void }) {
  const { curating, opened, onOpen } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const day = today();
  const rows = useMemo(() => reviewQueue(curating.rows ?? [], day, uiLanguage()), [curating.rows, day]);
  const inQueue = new Set(rows.map(({ file }) => file));
  const chosen = curating.claims.filter(({ file }) => selected.has(file) && inQueue.has(file));
  return (
    <section class="library" aria-label={say('curatorNeedsReview')}>
      <p class="soft found" role="status">
        {rows.length === 0 ? say('curatorNothingDue') : say('curatorQueue', rows.length)}
      </p>
      {chosen.length > 0 && <BulkBar curating={curating} selected={chosen} onDone={() => setSelected(new Set())} />}
      {rows.length > 0 && (
        <LibraryTable
          label={say('curatorNeedsReview')}
          rows={rows}
          opened={opened}
          selected={selected}
          today={day}
          version={curating.version}
          onOpen={onOpen}
          onSelect={setSelected}
        />
      )}
    </section>
  );
}
