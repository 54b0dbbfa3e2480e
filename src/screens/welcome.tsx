import { Check, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { sitePatterns, sites } from '../sites/index.ts';
import type { Settings } from '../storage/settings.ts';
import { SaveLine } from './options.tsx';
import { Practice } from './practice.tsx';
import { ProfileForm } from './profile-form.tsx';
import { say, uiLanguage } from './say.ts';
import { Sheet } from './sheet.tsx';
import { useSettings } from './use-settings.ts';

/** The first page: what it does and never does, who speaks, and a first reply in under a minute. */
export function Welcome({ first }: { first: Settings }) {
  const { settings, state, setProfile } = useSettings(first);
  return (
    <Sheet page="welcome.html" title={say('welcomeTitle')} intro={say('welcomeIntro')}>
      <div class="pair">
        <section class="panel" aria-labelledby="does">
          <h2 id="does">{say('welcomeDoes')}</h2>
          <ul class="marks">
            {(['welcomeDoes1', 'welcomeDoes2', 'welcomeDoes3'] as const).map((key) => (
              <li key={key}>
                <Check size={16} aria-hidden="true" />
                {say(key)}
              </li>
            ))}
          </ul>
        </section>
        <section class="panel" aria-labelledby="never">
          <h2 id="never">{say('welcomeNever')}</h2>
          <ul class="marks never">
            {(['welcomeNever1', 'welcomeNever2', 'welcomeNever3'] as const).map((key) => (
              <li key={key}>
                <X size={16} aria-hidden="true" />
                {say(key)}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Permission />
      <section class="panel" aria-labelledby="practice">
        <h2 id="practice">{say('welcomePractice')}</h2>
        <p class="soft">{say('welcomePracticeWhy')}</p>
        <Practice settings={settings} />
      </section>
      <section class="panel" aria-labelledby="profile">
        <h2 id="profile">{say('welcomeProfile')}</h2>
        <p class="soft">{say('optionsProfileWhy')}</p>
        <ProfileForm profile={settings.profile} onChange={setProfile} />
      </section>
      <SaveLine state={state} />
    </Sheet>
  );
}

/** Some browsers let an extension read nothing until they are asked: Firefox does not grant new sites on an update. */
function Permission() {
  const [granted, setGranted] = useState<boolean | null>(null);
  const origins = sitePatterns;
  useEffect(() => {
    void browser.permissions
      .contains({ origins })
      .then(setGranted)
      .catch(() => {});
  }, [origins]);
  if (granted === null) return null;
  const names = new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(
    new Set(sites.filter(({ hosts }) => hosts.length > 0).map(({ name }) => name)),
  );
  return (
    <section class="panel" aria-labelledby="permission">
      <h2 id="permission">{say('welcomeSites')}</h2>
      <p role="status">{say(granted ? 'welcomeGranted' : 'welcomeWithheld', names)}</p>
      {!granted && (
        <button
          type="button"
          class="button primary"
          data-action="grant"
          onClick={() => void browser.permissions.request({ origins }).then(setGranted)}
        >
          {say('welcomeGrant')}
        </button>
      )}
    </section>
  );
}
