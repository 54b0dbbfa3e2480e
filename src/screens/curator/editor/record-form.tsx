import { useId, useState } from 'preact/hooks';
import { grade, type Reference, studyTypes } from '../../../claims/reference.ts';
import { type MessageKey, say } from '../../say.ts';
import { gradeWords, studyWords } from '../../words.ts';
import { tie } from './field.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { type RecordFields, type RecordProblems, referenceFrom } from './record-fields.ts';
import { retractionStates, retractionWords } from './retraction-words.ts';

type TextName = Exclude<keyof RecordFields, 'findingChecked' | 'retraction' | 'studyType' | 'grade'>;

/** What stands in the record, for checking; then what only the curator can say. */
const recordTexts: { name: TextName; label: MessageKey }[] = [
  { name: 'title', label: 'curatorEditRecordTitle' },
  { name: 'authors', label: 'curatorEditRecordAuthors' },
  { name: 'journal', label: 'curatorEditRecordJournal' },
  { name: 'year', label: 'curatorEditRecordYear' },
  { name: 'doi', label: 'curatorEditRecordDoi' },
  { name: 'pmid', label: 'curatorEditRecordPmid' },
  { name: 'url', label: 'curatorEditRecordUrl' },
];

/**
 * The record of a work, to check and to complete before it goes into the references.
 * @param props.before what has no field here, and what the fields began from
 * @param props.taken keys of the other references
 */
export function RecordForm(props: {
  fields: RecordFields;
  before: { type: string; item: Partial<Reference> };
  taken: ReadonlySet<string>;
  action: string;
  /** Its key may change only until it is first cited. */
  isNew: boolean;
  onSave: (item: Reference) => void;
  onCancel: () => void;
}) {
  const { before, taken, action, isNew, onSave, onCancel } = props;
  const id = useId();
  const [fields, setFields] = useState(props.fields);
  /** Nothing is told to be missing before she is done. */
  const [wasTried, setTried] = useState(false);
  const made = referenceFrom(fields, before, taken);
  const problems: RecordProblems = wasTried && 'problems' in made ? made.problems : {};
  const set = (part: Partial<RecordFields>) => setFields({ ...fields, ...part });
  const shared = { id, fields, problems, set };

  return (
    <form
      class="record-form"
      data-undo="own"
      aria-label={say('curatorEditRecord')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if ('item' in made) onSave(made.item);
        else focusFirst(event.currentTarget, id, made.problems);
      }}
    >
      <p class="soft">{say('curatorEditRecordHelp')}</p>
      {recordTexts.map(({ name, label }) => (
        <RecordText key={name} {...shared} name={name} label={say(label)} />
      ))}
      {isNew && (
        <RecordText {...shared} name="key" label={say('curatorEditRecordKey')} help={say('curatorEditRecordKeyHelp')} />
      )}
      <RecordSelect
        {...shared}
        name="studyType"
        label={say('curatorEditStudyType')}
        options={studyTypes.map((value) => ({ value, label: say(studyWords[value]) }))}
      />
      <RecordSelect
        {...shared}
        name="grade"
        label={say('curatorEditGrade')}
        options={grade.options.map((value) => ({ value, label: `${value}: ${say(gradeWords[value])}` }))}
      />
      <RecordText
        {...shared}
        name="finding"
        label={say('curatorEditFinding')}
        help={say('curatorEditFindingHelp')}
        rows={3}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={fields.findingChecked}
          onChange={({ currentTarget }) => set({ findingChecked: currentTarget.checked })}
        />
        <span>{say('curatorEditFindingChecked')}</span>
      </label>
      <RecordSelect
        {...shared}
        name="retraction"
        label={say('curatorEditRetraction')}
        options={retractionStates.map((value) => ({ value, label: say(retractionWords[value]) }))}
      />
      <RecordText {...shared} name="checked" label={say('curatorEditChecked')} help={say('curatorEditCheckedHelp')} />
      <div class="bar">
        <button type="submit" class="button primary" data-action="save-record">
          {action}
        </button>
        <button type="button" class="button" data-action="cancel-record" onClick={onCancel}>
          {say('confirmCancel')}
        </button>
      </div>
    </form>
  );
}

type Shared = {
  id: string;
  fields: RecordFields;
  problems: RecordProblems;
  set: (part: Partial<RecordFields>) => void;
};

function RecordText(props: Shared & { name: TextName; label: string; help?: string; rows?: number }) {
  const { id, fields, problems, set, name, label, help, rows } = props;
  const problem = problems[name];
  const shared = {
    ...tie(`${id}-${name}`, problem !== undefined, help !== undefined),
    class: 'field',
    name,
    value: fields[name],
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [name]: currentTarget.value }),
  };
  return (
    <div class="labelled">
      <label for={`${id}-${name}`}>{label}</label>
      {help && (
        <p id={`${id}-${name}-help`} class="soft">
          {help}
        </p>
      )}
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type="text" autocomplete="off" />}
      <ProblemLines id={`${id}-${name}-problems`} problems={problem === undefined ? [] : [problem]} />
    </div>
  );
}

function RecordSelect(
  props: Shared & {
    name: 'studyType' | 'grade' | 'retraction';
    label: string;
    options: { value: string; label: string }[];
  },
) {
  const { id, fields, problems, set, name, label, options } = props;
  const problem = problems[name];
  return (
    <div class="labelled">
      <label for={`${id}-${name}`}>{label}</label>
      <select
        {...tie(`${id}-${name}`, problem !== undefined, false)}
        class="field"
        name={name}
        value={fields[name]}
        onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      >
        {fields[name] === '' && <option value="">{say('curatorEditChoose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ProblemLines id={`${id}-${name}-problems`} problems={problem === undefined ? [] : [problem]} />
    </div>
  );
}

/** Brings her to the first field that wants something. */
function focusFirst(form: HTMLFormElement, id: string, problems: RecordProblems): void {
  for (const control of form.querySelectorAll<HTMLElement>('input, textarea, select'))
    if (Object.keys(problems).some((name) => control.id === `${id}-${name}`)) {
      control.focus();
      return;
    }
}
