import { browser } from 'wxt/browser';
import type english from '../../assets/_locales/en/messages.json';

/** The name of one message of `assets/_locales`. */
export type MessageKey = keyof typeof english;

/**
 * What was said before, by message and fillings. After an update of the extension the script that lives on in a page may
 * no longer ask the browser for its words, but still has to say that the tab must be reloaded.
 */
const said = new Map<string, string>();

/**
 * One text in the reader's language.
 * @param fillings what stands for $1, $2 ... in it
 */
export function say(key: MessageKey, ...fillings: (string | number)[]): string {
  const texts = fillings.map(String);
  const name = [key, ...texts].join('\n');
  try {
    const text = browser.i18n.getMessage(key, texts);
    if (text) said.set(name, text);
    return text;
  } catch {
    return said.get(name) ?? '';
  }
}
