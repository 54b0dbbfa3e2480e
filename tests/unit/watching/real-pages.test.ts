// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFor } from '../../../src/sites/index.ts';
import { itemElements, type Reading, readItem } from '../../../src/watching/extract.ts';

/**
 * The structures of real saved pages, where they are at hand: they stand outside the project. The texts that each page
 * shows are listed beside it.
 */
const folder = resolve('../shared/pages');
const pages = [
  'reddit-1',
  'reddit-2',
  'oldreddit-3',
  'oldreddit-6-fragment',
  'facebook-1',
  'facebook-3',
  'facebook-5',
  'facebook-6',
];

interface Expected {
  text: string;
  author: string;
  depth?: number | null;
}
interface Manifest {
  url: string;
  expected: { posts: Expected[]; comments: Expected[] };
}

describe.skipIf(!existsSync(folder))('the structures of real pages (skipped where ../shared/pages is missing)', () => {
  it.each(pages)('reads every post and comment of %s, once and exactly', (name) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const readings = readPage(name, new URL(manifest.url).hostname);
    const seen = (kind: Reading['kind']) => readings.filter((one) => one.kind === kind).map((one) => plain(one.text));
    const told = (items: Expected[]) => items.map(({ text }) => plain(text)).filter((text) => text !== '');
    expect(seen('post').sort()).toEqual(told(manifest.expected.posts).sort());
    expect(seen('comment').sort()).toEqual(told(manifest.expected.comments).sort());
  });

  it('tells who wrote what, and how deep, on a Reddit page', () => {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'reddit-1.json'), 'utf8'));
    const readings = readPage('reddit-1', 'www.reddit.com').filter(({ kind }) => kind === 'comment');
    const told = manifest.expected.comments.filter(({ text }) => text !== '');
    expect(readings.map(({ author, depth }) => ({ author, depth }))).toEqual(
      told.map(({ author, depth }) => ({ author, depth })),
    );
  });
});

function readPage(name: string, host: string): Reading[] {
  const site = siteFor(host);
  if (!site) throw new Error(`${host} is not supported`);
  document.documentElement.innerHTML = readFileSync(join(folder, `${name}.html`), 'utf8');
  return itemElements(site, document).flatMap((element) => readItem(site, element) ?? []);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
