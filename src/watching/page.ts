import { type InsertOutcome, onMessage, sendMessage } from '../messages.ts';
import { say, speak } from '../screens/say.ts';
import { isOn, siteAsRead } from '../sites/choice.ts';
import type { Site } from '../sites/site.ts';
import { watchLibrary } from '../storage/curating/library-stamp.ts';
import { dismissMatch, undoDismissal } from '../storage/dismissed.ts';
import { mutedNow, withMuted } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { isCopyOnly, noteHealth, siteHealth, watchHealth } from '../storage/site-health.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
import { answerAtCursor } from './cursor.ts';
import { OURS } from './visible-text.ts';
import { type Watch, watchSite } from './watch.ts';
import { learnLastWords } from './words.ts';

/** The life of this copy of the content script; WXT's context has this shape. */
export interface Life {
  readonly isInvalid: boolean;
  onInvalidated(ended: () => void): void;
}

/**
 * Works on one page of a site for as long as this copy of the script lives: follows the reader's switch for the site,
 * and answers the popup. When the site is switched off it ends for good, and leaves nothing behind; the background puts
 * a new copy into the page when it is switched on again.
 */
export async function startPage(site: Site, life: Life): Promise<void> {
  // An older copy of the script has been told to stop by now; what it left standing is ours to clear.
  for (const node of document.querySelectorAll(`[${OURS}]`)) node.remove();
  let [settings, health] = await Promise.all([settingsItem.getValue(), siteHealth(site)]);
  await speakChosen(settings.language);
  learnLastWords();
  let watch: Watch | null = null;
  let forgetCursor = () => {};
  let read = site;

  const follow = (now: Settings) => {
    const muted = mutedNow(settings);
    settings = now;
    if (!isOn(site, now)) return end();
    const wanted = siteAsRead(site, now);
    if (wanted.items.length !== read.items.length) {
      watch?.stop();
      watch = null;
      forgetCursor();
    }
    read = wanted;
    if (!watch) {
      forgetCursor = answerAtCursor(site.submit.join(', '));
      watch = watchSite(read, {
        settings: () => settings,
        mute: (what) => void updateSettings((current) => withMuted(current, what)),
        dismiss: dismissMatch,
        undismiss: undoDismissal,
        noteHealth: (event) => void noteHealth(site, event),
        isCopyOnly: () => isCopyOnly(health),
        isOrphan: () => life.isInvalid,
      });
    } else if (muted !== mutedNow(now)) {
      watch.askAgain();
    }
  };

  const unwatch = [
    settingsItem.watch(follow),
    watchLibrary(() => watch?.askAgain()),
    watchHealth(site, (now) => {
      health = now;
    }),
  ];
  const unanswer = [
    onMessage('pageState', () => ({
      site: site.id,
      siteName: site.name,
      ...(watch?.state() ?? { state: 'off' as const, postsRead: 0, matches: [] }),
    })),
    onMessage('insertReply', async ({ data }): Promise<InsertOutcome> => {
      return (await watch?.insert(data.key, data.text)) ?? { outcome: 'failed', reason: say('pageNoPost') };
    }),
    onMessage('postText', ({ data }) => watch?.textOf(data.key) ?? null),
    onMessage('dismissPost', ({ data }) => watch?.dismiss(data.key, data.claim) ?? false),
    onMessage('undismissPost', ({ data }) => watch?.undismiss(data.key, data.claim) ?? false),
    onMessage('stepToFlag', ({ data }) => watch?.step(data.step) ?? false),
    onMessage('showPost', async ({ data }) => (await watch?.show(data.key, data.claim)) ?? false),
  ];
  const stopAnswering = () => {
    for (const stop of [...unwatch, ...unanswer]) stop();
    forgetCursor();
  };
  const end = () => {
    watch?.stop();
    watch = null;
    stopAnswering();
  };
  life.onInvalidated(() => {
    watch?.orphan();
    try {
      stopAnswering();
    } catch {
      // The browser has already cut these lines with the rest of the old extension.
    }
  });
  follow(settings);
}

/** Speaks the language of the settings; where the background does not answer, the browser's own. */
async function speakChosen(language: Settings['language']): Promise<void> {
  if (language === 'auto') return;
  const messages = await sendMessage('messagesIn', { language }).catch(() => null);
  if (messages) speak({ language, messages });
}
