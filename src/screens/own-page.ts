import { type ComponentChild, render } from 'preact';
import { browser } from 'wxt/browser';
import type { Settings } from '../storage/settings.ts';
import { settingsItem } from '../storage/stored.ts';
import { dress } from './dress.ts';
import { type MessageKey, type Messages, say, speak, uiLanguage } from './say.ts';

/**
 * Draws one of the extension's own pages in the look and the language that the reader chose, and follows her where she
 * changes the look; another language comes with the next page.
 */
export async function drawOwnPage(
  id: string,
  title: MessageKey,
  draw: (settings: Settings) => ComponentChild | Promise<ComponentChild>,
): Promise<void> {
  const root = document.getElementById(id);
  if (!root) return;
  const settings = await settingsItem.getValue();
  const page = document.documentElement;
  dress(page, settings);
  settingsItem.watch((now) => dress(page, now));
  await speakChosen(settings.language);
  page.lang = uiLanguage();
  page.dir = new Intl.Locale(page.lang).maximize().script === 'Arab' ? 'rtl' : 'ltr';
  document.title = say(title);
  // The children come after the texts: what they say while they are made must be in the right language.
  render(await draw(settings), root);
}

async function speakChosen(language: Settings['language']): Promise<void> {
  if (language === 'auto') return;
  speak({ language, messages: await fetchMessages(language) });
}

/** The messages of a language, from the extension's own files. */
async function fetchMessages(language: string): Promise<Messages> {
  const answer = await fetch(new URL(`_locales/${language}/messages.json`, browser.runtime.getURL('/')));
  return (await answer.json()) as Messages;
}
