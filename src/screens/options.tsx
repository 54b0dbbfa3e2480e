import { Check } from 'lucide-preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../messages.ts';
import { speakerLine } from '../replies/speaker.ts';
import { sites } from '../sites/index.ts';
import { type Settings, settings as settingsSchema } from '../storage/settings.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
import { type MessageKey, say } from './say.ts';
import { tonesOffered, toneWords } from './words.ts';

/** Typing is stored after so long a pause. */
const pause = 400;

type Profile = Settings['profile'];
type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/** The settings page. Everything is stored as it is changed; there is no button to forget. */
export function Options({ first }: { first: Settings }) {
  const [settings, setSettings] = useState(first);
  const [state, setState] = useState<SaveState>('idle');

  useEffect(
    () =>
      settingsItem.watch((now) =>
        // What is being typed here is newer than what another part of the extension stored meanwhile.
        setSettings((shown) => ({ ...now, profile: shown.profile })),
      ),
    [],
  );

  const store = useCallback(async (change: (now: Settings) => Settings) => {
    setState('saving');
    try {
      const stored = await updateSettings((now) => settingsSchema.parse(change(now)));
      setSettings((shown) => ({ ...stored, profile: shown.profile }));
      setState('saved');
    } catch {
      setState('failed');
    }
  }, []);
  const storeProfile = useStoredLater(store);
  const setProfile = (part: Partial<Profile>) => {
    const profile = { ...settings.profile, ...part };
    setSettings((shown) => ({ ...shown, profile }));
    setState('saving');
    storeProfile(profile);
  };

  return (
    <main class="options">
      <header>
        <h1>{say('optionsTitle')}</h1>
        <p class="soft">
          {say('optionsIntro')} {say('optionsPrivacy')}
        </p>
      </header>
      <ProfileForm profile={settings.profile} onChange={setProfile} />
      <section aria-labelledby="tone">
        <h2 id="tone">{say('optionsTone')}</h2>
        <p class="soft">{say('optionsToneWhy')}</p>
        <div role="radiogroup" aria-labelledby="tone">
          {tonesOffered.map((tone) => (
            <label key={tone} class="choice">
              <input
                type="radio"
                name="tone"
                value={tone}
                checked={settings.tone === tone}
                onChange={() => void store((now) => ({ ...now, tone }))}
              />
              <span>
                {say(toneWords[tone].name)}
                <span class="soft">{say(toneWords[tone].why)}</span>
              </span>
            </label>
          ))}
        </div>
      </section>
      <section aria-labelledby="sites">
        <h2 id="sites">{say('optionsSites')}</h2>
        <p class="soft">{say('optionsSitesWhy')}</p>
        {sites.map(({ id, name, hosts }) => (
          <label key={id} class="switch choice">
            <input
              type="checkbox"
              role="switch"
              name={id}
              checked={!settings.sitesOff.includes(id)}
              aria-checked={!settings.sitesOff.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                void store((now) => ({
                  ...now,
                  sitesOff: checked ? now.sitesOff.filter((off) => off !== id) : [...new Set([...now.sitesOff, id])],
                }))
              }
            />
            <span>
              {name}
              <span class="soft">{hosts.join(', ')}</span>
            </span>
          </label>
        ))}
      </section>
      <MutedClaims muted={settings.mutedClaims} store={store} />
      <p class={`save ${state}`} role="status">
        {state === 'saved' && <Check size={16} aria-hidden="true" />}
        {state !== 'idle' && say(saveWords[state])}
      </p>
    </main>
  );
}

const saveWords: Record<Exclude<SaveState, 'idle'>, MessageKey> = {
  saving: 'optionsSaving',
  saved: 'optionsSaved',
  failed: 'optionsNotSaved',
};

function ProfileForm({ profile, onChange }: { profile: Profile; onChange: (part: Partial<Profile>) => void }) {
  const closing = [speakerLine(profile) && `— ${speakerLine(profile)}`, profile.signature.trim()].filter(Boolean);
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">{say('optionsProfile')}</h2>
      <p class="soft">{say('optionsProfileWhy')}</p>
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
        name="signature"
        label={say('optionsSignature')}
        hint={say('optionsSignatureHint')}
        value={profile.signature}
        most={200}
        onChange={(signature) => onChange({ signature })}
      />
      {closing.length === 0 ? (
        <p class="soft">{say('optionsPreviewNone')}</p>
      ) : (
        <figure>
          <figcaption class="soft">{say('optionsPreview')}</figcaption>
          <p class="preview">{closing.join('\n\n')}</p>
        </figure>
      )}
    </section>
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

function MutedClaims({
  muted,
  store,
}: {
  muted: string[];
  store: (change: (now: Settings) => Settings) => Promise<void>;
}) {
  const [names, setNames] = useState<Record<string, string>>({});
  const [unmuted, setUnmuted] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    for (const claim of muted) {
      if (names[claim] !== undefined) continue;
      void sendMessage('cardContent', { claim })
        .catch(() => null)
        .then((content) => setNames((known) => ({ ...known, [claim]: content?.claim.statement ?? claim })));
    }
  }, [muted, names]);

  const nameOf = (claim: string) => names[claim] ?? claim;
  return (
    <section aria-labelledby="muted">
      <h2 id="muted" ref={heading} tabIndex={-1}>
        {say('optionsMuted')}
      </h2>
      {muted.length === 0 ? (
        <p class="soft">{say('optionsMutedNone')}</p>
      ) : (
        <ul class="muted">
          {muted.map((claim) => (
            <li key={claim}>
              <span>{nameOf(claim)}</span>
              <button
                type="button"
                class="button"
                aria-label={say('optionsUnmuteLabel', nameOf(claim))}
                onClick={() => {
                  setUnmuted(claim);
                  // The button goes away with its line; the reader's place in the page must not.
                  heading.current?.focus();
                  void store((now) => ({ ...now, mutedClaims: now.mutedClaims.filter((id) => id !== claim) }));
                }}
              >
                {say('optionsUnmute')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="result" role="status">
        {unmuted !== null && !muted.includes(unmuted) && (
          <>
            <span>{say('optionsUnmuted', nameOf(unmuted))}</span>
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                heading.current?.focus();
                void store((now) => ({ ...now, mutedClaims: [...new Set([...now.mutedClaims, unmuted])] }));
                setUnmuted(null);
              }}
            >
              {say('optionsUndo')}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

/** Stores the profile when typing pauses, and at the latest when the page is left. */
function useStoredLater(store: (change: (now: Settings) => Settings) => Promise<void>): (profile: Profile) => void {
  const waiting = useRef<{ profile: Profile; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const { profile, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    void store((now) => ({ ...now, profile }));
  }, [store]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [flush]);
  return (profile) => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = { profile, timer: setTimeout(flush, pause) };
  };
}
