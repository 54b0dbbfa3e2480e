import { verdicts } from '../../../claims/claim.ts';
import { say } from '../../say.ts';
import { topicName, verdictWords } from '../../words.ts';
import { CheckField, Field, Part, SelectField, TextField } from './field.tsx';
import type { Form } from './form.ts';

/** What the claim is: its sentence, its name on the badge, how wrong it is. */
export function Basics(props: { form: Form; topics: readonly string[]; onTopic: (topic: string) => void }) {
  const { form, topics, onTopic } = props;
  const { content, set } = form;
  return (
    <Part form={form} field="claim" title={say('curatorEditPartClaim')} help={say('curatorEditPartClaimHelp')}>
      <TextField
        form={form}
        field="statement"
        label={say('curatorEditStatement')}
        help={say('curatorEditStatementHelp')}
        value={content.statement}
        onText={(text) => set(['statement'], text)}
      />
      <TextField
        form={form}
        field="label"
        label={say('curatorEditLabel')}
        help={say('curatorEditLabelHelp')}
        value={content.label}
        onText={(text) => set(['label'], text)}
      />
      <SelectField
        form={form}
        field="verdict"
        label={say('curatorEditVerdict')}
        help={say('curatorEditVerdictHelp')}
        options={verdicts.map((value) => ({ value, label: say(verdictWords[value]) }))}
        value={content.verdict}
        unchosen={say('curatorEditChoose')}
        onChoice={(verdict) => set(['verdict'], verdict)}
      />
      <CheckField
        form={form}
        field="negative"
        label={say('curatorEditNegative')}
        help={say('curatorEditNegativeHelp')}
        checked={content.negative}
        onCheck={(negative) => set(['negative'], negative || undefined)}
      />
      <Fixed form={form} field="id" label={say('curatorEditId')} help={say('curatorEditIdHelp')} value={content.id} />
      <SelectField
        form={form}
        field="topic"
        label={say('curatorEditTopic')}
        help={say('curatorEditTopicHelp')}
        options={topics.map((topic) => ({ value: topic, label: topicName(topic) }))}
        value={topics.find((topic) => topic === content.topic) ?? null}
        unchosen={say('curatorEditChoose')}
        onChoice={onTopic}
      />
    </Part>
  );
}

/** What names the file: shown, and never changed. */
function Fixed(props: { form: Form; field: string; label: string; help: string; value: string }) {
  return (
    <Field {...props} control={(tied) => <input {...tied} class="field" type="text" readOnly value={props.value} />} />
  );
}
