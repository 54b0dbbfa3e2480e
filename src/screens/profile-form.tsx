import { closingLines, speakerLine } from '../replies/speaker.ts';
import { say } from './say.ts';
import type { Profile } from './use-settings.ts';

/** Who speaks, in four fields, with what every reply will end with. */
export function ProfileForm({ profile, onChange }: { profile: Profile; onChange: (part: Partial<Profile>) => void }) {
  const closing = [speakerLine(profile) && `— ${speakerLine(profile)}`, ...closingLines(profile)].filter(Boolean);
  return (
    <>
      <Field
        name="name"
        label={say('optionsName')}
        value={profile.name}
        most={80}
        complete="name"
        onChange={(name) => onChange({ name })}
      />
      <Field
        name="credential"
        label={say('optionsCredential')}
        hint={say('optionsCredentialHint')}
        value={profile.credential}
        most={80}
        onChange={(credential) => onChange({ credential })}
      />
      <Field
        name="disclosure"
        label={say('optionsDisclosure')}
        hint={say('optionsDisclosureHint')}
        value={profile.disclosure}
        most={200}
        onChange={(disclosure) => onChange({ disclosure })}
      />
      <Field
        name="signature"
        label={say('optionsSignature')}
        hint={say('optionsSignatureHint')}
        value={profile.signature}
        most={200}
        onChange={(signature) => onChange({ signature })}
      />
      {closing.length === 0 ? (
        <p class="soft unsaid">{say('optionsPreviewNone')}</p>
      ) : (
        <figure>
          <figcaption class="soft">{say('optionsPreview')}</figcaption>
          <p class="preview">{closing.join('\n\n')}</p>
        </figure>
      )}
    </>
  );
}

function Field(props: {
  name: string;
  label: string;
  hint?: string;
  value: string;
  most: number;
  complete?: string;
  onChange: (value: string) => void;
}) {
  const { name, label, hint, value, most, complete = 'off', onChange } = props;
  return (
    <div class="labelled">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        class="field"
        type="text"
        maxLength={most}
        autocomplete={complete}
        value={value}
        aria-describedby={hint ? `${name}-hint` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {hint && (
        <span id={`${name}-hint`} class="soft">
          {hint}
        </span>
      )}
    </div>
  );
}
