import { Check } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { badgeStyles, keptDays, languages, type Settings, themes } from '../storage/settings.ts';
import { BackupPart } from './backup.tsx';
import { Muted } from './muted.tsx';
import { ProfileForm } from './profile-form.tsx';
import { Radios } from './radios.tsx';
import { type MessageKey, say } from './say.ts';
import { Sheet } from './sheet.tsx';
import { SiteSwitches } from './site-switches.tsx';
import { type SaveState, type Store, useSettings } from './use-settings.ts';
import { lengthsOffered, lengthWords, toneOptions } from './words.ts';

/** The settings page. Everything is stored as it is changed; there is no button to forget. */
export function Options({ first }: { first: Settings }) {
  const { settings, state, store, setProfile } = useSettings(first);
  return (
    <Sheet
      page="options.html"
      title={say('optionsTitle')}
      intro={
        <>
          {say('optionsIntro')} {say('optionsPrivacy')}
        </>
      }
    >
      <section class="panel" aria-labelledby="profile">
        <h2 id="profile">{say('optionsProfile')}</h2>
        <p class="soft">{say('optionsProfileWhy')}</p>
        <ProfileForm profile={settings.profile} onChange={setProfile} />
        <label class="choice">
          <input
            type="checkbox"
            name="insist"
            checked={settings.profile.insist}
            onChange={({ currentTarget: { checked } }) => setProfile({ insist: checked })}
          />
          <span>{say('optionsInsist')}</span>
        </label>
      </section>
      <section class="panel" aria-labelledby="tone">
        <h2 id="tone">{say('optionsTone')}</h2>
        <p class="soft">{say('optionsToneWhy')}</p>
        <Radios
          name="tone"
          labelledBy="tone"
          options={toneOptions()}
          value={settings.tone}
          onChange={(tone) => void store((now) => ({ ...now, tone }))}
        />
        <h3 id="length">{say('cardLength')}</h3>
        <Radios
          name="length"
          labelledBy="length"
          options={lengthsOffered.map((length) => ({
            value: length,
            label: say(lengthWords[length]),
            hint: say(length === 'full' ? 'lengthFullWhy' : 'lengthShortWhy'),
          }))}
          value={settings.length}
          onChange={(length) => void store((now) => ({ ...now, length }))}
        />
      </section>
      <section class="panel" aria-labelledby="sites">
        <h2 id="sites">{say('optionsSites')}</h2>
        <p class="soft">{say('optionsSitesWhy')}</p>
        <SiteSwitches settings={settings} store={store} />
      </section>
      <Muted settings={settings} store={store} />
      <Looks settings={settings} store={store} />
      <Shortcuts />
      <History settings={settings} store={store} />
      <BackupPart />
      <SaveLine state={state} />
    </Sheet>
  );
}

const saveWords: Record<Exclude<SaveState, 'idle'>, MessageKey> = {
  saving: 'optionsSaving',
  saved: 'optionsSaved',
  failed: 'optionsNotSaved',
};

/** Says that what was changed is kept. */
export function SaveLine({ state }: { state: SaveState }) {
  return (
    <p class={`save ${state}`} role="status">
      {state === 'saved' && <Check size={16} aria-hidden="true" />}
      {state !== 'idle' && say(saveWords[state])}
    </p>
  );
}

const themeWords = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
/** Languages call themselves by their own names. */
const languageNames = { en: 'English', es: 'Español' } as const;

function Looks({ settings, store }: { settings: Settings; store: Store }) {
  return (
    <section class="panel" aria-labelledby="looks">
      <h2 id="looks">{say('optionsLooks')}</h2>
      <h3 id="theme">{say('optionsTheme')}</h3>
      <Radios
        name="theme"
        labelledBy="theme"
        options={themes.map((theme) => ({ value: theme, label: say(themeWords[theme]) }))}
        value={settings.theme}
        onChange={(theme) => void store((now) => ({ ...now, theme }))}
      />
      <h3 id="badges">{say('optionsBadges')}</h3>
      <Radios
        name="badges"
        labelledBy="badges"
        options={badgeStyles.map((style) => ({
          value: style,
          label: say(style === 'words' ? 'badgesWords' : 'badgesShort'),
          hint: style === 'words' ? say('badgeFlag', say('badgeExample')) : say('badgeBriefFlag'),
        }))}
        value={settings.badgeStyle}
        onChange={(badgeStyle) => void store((now) => ({ ...now, badgeStyle }))}
      />
      <h3 id="language">{say('optionsLanguage')}</h3>
      <p class="soft">{say('optionsLanguageWhy')}</p>
      <Radios
        name="language"
        labelledBy="language"
        options={languages.map((language) => ({
          value: language,
          label: language === 'auto' ? say('languageAuto') : languageNames[language],
        }))}
        value={settings.language}
        onChange={(language) => void store((now) => ({ ...now, language })).then(() => location.reload())}
      />
    </section>
  );
}

function History({ settings, store }: { settings: Settings; store: Store }) {
  const labels = new Map<string, string>([
    ['0', say('keptNone')],
    ['30', say('kept30')],
    ['90', say('kept90')],
    ['365', say('kept365')],
    ['null', say('keptForever')],
  ]);
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{say('optionsHistory')}</h2>
      <p class="soft">{say('optionsHistoryWhy')}</p>
      <Radios
        name="history"
        labelledBy="history"
        options={keptDays.map((days) => ({ value: String(days), label: labels.get(String(days)) ?? '' }))}
        value={String(settings.keptDays)}
        onChange={(chosen) => {
          const days = keptDays.find((one) => String(one) === chosen);
          if (days !== undefined) void store((now) => ({ ...now, keptDays: days }));
        }}
      />
    </section>
  );
}

/** The keys that the browser keeps for us; they are changed on a page of the browser's own. */
function Shortcuts() {
  const [commands, setCommands] = useState<{ name?: string; description?: string; shortcut?: string }[]>([]);
  useEffect(() => {
    void browser.commands
      ?.getAll()
      .then(setCommands)
      .catch(() => {});
  }, []);
  return (
    <section class="panel" aria-labelledby="keys">
      <h2 id="keys">{say('optionsKeys')}</h2>
      <p class="soft">{say('optionsKeysWhy')}</p>
      <dl class="keys">
        {commands
          .filter(({ description }) => description)
          .map(({ name, description, shortcut }) => (
            <div key={name}>
              <dt>{description}</dt>
              <dd>
                <kbd>{shortcut || say('optionsKeyNone')}</kbd>
              </dd>
            </div>
          ))}
        <div>
          <dt>{say('keyInsert')}</dt>
          <dd>
            <kbd>Ctrl+Enter</kbd>
          </dd>
        </div>
        <div>
          <dt>{say('keyClose')}</dt>
          <dd>
            <kbd>Esc</kbd>
          </dd>
        </div>
      </dl>
    </section>
  );
}
