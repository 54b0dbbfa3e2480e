import type { TabView } from './page-of-tab.ts';
import { say, uiLanguage } from './say.ts';

/** The state of a tab, in one sentence. */
export function statusOf(view: TabView): string {
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

/** How much has been read there. */
export function readingText({ page }: Extract<TabView, { kind: 'page' }>): string {
  return page.postsRead === 1
    ? say('popupReadingOne', page.siteName)
    : say('popupReading', page.postsRead, page.siteName);
}

/** "Reddit, X, and YouTube" in the reader's language. */
export function listOf(names: string[]): string {
  return new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(new Set(names));
}
