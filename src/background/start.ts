import { browser } from 'wxt/browser';
import { onMessage } from '../messages.ts';
import { forgetOldDismissals } from '../storage/dismissed.ts';
import { answerCardContent, answerMatchPosts, answerMessagesIn, toolbarText } from './answers.ts';
import { startCheckMenu } from './check-menu.ts';
import { answerCommand } from './commands.ts';
import { answerFindClaims, answerSaidBefore, countShown, forgetWhatIsOld, recordReply } from './ledger.ts';
import { libraryInUse } from './library-in-use.ts';
import { startRegistration } from './registration.ts';

/** The accent of the screens, dark enough for the toolbar's white figures. */
const toolbarColour = '#0b5c6b';

const tidying = 'tidy';
const dayMinutes = 24 * 60;

/**
 * Starts the background: listens at once, so that a message which woke it is heard, and loads the library with the first
 * that needs it. It keeps nothing that it cannot load again; the browser may end it at any time.
 */
export function startBackground(): void {
  const { library, changeLibrary } = libraryInUse();

  onMessage('matchPosts', async ({ data, sender }) => {
    const ready = await library();
    const answers = await answerMatchPosts(data, ready);
    // The answer does not wait for it, nor fail with it. Practice on our own page is not counted.
    if (!isOurs(sender.url)) void countShown(data.posts, answers, ready).catch(() => {});
    return answers;
  });
  onMessage('cardContent', async ({ data }) => answerCardContent(data, await library()));
  onMessage('recordReply', async ({ data }) => recordReply(data, await library()));
  onMessage('saidBefore', async ({ data }) => answerSaidBefore(data));
  onMessage('findClaims', async ({ data }) => answerFindClaims(data, await library()));
  onMessage('messagesIn', ({ data }) => answerMessagesIn(data));
  onMessage('libraryFacts', async () => (await library()).facts);
  onMessage('libraryChanged', async ({ sender }) => {
    if (isOurs(sender.url)) await changeLibrary();
  });
  onMessage('flagCount', async ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    await browser.action.setBadgeText({ tabId, text: toolbarText(data) });
  });

  startRegistration();
  startCheckMenu();

  browser.commands.onCommand.addListener((command) => void answerCommand(command));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  const tidy = () => void Promise.all([forgetOldDismissals(), forgetWhatIsOld()]);
  browser.runtime.onInstalled.addListener(tidy);
  browser.runtime.onStartup.addListener(tidy);
  // For browsers that are left open for weeks. Made anew at every waking, it would never come to ring.
  void browser.alarms.get(tidying).then((set) => {
    if (!set) void browser.alarms.create(tidying, { periodInMinutes: dayMinutes });
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === tidying) tidy();
  });
  void browser.action.setBadgeBackgroundColor({ color: toolbarColour });
}

/** Is this the address of a page of the extension? */
function isOurs(url: string | undefined): boolean {
  return url?.startsWith(browser.runtime.getURL('/')) ?? false;
}
