import {
  ArrowLeft,
  BookOpenText,
  Eye,
  PanelRight,
  Pause,
  Play,
  RefreshCw,
  Settings as SettingsIcon,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type CardContent, type InsertOutcome, onMessage, type PageMatch, sendMessage } from '../messages.ts';
import { isOn, withSite } from '../sites/choice.ts';
import { sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import { type Mute, withMuted, withoutMuted } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { isCopyOnly } from '../storage/site-health.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
import { AddHost } from './add-host.tsx';
import { Badge } from './badge.tsx';
import { Card, type MuteChoice } from './card.tsx';
import { CheckedCard } from './checked-card.tsx';
import { type CheckedMatch, CheckedText, useCheckedText } from './checked-text.tsx';
import { LibraryAge } from './library-age.tsx';
import { LibrarySearch } from './library-search.tsx';
import { type TabView, viewOfTab } from './page-of-tab.ts';
import { withinQuote } from './quote.ts';
import { type Said, SaidLine } from './said.tsx';
import { say } from './say.ts';
import { SiteNote, useSiteHealth } from './site-note.tsx';

/** A claim that was looked up goes nowhere in particular. */
const nowhere = { site: '', url: '', thread: '', author: '' };
/** What a claim from the library may be as long as, where there is no site to say so. */
const roomy = { name: '', limit: { max: 10_000, count: 'characters' } } as const;

/**
 * The toolbar's popup, and the side panel with the same content: what was found in a tab, the whole library by typing,
 * and the same card as in the page.
 * @param panel it stays open beside the page
 */
export function Popup({ tabId, panel = false }: { tabId: number | null; panel?: boolean }) {
  const [view, setView] = useState<TabView | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [opened, setOpened] = useState<{ match: PageMatch | null; content: CardContent } | null>(null);
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
    const { match, content } = opened;
    const close = () => {
      setOpened(null);
      setTyping(false);
    };
    return (
      <main class={panel ? 'popup panel' : 'popup'}>
        <div class="bar">
          <button type="button" class="button quiet" data-action="back" onClick={close}>
            <ArrowLeft size={16} aria-hidden="true" />
            {say('popupBack')}
          </button>
          {match && tabId !== null && (
            <button
              type="button"
              class="button quiet"
              data-action="show"
              onClick={() =>
                attempt(async () => void (await sendMessage('showPost', { key: match.key, claim: match.claim }, tabId)))
              }
            >
              <Eye size={16} aria-hidden="true" />
              {say('popupShow')}
            </button>
          )}
        </div>
        <h1 class="unseen">{say('extensionName')}</h1>
        {match && tabId !== null && view.kind === 'page' ? (
          <Card
            content={content}
            match={withinQuote(match.match)}
            text={match.quote}
            site={view.site}
            place={match.place}
            post={match.key}
            settings={settings}
            orphaned={false}
            {...(!(health && isCopyOnly(health)) && {
              onInsert: (text: string) => insertFromHere(match.key, text, tabId),
            })}
            onCopy={copy}
            onDismiss={() => dismiss(match)}
            onMute={(what) => mute(match, what)}
            onClose={close}
          />
        ) : (
          <Card
            content={content}
            match={null}
            text=""
            site={view.kind === 'unsupported' ? roomy : view.site}
            place={nowhere}
            post=""
            settings={settings}
            orphaned={false}
            onCopy={copy}
            onClose={close}
          />
        )}
        <SaidLine said={said} onUndone={() => setSaid(null)} />
      </main>
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

function Matches(props: { matches: PageMatch[]; reading: string; onOpen: (match: PageMatch) => void }) {
  const { matches, reading, onOpen } = props;
  return (
    <>
      <p class="soft">{reading}</p>
      {matches.length > 0 && (
        <ul class="matches">
          {matches.map((match) => (
            <li key={`${match.key} ${match.claim}`} data-claim={match.claim}>
              <Badge
                label={match.label}
                stance={match.stance === 'asks' ? 'asks' : 'asserts'}
                level={match.level}
                open={false}
                onOpen={() => onOpen(match)}
              />
              <blockquote>{match.quote}</blockquote>
              {match.author !== '' && <p class="soft">{say('popupBy', match.author)}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The popup's frame: name, status, the site's switch, and the way to the settings. */
function Frame(props: {
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

function muteOf({ claim, place }: PageMatch, choice: MuteChoice): Mute {
  if (choice === 'claim') return { claim };
  return choice === 'author' ? { site: place.site, author: place.author } : { thread: place.thread };
}

function statusOf(view: TabView): string {
  if (view.kind === 'unsupported') return say('popupUnsupported');
  if (view.kind === 'addable') return say('addHostStatus', view.site.name);
  if (view.kind === 'silent') return say('popupNoAnswer');
  const { state, matches, siteName } = view.page;
  if (state === 'off') return say('popupIsOff', siteName);
  if (state === 'quiet') return say('popupQuiet', siteName);
  if (state === 'strange') return say('popupStrange');
  if (matches.length === 0) return say('popupNone');
  const flags = matches.filter(({ level }) => level === 'flag').length;
  const found = matches.length === 1 ? say('popupFoundOne') : say('popupFound', matches.length);
  return flags === matches.length
    ? found
    : `${found}: ${flags === 1 ? say('popupClearOne') : say('popupClear', flags)}`;
}

function readingText({ page }: Extract<TabView, { kind: 'page' }>): string {
  return page.postsRead === 1
    ? say('popupReadingOne', page.siteName)
    : say('popupReading', page.postsRead, page.siteName);
}

function listOf(names: string[]): string {
  return new Intl.ListFormat(browser.i18n.getUILanguage(), { type: 'conjunction' }).format(new Set(names));
}

/**
 * Lets the page insert the reply. A page without the focus may not reach the clipboard, and while the popup is open it
 * has none: what the page could neither insert nor copy is copied here.
 */
async function insertFromHere(key: string, text: string, tabId: number): Promise<InsertOutcome> {
  const answer = await sendMessage('insertReply', { key, text }, tabId);
  if (answer.outcome !== 'failed' || !(await copy(text))) return answer;
  const why = answer.reason.replace(say('insertNotCopied'), '').trim();
  return { outcome: 'copied', reason: `${why} ${say('insertOnClipboard')}` };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a browser calls the panel beside the page: Chrome and Firefox have two names for it. */
type PanelHost = {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
};

/** Opens the same content beside the page, to stay. */
async function openPanel(): Promise<void> {
  const host = browser as unknown as PanelHost;
  if (host.sidebarAction) {
    await host.sidebarAction.open();
  } else {
    const { id } = await browser.windows.getCurrent();
    // The polyfill does not know Chrome's newer API.
    const chrome = (globalThis as { chrome?: PanelHost }).chrome;
    if (id !== undefined) await chrome?.sidePanel?.open({ windowId: id });
  }
  window.close();
}

async function reload(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
  window.close();
}
