import { browser } from 'wxt/browser';
import { sendMessage } from '../messages.ts';
import { checkedText } from '../storage/checked-text.ts';

/** Longer selections are cut: nobody checks a book at once, and the background takes no more. */
const LONGEST = 20_000;
/** A word or two can be no claim. */
const SHORTEST = 8;

/** The script that lets the popup insert into a page that belongs to no site of ours. */
const CURSOR_SCRIPT = '/cursor.js';

/**
 * The text that the reader has selected in this tab, or had when she chose "Check this text"; null if there is none that
 * could be checked, or the browser does not let us see it. Opening the popup is the gesture that allows us to look.
 */
export async function selectedText(tabId: number): Promise<string | null> {
  const text = (await checkedText.take(tabId)) ?? (await selectionIn(tabId));
  const trimmed = text?.trim().slice(0, LONGEST) ?? '';
  return trimmed.length < SHORTEST ? null : trimmed;
}

async function selectionIn(tabId: number): Promise<string | null> {
  try {
    const found = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: readSelection });
    const texts = found.map(({ result }) => (typeof result === 'string' ? result : ''));
    return texts.find((text) => text.trim() !== '') ?? null;
  } catch {
    // A page that no extension may see: the browser's own, a store, a page opened before we were allowed.
    return null;
  }
}

/** Runs inside the page, so it must not use anything from outside. */
function readSelection(): string {
  const field = document.activeElement;
  if ((field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) && field.type !== 'password') {
    const { selectionStart, selectionEnd, value } = field;
    if (selectionStart !== null && selectionEnd !== null && selectionStart < selectionEnd)
      return value.slice(selectionStart, selectionEnd);
  }
  return getSelection()?.toString() ?? '';
}

/**
 * Was the reader writing somewhere in this tab, so that a reply can be inserted there? In a page without our content
 * script the listener for it is put in now; it is gone with the page.
 */
export async function hasCursor(tabId: number): Promise<boolean> {
  const asked = () => sendMessage('lastWritten', {}, tabId).catch(() => undefined);
  let since = await asked();
  if (since === undefined) {
    await browser.scripting.executeScript({ target: { tabId }, files: [CURSOR_SCRIPT] }).catch(() => null);
    since = await asked();
  }
  return typeof since === 'number';
}
