import { useMemo, useRef, useState } from 'preact/hooks';
import { authors } from '../../../claims/citation.ts';
import { type CitedRecord, sameWorkAs } from '../../../claims/citations/record.ts';
import type { Reference } from '../../../claims/reference.ts';
import { say } from '../../say.ts';
import { fieldsOfRecord } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import { useFocusAfter } from './use-focus-after.ts';

/** The records that were found, each with what can be done with it: check and add it, or cite the one we have. */
export function FoundRecords(props: {
  records: readonly CitedRecord[];
  checked: string;
  references: readonly Reference[];
  onCite: (key: string) => void;
  onAdd: (item: Reference) => Promise<boolean>;
}) {
  const { records, checked, references, onCite, onAdd } = props;
  const part = useRef<HTMLUListElement>(null);
  const focusAfter = useFocusAfter(part);
  const [open, setOpen] = useState<number | null>(records.length === 1 ? 0 : null);
  const taken = useMemo(() => new Set(references.map(({ id }) => id)), [references]);
  return (
    <ul class="cited" ref={part}>
      {records.map((record, index) => {
        const known = sameWorkAs(record, references);
        const { retraction: _, ...item } = record;
        return (
          <li key={index} data-found={index}>
            <div class="cited-record">
              <strong lang="en">{record.title}</strong>
              <span class="soft">
                {[authors(record), record['container-title'], record.issued?.['date-parts'][0]?.[0]]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {known ? (
              <p>
                {say('curatorEditKnownWork', known.id)}{' '}
                <button type="button" class="button quiet" data-action="cite-known" onClick={() => onCite(known.id)}>
                  {say('curatorEditCiteKnown', known.id)}
                </button>
              </p>
            ) : open === index ? (
              <RecordForm
                fields={fieldsOfRecord(record, taken, checked)}
                before={{ type: record.type, item }}
                taken={taken}
                action={say('curatorEditAddAndCite')}
                isNew
                onSave={(now) => void onAdd(now)}
                onCancel={() => {
                  setOpen(null);
                  focusAfter(`[data-found="${index}"] [data-action="check-record"]`);
                }}
              />
            ) : (
              <button
                type="button"
                class="button"
                data-action="check-record"
                onClick={() => {
                  setOpen(index);
                  focusAfter(`[data-found="${index}"] input`);
                }}
              >
                {say('curatorEditCheckRecord')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
