import { setField } from '../../../claims/editing/edit-source.ts';
import { say } from '../../say.ts';
import { statusWords } from '../words.ts';
import { statuses } from './claim-content.ts';
import { Field, Part, SelectField, TextField } from './field.tsx';
import type { Form } from './form.ts';

/** How far the claim has come, and when somebody must look again. It is signed in the review above, not here. */
export function ReviewPart({ form }: { form: Form }) {
  const { review, status } = form.content;
  return (
    <Part form={form} field="review" title={say('curatorEditPartReview')} help={say('curatorEditPartReviewHelp')}>
      <SelectField
        form={form}
        field="status"
        label={say('curatorEditStatus')}
        help={say('curatorEditStatusHelp')}
        options={statuses.map((value) => ({ value, label: say(statusWords[value]) }))}
        value={status}
        unchosen={say('curatorEditChoose')}
        onChoice={(chosen) => form.set(['status'], chosen)}
      />
      <TextField
        form={form}
        field="review.due"
        label={say('curatorEditDue')}
        help={say('curatorEditDueHelp')}
        isDate
        value={review.due}
        onText={(due) => form.set(['review', 'due'], due)}
      />
      <Signed form={form} field="review.by" value={review.by} label={say('curatorEditSignedBy')} />
      <Signed form={form} field="review.on" value={review.on} label={say('curatorEditSignedOn')} />
      {review.by !== '' && (
        <button
          type="button"
          class="button quiet"
          data-action="unsign"
          onClick={() => form.change(unsigned, 'review.by')}
        >
          {say('curatorEditUnsign')}
        </button>
      )}
    </Part>
  );
}

/** Nobody stands for the claim any more: the screens say so again. */
function unsigned(text: string): string {
  return setField(setField(text, ['review', 'by'], null), ['review', 'on'], null);
}

function Signed(props: { form: Form; field: string; value: string; label: string }) {
  const { value } = props;
  return (
    <Field
      {...props}
      help={say('curatorEditSignedHelp')}
      control={(tied) => (
        <input {...tied} class="field" type="text" readOnly value={value || say('curatorEditNotSigned')} />
      )}
    />
  );
}
