import { browser } from 'wxt/browser';
import { checkedText } from '../storage/checked-text.ts';

const ID = 'check-this-text';
/** Of the window that stands in for the popup where the browser opens none by itself. */
const windowSize = { width: 440, height: 640 };

/**
 * "Check this text" in the menu of selected text, on any page. It opens the popup, which shows what the text claims; the
 * choice itself is what allows the extension to look at that one tab.
 */
export function startCheckMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({ id: ID, title: browser.i18n.getMessage('checkMenu'), contexts: ['selection'] });
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (menuItemId !== ID || tab?.id === undefined) return;
    // Not waited for: the browser opens a popup only at once after the choice.
    if (selectionText) void checkedText.put(tab.id, selectionText);
    void openPopup(tab.id);
  });
}

async function openPopup(tabId: number): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({ url: `/popup.html?tab=${tabId}`, type: 'popup', ...windowSize });
  }
}
