import { ArrowLeft, Eye, RefreshCw, Settings as SettingsIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type CardContent, type InsertOutcome, onMessage, type PageMatch, sendMessage } from '../messages.ts';
import { sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
import { Badge } from './badge.tsx';
import { Card } from './card.tsx';
import { type TabView, viewOfTab } from './page-of-tab.ts';
import { withinQuote } from './quote.ts';
import { say } from './say.ts';

/** The toolbar's popup: what was found in a tab, and the same card as in the page. */
export function Popup({ tabId }: { tabId: number | null }) {
  const [view, setView] = useState<TabView | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [opened, setOpened] = useState<{ match: PageMatch; content: CardContent } | null>(null);
  const [said, setSaid] = useState<{ text: string; undo?: () => Promise<unknown> } | null>(null);

  const look = useCallback(async () => setView(await viewOfTab(tabId)), [tabId]);
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
    window.addEventListener('focus', look);
    return () => {
      unwatch();
      unhear();
      window.removeEventListener('focus', look);
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
  const switchSite = (site: Site, on: boolean) =>
    attempt(async () => {
      await updateSettings((now) => ({
        ...now,
        sitesOff: on ? now.sitesOff.filter((id) => id !== site.id) : [...new Set([...now.sitesOff, site.id])],
      }));
      setOpened(null);
    });
  const dismiss = (match: PageMatch) =>
    attempt(async () => {
      const done = tabId !== null && (await sendMessage('dismissPost', { key: match.key, claim: match.claim }, tabId));
      setOpened(null);
      await look();
      setSaid({ text: say(done ? 'popupDismissed' : 'popupFailed') });
    });
  const mute = (match: PageMatch) =>
    attempt(async () => {
      await updateSettings((now) => ({ ...now, mutedClaims: [...new Set([...now.mutedClaims, match.claim])] }));
      setOpened(null);
      setSaid({
        text: say('popupMuted'),
        undo: () =>
          updateSettings((now) => ({ ...now, mutedClaims: now.mutedClaims.filter((id) => id !== match.claim) })),
      });
    });

  if (!view || !settings) return <Frame status={say('popupLoading')} />;
  if (opened && view.kind === 'page' && tabId !== null) {
    const { match, content } = opened;
    return (
      <main class="popup">
        <div class="bar">
          <button type="button" class="button quiet" data-action="back" onClick={() => setOpened(null)}>
            <ArrowLeft size={16} aria-hidden="true" />
            {say('popupBack')}
          </button>
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
        </div>
        <h1 class="unseen">{say('extensionName')}</h1>
        <Card
          content={content}
          match={withinQuote(match.match)}
          text={match.quote}
          site={view.site}
          settings={settings}
          orphaned={false}
          onInsert={(text) => insertFromHere(match.key, text, tabId)}
          onCopy={copy}
          onDismiss={() => dismiss(match)}
          onMute={() => mute(match)}
          onClose={() => setOpened(null)}
        />
        <Said said={said} onUndone={() => setSaid(null)} />
      </main>
    );
  }
  return (
    <Frame
      status={statusOf(view)}
      site={view.kind === 'unsupported' ? undefined : view.site}
      on={view.kind !== 'unsupported' && !settings.sitesOff.includes(view.site.id)}
      onSwitch={switchSite}
    >
      <Said said={said} onUndone={() => setSaid(null)} />
      {view.kind === 'unsupported' && <p>{say('popupUnsupportedSites', listOf(sites.map(({ name }) => name)))}</p>}
      {view.kind === 'silent' && tabId !== null && (
        <button type="button" class="button primary" onClick={() => attempt(() => reload(tabId))}>
          <RefreshCw size={16} aria-hidden="true" />
          {say('popupReload')}
        </button>
      )}
      {view.kind === 'page' && view.page.state === 'off' && (
        <button
          type="button"
          class="button primary"
          data-action="switch-on"
          onClick={() => switchSite(view.site, true)}
        >
          {say('popupSwitchOn')}
        </button>
      )}
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
  site?: Site | undefined;
  on?: boolean;
  onSwitch?: (site: Site, on: boolean) => void;
  children?: ComponentChildren;
}) {
  const { status, site, on = false, onSwitch, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main class="popup">
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
        <p class="status" role="status">
          {status}
        </p>
        {children}
      </div>
      <footer>
        <button
          type="button"
          class="button quiet"
          data-action="settings"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          <SettingsIcon size={16} aria-hidden="true" />
          {say('popupSettings')}
        </button>
      </footer>
    </main>
  );
}

function Said(props: { said: { text: string; undo?: () => Promise<unknown> } | null; onUndone: () => void }) {
  const { said, onUndone } = props;
  return (
    <div class="result" role="status">
      {said && (
        <>
          <span>{said.text}</span>
          {said.undo && (
            <button
              type="button"
              class="button quiet"
              data-action="undo"
              onClick={() => void said.undo?.().then(onUndone)}
            >
              {say('popupUndo')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function statusOf(view: TabView): string {
  if (view.kind === 'unsupported') return say('popupUnsupported');
  if (view.kind === 'silent') return say('popupNoAnswer');
  const { state, matches, siteName } = view.page;
  if (state === 'off') return say('popupIsOff', siteName);
  if (state === 'strange') return say('popupStrange');
  if (matches.length === 0) return say('popupNone');
  return matches.length === 1 ? say('popupFoundOne') : say('popupFound', matches.length);
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

async function reload(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
  window.close();
}
