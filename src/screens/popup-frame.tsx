import { BookOpenText, PanelRight, Pause, Play, Settings as SettingsIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Site } from '../sites/site.ts';
import { LibraryAge } from './library-age.tsx';
import { openPanel } from './open-panel.ts';
import { say } from './say.ts';

/** The popup's frame: name, status, the site's switch, and the way to the settings. */
export function Frame(props: {
  status: string;
  panel: boolean;
  paused?: boolean;
  onPause?: (paused: boolean) => void;
  /** The search of the library; while something is typed there, what was found in the tab makes room. */
  search?: ComponentChildren;
  typing?: boolean;
  site?: Site | undefined;
  on?: boolean;
  onSwitch?: (site: Site, on: boolean) => void;
  children?: ComponentChildren;
}) {
  const {
    status,
    panel,
    paused = false,
    onPause,
    search,
    typing = false,
    site,
    on = false,
    onSwitch,
    children,
  } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main class={panel ? 'popup panel' : 'popup'}>
      <header class="top">
        <h1 ref={heading} tabIndex={-1}>
          {say('extensionName')}
        </h1>
        {site && (
          <label class="switch">
            <span>{say('popupSwitch', site.name)}</span>
            <input
              type="checkbox"
              role="switch"
              checked={on}
              aria-checked={on}
              onChange={(event) => onSwitch?.(site, event.currentTarget.checked)}
            />
            <span class="state" aria-hidden="true">
              {say(on ? 'popupOn' : 'popupOff')}
            </span>
          </label>
        )}
      </header>
      <div class="content">
        {search}
        <p class="status" role="status" hidden={typing}>
          {status}
        </p>
        {!typing && children}
      </div>
      <footer>
        {onPause && (
          <button type="button" class="button quiet" data-action="pause" onClick={() => onPause(!paused)}>
            {paused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
            {say(paused ? 'popupGoOn' : 'popupPause')}
          </button>
        )}
        {!panel && (
          <button
            type="button"
            class="button icon"
            data-action="panel"
            aria-label={say('popupPanel')}
            title={say('popupPanel')}
            onClick={() => void openPanel()}
          >
            <PanelRight size={16} aria-hidden="true" />
          </button>
        )}
        <a
          class="button icon"
          href="/ledger.html"
          target="_blank"
          aria-label={say('pageLedger')}
          title={say('pageLedger')}
          rel="noopener"
        >
          <BookOpenText size={16} aria-hidden="true" />
        </a>
        <button
          type="button"
          class="button quiet"
          data-action="settings"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          <SettingsIcon size={16} aria-hidden="true" />
          {say('popupSettings')}
        </button>
        <LibraryAge />
      </footer>
    </main>
  );
}
