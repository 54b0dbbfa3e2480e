import { Plus, Trash2 } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyLength, Tone } from '../../../claims/claim.ts';
import type { Reference } from '../../../claims/reference.ts';
import type { Profile } from '../../../replies/speaker.ts';
import { sites } from '../../../sites/index.ts';
import type { Site } from '../../../sites/site.ts';
import { settingsItem } from '../../../storage/stored.ts';
import { say } from '../../say.ts';
import { lengthsOffered, lengthWords, toneOptions } from '../../words.ts';
import type { ReplyContent } from './claim-content.ts';
import { Field, Part, SelectField } from './field.tsx';
import type { Form } from './form.ts';
import { Moving } from './moving.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { ReplyPreview } from './reply-preview.tsx';
import { ReplyText } from './reply-text.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { type PlaceOfEntry, usePlaces } from './use-places.ts';

/** Who speaks in the previews of a curator who has no name in her settings. */
const somebody: Profile = { name: 'Jane Doe', credential: 'MD', signature: '', disclosure: '', insist: false };

/** What is answered, in each tone and length. */
export function Replies({ form, references }: { form: Form; references: readonly Reference[] }) {
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const profile = useProfile();
  const [siteId, setSiteId] = useState(sites[0]?.id);
  const site = sites.find(({ id }) => id === siteId);
  const [told, setTold] = useState('');
  const { replies } = form.content;
  const placeOf = usePlaces(form, ['replies'], replies.length, (to, then = '.moving button') => {
    setTold(say('curatorEditMovedTo', to + 1, replies.length));
    focusAfter(`[data-reply="${to}"] ${then}:not(:disabled)`, `[data-reply="${to}"] .moving button:not(:disabled)`);
  });
  return (
    <Part form={form} field="replies" title={say('curatorEditReplies')} help={say('curatorEditRepliesHelp')}>
      <div class="replies" ref={part}>
        <div class="labelled" data-undo="own">
          <label for={form.idOf('preview-site')}>{say('curatorEditPreviewSite')}</label>
          <select
            id={form.idOf('preview-site')}
            class="field"
            value={siteId}
            onChange={({ currentTarget }) => setSiteId(currentTarget.value)}
          >
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {replies.map((reply, index) => (
          <ReplyFields
            key={index}
            form={form}
            index={index}
            reply={reply}
            references={references}
            site={site}
            profile={profile}
            place={placeOf(index)}
            onRemove={() => {
              form.set(['replies', index], undefined);
              focusAfter('[data-action="add-reply"]');
            }}
          />
        ))}
        <p class="soft told" role="status">
          {told}
        </p>
        <button
          type="button"
          class="button"
          data-action="add-reply"
          onClick={() => {
            const begun: ReplyContent = { tone: 'rebut', length: 'full', text: '' };
            form.set(['replies', replies.length], begun);
            focusAfter(`[data-reply="${replies.length}"] textarea`);
          }}
        >
          <Plus size={16} aria-hidden="true" />
          {say('curatorEditAddReply')}
        </button>
      </div>
    </Part>
  );
}

/** A full reply has 60 to 140 words, a short one fits X. */
const replyRows = { full: 9, short: 4 } as const;

function ReplyFields(props: {
  form: Form;
  index: number;
  reply: ReplyContent;
  references: readonly Reference[];
  site: Site | undefined;
  profile: Profile;
  place: PlaceOfEntry;
  onRemove: () => void;
}) {
  const { form, index, reply, references, site, profile, place, onRemove } = props;
  const field = `replies[${index}]`;
  const name = say('curatorEditReply', index + 1);
  const set = (part: string, value: string) => form.set(['replies', index, part], value);
  return (
    <fieldset
      class={place.isDragged ? 'frame dragged' : 'frame'}
      data-reply={index}
      id={form.idOf(field)}
      tabIndex={-1}
      {...place.target}
    >
      <legend>{name}</legend>
      <Moving name={name} place={place} />
      <ProblemLines id={`${form.idOf(field)}-problems`} problems={form.problemsAt(field)} />
      <div class="pair">
        <SelectField<Tone>
          form={form}
          field={`${field}.tone`}
          label={say('curatorEditTone')}
          help={toneOptions().find(({ value }) => value === reply.tone)?.hint ?? ''}
          options={toneOptions()}
          value={reply.tone}
          unchosen={say('curatorEditChoose')}
          onChoice={(tone) => set('tone', tone)}
        />
        <SelectField<ReplyLength>
          form={form}
          field={`${field}.length`}
          label={say('curatorEditLength')}
          help={say(reply.length === 'full' ? 'curatorEditLengthFullHelp' : 'curatorEditLengthShortHelp')}
          options={lengthsOffered.map((value) => ({ value, label: say(lengthWords[value]) }))}
          value={reply.length}
          unchosen={say('curatorEditChoose')}
          onChoice={(length) => set('length', length)}
        />
      </div>
      <Field
        form={form}
        field={`${field}.text`}
        label={say('curatorEditReplyText')}
        help={say('curatorEditReplyTextHelp')}
        control={(tied) => (
          <ReplyText
            tied={tied}
            rows={replyRows[reply.length]}
            text={reply.text}
            onText={(text) => set('text', text)}
          />
        )}
      />
      {site && (
        <ReplyPreview content={form.content} reply={reply} references={references} site={site} profile={profile} />
      )}
      <button type="button" class="button quiet" data-action="remove-reply" onClick={onRemove}>
        <Trash2 size={16} aria-hidden="true" />
        {say('curatorEditRemoveReply', index + 1)}
      </button>
    </fieldset>
  );
}

/** The curator's own name, as her replies have it. */
function useProfile(): Profile {
  const [profile, setProfile] = useState(somebody);
  useEffect(() => {
    void settingsItem
      .getValue()
      .then((settings) => settings.profile.name.trim() !== '' && setProfile(settings.profile))
      .catch(() => {});
  }, []);
  return profile;
}
