import { fakeBrowser } from 'wxt/testing/fake-browser';
import english from '../../../assets/_locales/en/messages.json' with { type: 'json' };

const messages: Record<string, { message: string }> = english;

/** Lets the fake browser answer with the English messages, as a real one does. */
export function speakEnglish(): void {
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => 'en',
    getMessage: (key: string, fillings: string | string[] = []) =>
      (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, nth) => [fillings].flat()[Number(nth) - 1] ?? ''),
  });
}
