// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { siteFor, sitePatterns, sites } from '../../../src/sites/index.ts';
import { site as schema } from '../../../src/sites/site.ts';

describe('the supported sites', () => {
  it.each(sites.map((site) => [site.id, site] as const))('%s is data of the site schema', (_, site) => {
    expect(schema.parse(site)).toEqual(site);
  });

  it.each(sites.map((site) => [site.id, site] as const))('%s has selectors that a browser understands', (_, site) => {
    const selectors = [
      ...site.submit,
      ...site.composers.flatMap((one) => [one.box, one.inside, one.except ?? '*', one.together ?? '*']),
      ...site.items.flatMap((item) => [
        item.container,
        item.except ?? '*',
        ...(item.without ?? []),
        ...(item.badgeAfter ?? []),
        ...item.text.flatMap((part) => [...part.selectors, part.outside ?? '*']),
        ...[...(item.author ?? []), ...(item.permalink ?? [])].map(({ selector }) => selector || '*'),
        ...[...(item.opener ?? []), ...(item.openerInPage ?? [])].flatMap((path) => path.split('>>>')),
      ]),
    ];
    for (const selector of selectors)
      expect(() => document.body.querySelector(selector.trim()), selector).not.toThrow();
  });

  it('never names a submit control as an opener', () => {
    for (const site of sites) {
      for (const path of site.items.flatMap((item) => [...(item.opener ?? []), ...(item.openerInPage ?? [])])) {
        expect(path).not.toMatch(/submit|\.save/);
      }
    }
  });

  it('are found by exact host name, each host in one site only', () => {
    expect(siteFor('www.reddit.com')?.id).toBe('reddit');
    expect(siteFor('old.reddit.com')?.id).toBe('old-reddit');
    expect(siteFor('web.facebook.com')?.id).toBe('facebook');
    expect(siteFor('m.facebook.com')).toBeUndefined();
    expect(siteFor('www.reddit.com.example.org')).toBeUndefined();
    const hosts = sites.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(sitePatterns).toContain('https://www.facebook.com/*');
    expect(sitePatterns.every((pattern) => /^https:\/\/[a-z.]+\/\*$/.test(pattern))).toBe(true);
  });
});
