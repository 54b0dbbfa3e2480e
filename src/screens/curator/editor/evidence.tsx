import { useMemo, useRef, useState } from 'preact/hooks';
import { authors } from '../../../claims/citation.ts';
import { referencesWith } from '../../../claims/editing/edit-source.ts';
import type { Reference } from '../../../claims/reference.ts';
import { say } from '../../say.ts';
import { type Curating, referencesName } from '../curating.ts';
import { AddReference } from './add-reference.tsx';
import { CitedReference, isRetracted } from './cited-reference.tsx';
import { Combobox } from './combobox.tsx';
import { Part } from './field.tsx';
import type { Form } from './form.ts';
import type { Option } from './matching-options.ts';
import { ProblemLines } from './problem-lines.tsx';
import { fieldsOfReference } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import { RetractAsk } from './retract-ask.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { usePlaces } from './use-places.ts';

/** The sources that the claim rests on, strongest first. */
export function Evidence({ form, curating }: { form: Form; curating: Curating }) {
  const { references } = curating;
  const { evidence } = form.content;
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const [told, setTold] = useState('');
  const [edited, setEdited] = useState<Reference | null>(null);
  const [retracting, setRetracting] = useState<Reference | null>(null);
  const byKey = useMemo(() => new Map(references.map((item) => [item.id, item])), [references]);
  const options = useMemo(() => references.map(referenceOption), [references]);

  const setEvidence = (keys: readonly string[], said: string) => {
    setTold(said);
    form.set(['evidence'], keys);
  };
  // A record takes a moment to be saved, in which she may have cited another.
  const latest = useRef(evidence);
  latest.current = evidence;
  const cite = (key: string) => {
    if (latest.current.includes(key)) setTold(say('curatorEditCitedAlready', key));
    else setEvidence([...latest.current, key], say('curatorEditCited', key));
  };
  const placeOf = usePlaces(form, ['evidence'], evidence.length, (to, then = 'button') => {
    setTold(say('curatorEditMovedTo', to + 1, evidence.length));
    const row = `li[data-cited="${to}"]`;
    focusAfter(`${row} ${then}:not(:disabled)`, `${row} button:not(:disabled)`);
  });
  /** Writes a reference; true if it is kept. */
  const save = async (item: Reference, reason: string): Promise<boolean> => {
    const answer = await curating.edit(referencesName, referencesWith(curating.referencesFile, item), reason);
    setTold(
      answer === 'saved' ? say('curatorEditReferenceSaved', item.id) : say('curatorEditReferenceNotSaved', item.id),
    );
    return answer === 'saved';
  };

  return (
    <Part
      form={form}
      field="evidence"
      title={say('curatorEditEvidence')}
      count={String(evidence.length)}
      help={say('curatorEditEvidenceHelp')}
    >
      <div ref={part}>
        <ol class="cited">
          {evidence.map((key, index) => {
            const field = form.idOf(`evidence[${index}]`);
            const item = byKey.get(key) ?? null;
            return (
              <li key={`${key} ${index}`} id={field} tabIndex={-1} data-cited={index}>
                <CitedReference
                  cited={key}
                  item={item}
                  place={placeOf(index)}
                  onRemove={() => {
                    setEvidence(evidence.toSpliced(index, 1), say('curatorEditUncited', key));
                    focusAfter('[role="combobox"]');
                  }}
                  onEdit={() => {
                    setEdited(item);
                    focusAfter('.record-form input');
                  }}
                  onRetract={() => setRetracting(item)}
                />
                <ProblemLines id={`${field}-problems`} problems={form.problemsAt(`evidence[${index}]`)} />
                {edited && edited.id === key && (
                  <RecordForm
                    fields={fieldsOfReference(edited)}
                    before={{ type: edited.type, item: edited }}
                    taken={noneTaken}
                    action={say('curatorEditSaveReference')}
                    isNew={false}
                    onSave={(now) => {
                      void save(now, say('curatorEditReasonEdited', now.id)).then((saved) => saved && setEdited(null));
                    }}
                    onCancel={() => {
                      setEdited(null);
                      focusAfter(`li[data-cited="${index}"] [data-action="edit-reference"]`);
                    }}
                  />
                )}
              </li>
            );
          })}
        </ol>
        <p class="soft told" role="status">
          {told}
        </p>
        <Combobox
          label={say('curatorEditCite')}
          lang="en"
          options={options.filter(({ value }) => !evidence.includes(value))}
          onChoice={cite}
        />
        <AddReference
          references={references}
          onCite={cite}
          onAdd={async (item) => {
            const saved = await save(item, say('curatorEditReasonAdded', item.id));
            if (saved) cite(item.id);
            return saved;
          }}
        />
        {retracting && (
          <RetractAsk
            item={retracting}
            claims={curating.claims}
            onYes={(now) => void save(now, say('curatorEditReasonRetracted', now.id))}
            onClose={() => setRetracting(null)}
          />
        )}
      </div>
    </Part>
  );
}

/** The key of a reference that exists stays as it is. */
const noneTaken: ReadonlySet<string> = new Set();

function referenceOption(item: Reference): Option {
  const year = item.issued?.['date-parts'][0]?.[0] ?? '';
  const names = item.author.map(({ family, literal }) => family ?? literal ?? '').join(' ');
  const retracted = isRetracted(item) ? ` · ${say('curatorEditRetractionRetracted')}` : '';
  return {
    value: item.id,
    label: item.title,
    hint: `${[authors(item), item['container-title'], year].filter(Boolean).join(' · ')} · ${item.custom.grade}${retracted}`,
    text: [item.title, item.id, names, item['container-title'], year, item.DOI, item.PMID].filter(Boolean).join(' '),
  };
}
