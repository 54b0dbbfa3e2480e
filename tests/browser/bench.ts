import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Pages, servePages } from '../pages/serve.ts';
import type { Browser, Tab } from './door.ts';
import { spies } from './reader.ts';

/** One browser with the extension in it, and the fixture sites that it is led to. */
export interface Bench {
  browser: Browser;
  pages: Pages;
}

const output = resolve(import.meta.dirname, '../../.output');

/** The built extension of an engine. */
export const builds = { chromium: `${output}/chrome-mv3`, firefox: `${output}/firefox-mv3` };

/** A host of Mastodon: it is in no list of ours, so the reader must have allowed it. */
const addedHost = 'mastodon.example';

/** The built extension of an engine, as it is once the reader has allowed `addedHost`. */
export function buildWithAddedHost(engine: Browser['engine']): string {
  return buildWith([addedHost], engine, 'with-added-host');
}

/** The same once a curator has allowed to ask Crossref and PubMed. */
export function buildWithIndexes(engine: Browser['engine']): string {
  return buildWith(['api.crossref.org', 'eutils.ncbi.nlm.nih.gov'], engine, 'with-indexes');
}

/** No driver can press the browser's own question, so that the manifest of a copy has what pressing it would give. */
function buildWith(hosts: readonly string[], engine: Browser['engine'], name: string): string {
  const copy = `${output}/${name}/${engine}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(builds[engine], copy, { recursive: true });
  const manifest: { host_permissions: string[] } = JSON.parse(readFileSync(`${copy}/manifest.json`, 'utf8'));
  manifest.host_permissions.push(...hosts.map((host) => `https://${host}/*`));
  writeFileSync(`${copy}/manifest.json`, JSON.stringify(manifest));
  return copy;
}

/** Where the tests leave their pictures. */
export const pictures = `${output}/screenshots`;

/** Opens a browser for the tests of a file, and closes it after them. */
export function useBench(open: (pages: Pages) => Promise<Browser>): () => Bench {
  let bench: Bench | undefined;
  beforeAll(async () => {
    const pages = await servePages();
    bench = { pages, browser: await open(pages) };
  });
  afterAll(async () => {
    await bench?.browser.close();
    await bench?.pages.close();
  });
  return () => {
    if (!bench) throw new Error('The browser is not open yet.');
    return bench;
  };
}

/**
 * Opens a page of a site, lets the test use it, and closes it. Whatever the test did: nothing may have been submitted,
 * and the page may have met no error.
 */
export async function visit(
  bench: Bench,
  site: { host: string },
  path: string,
  use: (tab: Tab, url: string) => Promise<void>,
): Promise<void> {
  const { browser, pages } = bench;
  const asked = pages.requests.length;
  const url = pages.url(site.host, path);
  const tab = await browser.openTab(url);
  try {
    await use(tab, url);
    const { submits, submitClicks, enters, network, errors } = await spies(tab);
    expect({ submits, submitClicks, enters, network, errors }).toEqual({
      submits: [],
      submitClicks: [],
      enters: [],
      network: [],
      errors: [],
    });
    expect(pages.requests.slice(asked).filter(({ method }) => method !== 'GET')).toEqual([]);
  } finally {
    await tab.close();
  }
}
