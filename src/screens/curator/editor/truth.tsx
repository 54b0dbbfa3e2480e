import { fallacyKinds } from '../../../claims/claim.ts';
import { type MessageKey, say } from '../../say.ts';
import { CheckField, Part, SelectField, TextField } from './field.tsx';
import { FliccPicker } from './flicc-picker.tsx';
import type { Form } from './form.ts';

/** What is true, what is true in the claim, and how it misleads. */
export function Truth({ form }: { form: Form }) {
  const { content, set } = form;
  const { fallacy, status } = content;
  // A draft may lack what a finished claim must have.
  const leaveOut = (field: string) => (status === 'draft' ? () => set([field], undefined) : undefined);
  return (
    <Part form={form} field="truth" title={say('curatorEditPartTruth')} help={say('curatorEditPartTruthHelp')}>
      {longFields.map(({ field, label, help }) => (
        <TextField
          key={field}
          form={form}
          field={field}
          label={say(label)}
          help={say(help)}
          rows={4}
          value={content[field]}
          onText={(text) => set([field], text)}
          onEmpty={leaveOut(field)}
        />
      ))}
      <FliccPicker
        form={form}
        kinds={fallacyKinds}
        value={fallacy?.kind ?? null}
        onChoice={(kind) => (fallacy ? set(['fallacy', 'kind'], kind) : set(['fallacy'], { kind, why: '' }))}
      />
      <TextField
        form={form}
        field="fallacy.why"
        label={say('curatorEditWhy')}
        help={say('curatorEditWhyHelp')}
        rows={4}
        value={fallacy?.why ?? ''}
        onText={(why) => (fallacy ? set(['fallacy', 'why'], why) : set(['fallacy'], { why }))}
        onEmpty={fallacy && fallacy.kind === null ? leaveOut('fallacy') : undefined}
      />
      <Readability form={form} />
    </Part>
  );
}

const longFields: { field: 'fact' | 'nuance'; label: MessageKey; help: MessageKey }[] = [
  { field: 'fact', label: 'curatorEditFact', help: 'curatorEditFactHelp' },
  { field: 'nuance', label: 'curatorEditNuance', help: 'curatorEditNuanceHelp' },
];

/** The school grades to which an exception may go; the format allows no others. */
const exceptionGrades = ['11', '12', '13', '14', '15', '16'] as const;

/** The right to be harder to read than other claims, which wants a reason. */
function Readability({ form }: { form: Form }) {
  const { readability } = form.content;
  return (
    <>
      <CheckField
        form={form}
        field="readability"
        label={say('curatorEditReadability')}
        help={say('curatorEditReadabilityHelp')}
        checked={readability !== null}
        onCheck={(isHarder) => form.set(['readability'], isHarder ? { grade: 12, why: '' } : undefined)}
      />
      {readability && (
        <>
          <SelectField
            form={form}
            field="readability.grade"
            label={say('curatorEditReadabilityGrade')}
            help={say('curatorEditReadabilityGradeHelp')}
            options={exceptionGrades.map((value) => ({ value, label: value }))}
            value={exceptionGrades.find((grade) => Number(grade) === readability.grade) ?? null}
            unchosen={say('curatorEditChoose')}
            onChoice={(grade) => form.set(['readability', 'grade'], Number(grade))}
          />
          <TextField
            form={form}
            field="readability.why"
            label={say('curatorEditReadabilityWhy')}
            help={say('curatorEditReadabilityWhyHelp')}
            value={readability.why}
            onText={(why) => form.set(['readability', 'why'], why)}
          />
        </>
      )}
    </>
  );
}
