import { Search } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { indexAddresses, workNumberIn } from '../../../claims/citations/look-up.ts';
import { readCitations, type UnreadEntry } from '../../../claims/citations/pasted.ts';
import type { CitedRecord } from '../../../claims/citations/record.ts';
import type { Reference } from '../../../claims/reference.ts';
import { type MessageKey, say } from '../../say.ts';
import { FoundRecords } from './found-records.tsx';
import { addressesItem, type LookedUp, lookUp } from './look-up.ts';

/** Records that were found, and how they were, for `custom.checked`. */
type Found = { records: CitedRecord[]; checked: string };

const failedWords: Record<Extract<LookedUp, { failed: string }>['failed'], MessageKey> = {
  refused: 'curatorEditLookUpRefused',
  offline: 'curatorEditLookUpOffline',
  'not-found': 'curatorEditLookUpNotFound',
  busy: 'curatorEditLookUpBusy',
  unreadable: 'curatorEditLookUpUnreadable',
};

/**
 * A reference that we do not have yet: by its DOI or PubMed number, looked up only when she asks for it, or pasted from
 * a citation tool. Nothing is added before she has checked it.
 */
export function AddReference(props: {
  references: readonly Reference[];
  onCite: (key: string) => void;
  onAdd: (item: Reference) => Promise<boolean>;
}) {
  const { references, onCite, onAdd } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [pasted, setPasted] = useState('');
  const [said, setSaid] = useState('');
  const [unread, setUnread] = useState<UnreadEntry[]>([]);
  const [found, setFound] = useState<Found>({ records: [], checked: '' });
  const [busy, setBusy] = useState(false);
  const addresses = useRef(indexAddresses);
  useEffect(() => {
    // Known before the click: the browser grants a permission only as an immediate answer to it.
    void addressesItem
      .getValue()
      .then((stored) => {
        addresses.current = stored;
      })
      .catch(() => {});
  }, []);

  const show = (records: CitedRecord[], checked: string, text: string, left: UnreadEntry[] = []) => {
    setFound({ records, checked });
    setUnread(left);
    setSaid(text);
  };
  const ask = async () => {
    const number = workNumberIn(typed);
    if (!number) return show([], '', say('curatorEditLookUpNoNumber'));
    setBusy(true);
    setSaid(say('curatorEditLookingUp'));
    const answer = await lookUp(number, addresses.current);
    setBusy(false);
    if ('failed' in answer) return show([], '', say(failedWords[answer.failed]));
    const index = number.index === 'crossref' ? 'Crossref' : 'PubMed';
    const day = new Date().toISOString().slice(0, 10);
    show([answer.record], `record read at ${index} on ${day}`, say('curatorEditLookedUp', index));
  };
  const read = async () => {
    const { format, records, unread: left } = await readCitations(pasted);
    if (format === null) show([], '', say('curatorEditPastedUnknown'));
    else show(records, '', say('curatorEditPastedRead', formatNames[format], records.length), left);
  };

  return (
    <details class="add-reference" data-undo="own">
      <summary>{say('curatorEditAddReference')}</summary>
      <form
        class="labelled"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for={`${id}-number`}>{say('curatorEditLookUp')}</label>
        <p id={`${id}-number-help`} class="soft">
          {say('curatorEditLookUpHelp')}
        </p>
        <div class="find">
          <input
            id={`${id}-number`}
            class="field"
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={`${id}-number-help`}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <button type="submit" class="button" data-action="look-up" disabled={busy || typed.trim() === ''}>
            <Search size={16} aria-hidden="true" />
            {say('curatorEditLookUpGo')}
          </button>
        </div>
      </form>
      <div class="labelled">
        <label for={`${id}-pasted`}>{say('curatorEditPasteCitation')}</label>
        <p id={`${id}-pasted-help`} class="soft">
          {say('curatorEditPasteCitationHelp')}
        </p>
        <textarea
          id={`${id}-pasted`}
          class="field"
          rows={4}
          spellcheck={false}
          aria-describedby={`${id}-pasted-help`}
          value={pasted}
          onInput={({ currentTarget }) => setPasted(currentTarget.value)}
        />
        <button
          type="button"
          class="button"
          data-action="read-citations"
          disabled={pasted.trim() === ''}
          onClick={() => void read()}
        >
          {say('curatorEditPasteCitationGo')}
        </button>
      </div>
      <div class="told" role="status">
        {said && <p>{said}</p>}
        {unread.length > 0 && (
          <ul>
            {unread.map(({ nth, begins, why }) => (
              <li key={nth}>
                {say(why === 'broken' ? 'curatorEditEntryBroken' : 'curatorEditEntryUntitled', nth, begins)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <FoundRecords
        key={found.records.map(({ title }) => title).join('\n')}
        {...found}
        references={references}
        onCite={onCite}
        onAdd={onAdd}
      />
    </details>
  );
}

/** Formats are called the same in every language. */
const formatNames = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' } as const;
