import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { type Browser, type DrivenTab, until, withWords } from './door.ts';
import { gaveRoomBack, tookRoom } from './filler.ts';
import { untilRegistered } from './registered.ts';

/** A fixed host for the extension's own pages; Firefox otherwise draws a random one for each profile. */
const ownHost = '5ec0d0b1-0000-4000-8000-000000000001';
const own = `moz-extension://${ownHost}/`;

function addonId(folder: string): string {
  const manifest: { browser_specific_settings: { gecko: { id: string } } } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  return manifest.browser_specific_settings.gecko.id;
}

/**
 * Starts Firefox with the extension in `folder`; every host name leads to the loopback server at `port`.
 * @param headed shows the window, for people
 * @param idleMs after how long Firefox ends an idle background (its own default is 30 s)
 * @param profile the folder with all that the browser keeps; without it a new one that is thrown away
 * @param roomKb what all sites and extensions together may store; without it as much as the disk allows
 */
export async function openFirefox({
  folder,
  port,
  headed = false,
  idleMs = 30_000,
  profile,
  roomKb,
}: {
  folder: string;
  port: number;
  headed?: boolean;
  idleMs?: number;
  profile?: string;
  roomKb?: number;
}): Promise<Browser> {
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox found: run npm start, or set FIREFOX_PATH.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: !headed,
    acceptInsecureCerts: true,
    defaultViewport: headed ? null : { width: 1100, height: 900 },
    args: ['--remote-allow-system-access'],
    ...(profile !== undefined && { userDataDir: profile }),
    extraPrefsFirefox: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${port}`,
      'extensions.webextensions.uuids': JSON.stringify({ [addonId(folder)]: ownHost }),
      'extensions.background.idle.timeout': idleMs,
      // An extension that is loaded for a test is removed when the browser ends, and what it stored would go with it.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(roomKb !== undefined && { 'dom.quotaManager.temporaryStorage.fixedLimit': roomKb }),
      // With the last tab of a process Firefox cuts off what its scripts are doing just then, and logs "Script terminated
      // by timeout". That is not the slow script which the word means, and for which the browser goes on to watch.
      'dom.abort_script_on_child_shutdown': false,
      // Consoles of pages, content scripts and the background go to the program's own output.
      'devtools.console.stdout.content': true,
      'devtools.console.stdout.chrome': true,
      'browser.dom.window.dump.enabled': true,
    },
  });
  const said: string[] = [];
  for (const stream of [browser.process()?.stdout, browser.process()?.stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(...chunk.toString().split('\n').filter(Boolean)));
  }
  await browser.installExtension(folder);

  const openOwnPage = async (path: string) => {
    const page = await browser.newPage();
    // The page loads, but the driver is never told of it.
    await page.goto(own + path, { timeout: 500 }).catch(() => {});
    await page.waitForSelector('body');
    return withWords(drive(page));
  };

  await untilRegistered(() => openOwnPage('options.html'));

  return {
    engine: 'firefox',
    async openTab(url) {
      const page = await browser.newPage();
      if (url) await page.goto(url);
      return withWords(drive(page));
    },
    openOwnPage,
    async endBackground() {
      const page = await openOwnPage('options.html');
      await until('the background page to end', () => page.run(hasNoBackground, null), idleMs + 10_000);
      await page.close();
    },
    async crashOwnPages() {
      const processes = await browser.newPage();
      // The page loads, but the driver is never told of it.
      await processes.goto('about:processes', { timeout: 500 }).catch(() => {});
      const pid = await until('the process of the extension', () => processes.evaluate(ownProcess));
      process.kill(pid, 'SIGKILL');
      await until('it to be gone', async () => (await processes.evaluate(ownProcess)) !== pid);
      await processes.close();
    },
    async fillDisk() {
      const page = await browser.newPage();
      await page.goto(`${own}options.html`, { timeout: 500 }).catch(() => {});
      await page.waitForSelector('body');
      for (let kilobytes = 1024; kilobytes >= 1; kilobytes /= 4) while (await page.evaluate(tookRoom, kilobytes));
      return async () => {
        await until('the room to be given back', () => page.evaluate(gaveRoomBack));
        await page.close();
      };
    },
    async kill() {
      const closed = new Promise((done) => browser.once('disconnected', done));
      browser.process()?.kill('SIGKILL');
      await closed;
    },
    complaints: async () => said.filter(isComplaint),
    closed: new Promise((done) => browser.once('disconnected', () => done())),
    close: () => browser.close(),
  };
}

/**
 * Of what Firefox prints, what concerns the extension: its consoles (a string comes first; Firefox's own parts log
 * objects) and its exceptions. `web-ext lint` judges its manifest.
 */
function isComplaint(line: string): boolean {
  return /^console\.(warn|error): "/.test(line) || /^JavaScript (warning|error): moz-extension:/.test(line);
}

/** Runs inside `about:processes`: the number of the process in which all extensions live. */
async function ownProcess(): Promise<number | undefined> {
  type Info = { children: { type: string; pid: number }[] };
  const { ChromeUtils } = globalThis as unknown as { ChromeUtils: { requestProcInfo(): Promise<Info> } };
  return (await ChromeUtils.requestProcInfo()).children.find(({ type }) => type === 'extension')?.pid;
}

/** Runs inside one of the extension's own pages. */
function hasNoBackground(): boolean {
  const { browser } = globalThis as unknown as { browser: { extension: { getViews(): Window[] } } };
  return !browser.extension.getViews().some((view) => view.location.pathname.includes('background'));
}

function drive(page: Page): DrivenTab {
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (task, arg) => page.evaluate(task as (arg: unknown) => never, arg),
    script: (text) => page.evaluate(text),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    async press(keys) {
      // "Control+z": held down in this order, let go in the other.
      const held = keys.split('+') as KeyInput[];
      for (const key of held) await page.keyboard.down(key);
      for (const key of held.reverse()) await page.keyboard.up(key);
    },
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    resize: (width, height) => page.setViewport({ width, height }),
    close: () => page.close(),
  };
}
