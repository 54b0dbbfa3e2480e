import { browser } from 'wxt/browser';
import type english from '../../assets/_locales/en/messages.json';

/** The name of one message of `assets/_locales`. */
export type MessageKey = keyof typeof english;

/**
 * What was said before, by message and fillings: it is said again at every key that is typed in a card, and asking the
 * browser is slow. After an update of the extension the script that lives on in a page may no longer ask at all, but
 * still has to say that the tab must be reloaded.
 */
const said = new Map<string, string>();

/** The messages of a language that the reader chose in the settings, in place of the browser's own; null for none. */
let chosen: { language: string; messages: Messages } | null = null;

/** A file of `assets/_locales`. */
export type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

/** From now on everything is said with these messages; null: in the browser's language. */
export function speak(language: { language: string; messages: Messages } | null): void {
  chosen = language;
  said.clear();
}

/**
 * One text in the reader's language.
 * @param fillings what stands for $1, $2 ... in it
 */
export function say(key: MessageKey, ...fillings: (string | number)[]): string {
  const texts = fillings.map(String);
  const name = [key, ...texts].join('\n');
  const before = said.get(name);
  if (before !== undefined) return before;
  const message = chosen?.messages[key];
  if (message) return filled(message, texts);
  try {
    const text = browser.i18n.getMessage(key, texts);
    if (text) said.set(name, text);
    return text;
  } catch {
    return '';
  }
}

/** The language of what `say` says, for dates, numbers and lists: "en", "es-MX". */
export function uiLanguage(): string {
  if (chosen) return chosen.language;
  try {
    return browser.i18n.getUILanguage();
  } catch {
    return 'en';
  }
}

/** Fills a message as the browser does it: $NAME$ stands for a filling, $1 for the first, $$ for a dollar. */
function filled({ message, placeholders = {} }: Messages[string], fillings: readonly string[]): string {
  const named = new Map(Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content]));
  const withNumbers = message.replace(/\$(\w+)\$/g, (whole, name: string) => named.get(name.toLowerCase()) ?? whole);
  return withNumbers.replace(/\$(\d|\$)/g, (_, what: string) =>
    what === '$' ? '$' : (fillings[Number(what) - 1] ?? ''),
  );
}
