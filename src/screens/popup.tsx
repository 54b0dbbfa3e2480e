import { RefreshCw } from 'lucide-preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { onMessage, type PageMatch, sendMessage } from '../messages.ts';
import { isOn, withSite } from '../sites/choice.ts';
import { sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import { type Mute, withMuted, withoutMuted } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { isCopyOnly } from '../storage/site-health.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
import { AddHost } from './add-host.tsx';
import type { MuteChoice } from './card.tsx';
import { CheckedCard } from './checked-card.tsx';
import { type CheckedMatch, CheckedText, useCheckedText } from './checked-text.tsx';
import { copy } from './insert-from-here.ts';
import { LibrarySearch } from './library-search.tsx';
import { type Opened, OpenedCard } from './opened-card.tsx';
import { type TabView, viewOfTab } from './page-of-tab.ts';
import { Frame } from './popup-frame.tsx';
import { Matches } from './popup-matches.tsx';
import { listOf, readingText, statusOf } from './popup-status.ts';
import { type Said, SaidLine } from './said.tsx';
import { say } from './say.ts';
import { SiteNote, useSiteHealth } from './site-note.tsx';

/**
 * The toolbar's popup, and the side panel with the same content: what was found in a tab, the whole library by typing,
 * and the same card as in the page.
 * @param panel it stays open beside the page
 */
export function Popup({ tabId, panel = false }: { tabId: number | null; panel?: boolean }) {
  const [view, setView] = useState<TabView | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [typing, setTyping] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  const checked = useCheckedText(tabId);
  const [openedCheck, setOpenedCheck] = useState<CheckedMatch | null>(null);

  const look = useCallback(async () => {
    const now = await viewOfTab(tabId, await settingsItem.getValue());
    setView(now);
    return now;
  }, [tabId]);
  /** After a site or host was allowed its page is read within moments. */
  const lookUntilRead = async () => {
    for (let tries = 0; tries < 10 && (await look()).kind !== 'page'; tries++)
      await new Promise((next) => setTimeout(next, 200));
  };
  const health = useSiteHealth(view && 'site' in view ? view.site : null);
  useEffect(() => {
    void look();
    void settingsItem.getValue().then(setSettings);
    const unwatch = settingsItem.watch((now) => {
      setSettings(now);
      void look();
    });
    // The page tells the background how many flags it shows; heard here too, it says when to look again.
    const unhear = onMessage('flagCount', ({ sender }) => {
      if (sender.tab?.id === tabId) void look();
    });
    const lookAgain = () => void look();
    window.addEventListener('focus', lookAgain);
    return () => {
      unwatch();
      unhear();
      window.removeEventListener('focus', lookAgain);
    };
  }, [look, tabId]);

  const attempt = (action: () => Promise<void>) => {
    setSaid(null);
    void action().catch(() => setSaid({ text: say('popupFailed') }));
  };
  const open = (match: PageMatch) =>
    attempt(async () => {
      const content = await sendMessage('cardContent', { claim: match.claim });
      if (content) setOpened({ match, content });
      else await look();
    });
  const lookUp = (claim: string) =>
    attempt(async () => {
      const content = await sendMessage('cardContent', { claim });
      if (content) setOpened({ match: null, content });
    });
  const pause = (paused: boolean) =>
    attempt(async () => {
      await updateSettings((now) => ({ ...now, paused }));
      setOpened(null);
    });
  const switchSite = (site: Site, on: boolean) =>
    attempt(async () => {
      await updateSettings((now) => ({ ...now, ...withSite(now, site, on) }));
      setOpened(null);
      if (on) await lookUntilRead();
    });
  const dismiss = (match: PageMatch) =>
    attempt(async () => {
      const what = { key: match.key, claim: match.claim };
      const done = tabId !== null && (await sendMessage('dismissPost', what, tabId));
      setOpened(null);
      await look();
      setSaid(
        done
          ? { text: say('popupDismissed'), undo: () => sendMessage('undismissPost', what, tabId) }
          : { text: say('popupFailed') },
      );
    });
  const mute = (match: PageMatch, choice: MuteChoice) =>
    attempt(async () => {
      const what = muteOf(match, choice);
      await updateSettings((now) => withMuted(now, what));
      setOpened(null);
      setSaid({ text: say('popupMuted'), undo: () => updateSettings((now) => withoutMuted(now, what)) });
    });

  if (!view || !settings) return <Frame status={say('popupLoading')} panel={panel} />;
  if (openedCheck && tabId !== null) {
    return (
      <CheckedCard
        checked={openedCheck}
        tabId={tabId}
        settings={settings}
        onCopy={copy}
        onClose={() => setOpenedCheck(null)}
      />
    );
  }
  if (opened) {
    return (
      <OpenedCard
        opened={opened}
        view={view}
        tabId={tabId}
        settings={settings}
        panel={panel}
        copyOnly={health !== null && isCopyOnly(health)}
        said={said}
        onSaid={setSaid}
        onShow={(match, tab) =>
          attempt(async () => void (await sendMessage('showPost', { key: match.key, claim: match.claim }, tab)))
        }
        onDismiss={dismiss}
        onMute={mute}
        onClose={() => {
          setOpened(null);
          setTyping(false);
        }}
      />
    );
  }
  return (
    <Frame
      status={settings.paused ? say('popupPaused') : statusOf(view)}
      panel={panel}
      paused={settings.paused}
      onPause={pause}
      search={<LibrarySearch onOpen={lookUp} onTyping={setTyping} />}
      typing={typing}
      site={view.kind === 'page' || view.kind === 'silent' ? view.site : undefined}
      on={'site' in view && isOn(view.site, { ...settings, paused: false })}
      onSwitch={switchSite}
    >
      <SaidLine said={said} onUndone={() => setSaid(null)} />
      {checked && <CheckedText checked={checked} onOpen={setOpenedCheck} />}
      {view.kind === 'page' && <SiteNote site={view.site} health={health} />}
      {view.kind === 'addable' && (
        <AddHost
          site={view.site}
          host={view.host}
          onAdded={() => void lookUntilRead()}
          onFailed={() => setSaid({ text: say('addHostFailed') })}
        />
      )}
      {view.kind === 'unsupported' && !checked && <p>{say('checkHint')}</p>}
      {view.kind === 'unsupported' && (
        <p>
          {say('popupUnsupportedSites', listOf(sites.filter((site) => isOn(site, settings)).map(({ name }) => name)))}
        </p>
      )}
      {view.kind === 'silent' && tabId !== null && (
        <button type="button" class="button primary" onClick={() => attempt(() => reload(tabId))}>
          <RefreshCw size={16} aria-hidden="true" />
          {say('popupReload')}
        </button>
      )}
      {view.kind === 'page' && view.page.state === 'off' && !settings.paused && (
        <button
          type="button"
          class="button primary"
          data-action="switch-on"
          onClick={() => switchSite(view.site, true)}
        >
          {say('popupSwitchOn')}
        </button>
      )}
      {view.kind === 'page' && view.page.state === 'quiet' && <p>{say('popupQuietMore')}</p>}
      {view.kind === 'page' && view.page.state === 'strange' && <p>{say('popupStrangeMore', view.page.siteName)}</p>}
      {view.kind === 'page' && view.page.state === 'reading' && (
        <Matches matches={view.page.matches} onOpen={open} reading={readingText(view)} />
      )}
    </Frame>
  );
}

function muteOf({ claim, place }: PageMatch, choice: MuteChoice): Mute {
  if (choice === 'claim') return { claim };
  return choice === 'author' ? { site: place.site, author: place.author } : { thread: place.thread };
}

async function reload(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
  window.close();
}
