import { type InsertOutcome, onMessage } from '../messages.ts';
import { say } from '../screens/say.ts';
import type { Site } from '../sites/site.ts';
import { dismissMatch } from '../storage/dismissed.ts';
import type { Settings } from '../storage/settings.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';
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
 * and answers the popup. Where the site is switched off there is no observer and no node of ours.
 */
export async function startPage(site: Site, life: Life): Promise<void> {
  // An older copy of the script has been told to stop by now; what it left standing is ours to clear.
  for (const node of document.querySelectorAll(`[${OURS}]`)) node.remove();
  learnLastWords();
  let settings = await settingsItem.getValue();
  let watch: Watch | null = null;

  const follow = (now: Settings) => {
    const muted = String(settings.mutedClaims);
    settings = now;
    const on = site.enabled && !now.sitesOff.includes(site.id);
    if (!on) {
      watch?.stop();
      watch = null;
    } else if (!watch) {
      watch = watchSite(site, {
        settings: () => settings,
        mute: (claim) => void updateSettings((current) => withMuted(current, claim)),
        dismiss: (claim, text) => void dismissMatch(claim, text),
        isOrphan: () => life.isInvalid,
      });
    } else if (muted !== String(now.mutedClaims)) {
      watch.askAgain();
    }
  };

  const unwatch = settingsItem.watch(follow);
  const unanswer = [
    onMessage('pageState', () => ({
      site: site.id,
      siteName: site.name,
      ...(watch?.state() ?? { state: 'off' as const, postsRead: 0, matches: [] }),
    })),
    onMessage('insertReply', async ({ data }): Promise<InsertOutcome> => {
      return (await watch?.insert(data.key, data.text)) ?? { outcome: 'failed', reason: say('pageNoPost') };
    }),
    onMessage('dismissPost', ({ data }) => watch?.dismiss(data.key, data.claim) ?? false),
    onMessage('showPost', async ({ data }) => (await watch?.show(data.key, data.claim)) ?? false),
  ];
  life.onInvalidated(() => {
    watch?.orphan();
    try {
      unwatch();
      for (const end of unanswer) end();
    } catch {
      // The browser has already cut these lines with the rest of the old extension.
    }
  });
  follow(settings);
}

function withMuted(settings: Settings, claim: string): Settings {
  if (settings.mutedClaims.includes(claim)) return settings;
  return { ...settings, mutedClaims: [...settings.mutedClaims, claim] };
}
