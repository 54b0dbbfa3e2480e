import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { type Browser, type DrivenTab, until, withWords } from './door.ts';
import { gaveRoomBack, tookRoom } from './filler.ts';
import { untilRegistered } from './registered.ts';

/** Loads the extension by the debugging protocol: branded Chrome and Edge no longer obey `--load-extension`. */
async function loadExtension(session: CDPSession, folder: string): Promise<string> {
  // The protocol's newest commands are not in Playwright's types.
  const answer: unknown = await session.send('Extensions.loadUnpacked' as never, { path: folder } as never);
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
    return answer.id;
  throw new Error('The browser did not load the extension.');
}

/**
 * Starts Chromium with the extension in `folder`; every host name leads to the loopback server at `port`.
 * @param headed shows the window, for people
 * @param profile the folder with all that the browser keeps; without it a new one that is thrown away
 */
export async function openChromium({
  folder,
  port,
  headed = false,
  profile = '',
}: {
  folder: string;
  port: number;
  headed?: boolean;
  profile?: string;
}): Promise<Browser & { context: BrowserContext }> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge found: run npm start, or set CHROME_PATH.');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !headed,
    chromiumSandbox: false,
    ignoreHTTPSErrors: true,
    viewport: headed ? null : { width: 1100, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging', // localhost stays: the development server of `npm run dev` answers there.
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
      '--disable-quic',
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('The browser closed while starting.');
  const session = await browser.newBrowserCDPSession();
  // The one page on which the browser lists what it holds against an extension; it writes down nothing before this.
  const ledger = await context.newPage();
  await ledger.goto('chrome://extensions');
  await ledger.evaluate(writeComplaintsDown);
  const workers = await context.newCDPSession(ledger);
  const background = await watchWorker(workers);
  const id = await loadExtension(session, folder);
  const own = `chrome-extension://${id}/`;

  const openOwnPage = async (path: string) => {
    const page = await context.newPage();
    await page.goto(own + path);
    return withWords(drive(page));
  };
  await untilRegistered(() => openOwnPage('options.html'));

  return {
    engine: 'chromium',
    context,
    async openTab(url) {
      const page = await context.newPage();
      if (url) await page.goto(url);
      return withWords(drive(page));
    },
    openOwnPage,
    async endBackground() {
      await until('the service worker to end', async () => {
        const status = background();
        // One that is stopped while it starts hangs in between for ever, which the browser by itself never does.
        // A page whose message was under way sends it again and so wakes the background: it is ended again.
        if (status === 'running') await workers.send('ServiceWorker.stopAllWorkers');
        return status === 'stopped';
      });
    },
    async crashOwnPages() {
      const page = context.pages().find((one) => one.url().startsWith(own));
      if (!page) throw new Error('None of the extension’s own pages is open.');
      const crashed = page.waitForEvent('crash');
      const crashing = await context.newCDPSession(page);
      // The one that is asked answers no more.
      crashing.send('Page.crash').catch(() => {});
      await crashed;
      await page.close();
    },
    async kill() {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const main = processInfo.find(({ type }) => type === 'browser');
      if (!main) throw new Error('The browser does not tell its process.');
      const closed = context.waitForEvent('close', { timeout: 0 });
      process.kill(main.id, 'SIGKILL');
      await closed;
    },
    async fillDisk() {
      const page = await context.newPage();
      await page.goto(`${own}options.html`);
      // It holds as long as this session.
      const room = await context.newCDPSession(page);
      const origin = own.slice(0, -1);
      await room.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      // The browser asks how much there is only every half a minute.
      await until('the disk to be full', async () => !(await page.evaluate(tookRoom, 1)), 60_000);
      return async () => {
        await room.send('Storage.overrideQuotaForOrigin', { origin });
        await until('the room to be given back', () => page.evaluate(gaveRoomBack));
        await page.close();
      };
    },
    async complaints() {
      return ledger.evaluate(listComplaints, id);
    },
    closed: new Promise((done) => context.once('close', () => done())),
    close: () => context.close(),
  };
}

/** The state of the one service worker there is, as the browser last told it. */
async function watchWorker(session: CDPSession): Promise<() => string> {
  let status = 'stopped';
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) status = runningStatus;
  });
  await session.send('ServiceWorker.enable');
  return () => status;
}

/** What `chrome://extensions` can do, as far as it is used here. */
type ExtensionsPage = {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
      getExtensionInfo(
        id: string,
      ): Promise<Record<'manifestErrors' | 'runtimeErrors', { message: string; source: string }[]>>;
    };
  };
};

function writeComplaintsDown(): Promise<void> {
  const { chrome } = globalThis as unknown as ExtensionsPage;
  return chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
}

async function listComplaints(id: string): Promise<string[]> {
  const { chrome } = globalThis as unknown as ExtensionsPage;
  const { manifestErrors, runtimeErrors } = await chrome.developerPrivate.getExtensionInfo(id);
  return [...manifestErrors, ...runtimeErrors].map(({ message, source }) => `${source}: ${message}`);
}

function drive(page: Page): DrivenTab {
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (task, arg) => page.evaluate(task as (arg: unknown) => never, arg),
    script: (text) => page.evaluate(text),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    screenshot: async (path) => void (await page.screenshot({ path })),
    resize: (width, height) => page.setViewportSize({ width, height }),
    colours: (scheme) => page.emulateMedia({ colorScheme: scheme }),
    close: () => page.close(),
  };
}
