import { isExperimental, isOn, withExperiments, withSite } from '../sites/choice.ts';
import { sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';
import { say } from './say.ts';

/** A switch for each supported site, and a second one where only parts of a site are experimental. */
export function SiteSwitches({
  settings,
  store,
}: {
  settings: Settings;
  store: (change: (now: Settings) => Settings) => Promise<void>;
}) {
  return sites.map((site) => (
    <div key={site.id}>
      <Switch
        name={site.id}
        label={site.name}
        hint={hintFor(site)}
        on={isOn(site, settings)}
        onChange={(on) => void store((now) => ({ ...now, ...withSite(now, site, on) }))}
      />
      {isExperimental(site) && !site.experimental && isOn(site, settings) && (
        <Switch
          name={`${site.id}-experimental`}
          label={say('optionsSiteMore', site.name)}
          hint={say('optionsSiteExperimental')}
          on={settings.sitesOn.includes(site.id)}
          onChange={(on) => void store((now) => ({ ...now, ...withExperiments(now, site, on) }))}
        />
      )}
    </div>
  ));
}

function Switch(props: { name: string; label: string; hint: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="switch choice">
      <input
        type="checkbox"
        role="switch"
        name={props.name}
        checked={props.on}
        aria-checked={props.on}
        onChange={({ currentTarget: { checked } }) => props.onChange(checked)}
      />
      <span>
        {props.label}
        <span class="soft">{props.hint}</span>
      </span>
    </label>
  );
}

function hintFor({ hosts, anywhere, experimental }: Site): string {
  const where = anywhere ? say('optionsSiteAnywhere') : hosts.join(', ');
  return experimental ? `${where}. ${say('optionsSiteExperimental')}` : where;
}
