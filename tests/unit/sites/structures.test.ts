// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { siteFor } from '../../../src/sites/index.ts';
import { itemElements, readItem } from '../../../src/watching/extract.ts';
import { structures } from './structures.ts';

declare global {
  interface Window {
    happyDOM: { setURL(url: string): void };
  }
}

/** The hosts of a site that runs anywhere, as the reader has added them. */
const added = { 'social.example.org': 'mastodon' };

describe('structures of the sites', () => {
  it.each(structures)('reads $what', ({ url, html, reads }) => {
    window.happyDOM.setURL(url);
    const site = siteFor(new URL(url).hostname, added);
    if (!site) throw new Error(`${url} belongs to no supported site.`);
    document.body.innerHTML = html;
    const read = itemElements(site, document).flatMap((element) => readItem(site, element) ?? []);
    expect(read.map(({ kind, text, author, depth }) => ({ kind, text, author, depth }))).toEqual(reads);
  });

  it('reads a page of software that runs anywhere only on a host that was added', () => {
    expect(siteFor('social.example.org')).toBeUndefined();
    expect(siteFor('social.example.org', { 'social.example.org': 'x' })).toBeUndefined();
  });
});
