// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isOn } from '../../../src/sites/choice.ts';
import { anyHost, patternOf, siteFor, sitePatterns, sites } from '../../../src/sites/index.ts';
import { site as schema } from '../../../src/sites/site.ts';

describe('the supported sites', () => {
  it.each(sites.map((site) => [site.id, site] as const))('%s is data of the site schema', (_, site) => {
    expect(schema.parse(site)).toEqual(site);
  });

  it.each(sites.map((site) => [site.id, site] as const))('%s has selectors that a browser understands', (_, site) => {
    const selectors = [
      ...site.submit,
      site.anywhere?.recognise ?? '*',
      ...(site.otherBoxes ?? []).map(({ box }) => box),
      ...site.composers.flatMap((one) => [
        one.box,
        one.inside,
        one.except ?? '*',
        one.together ?? '*',
        ...(one.owner ?? []).flatMap(({ closest, selector }) => [closest, selector ?? '*']),
      ]),
      ...site.items.flatMap((item) => [
        item.container,
        item.has ?? '*',
        item.except ?? '*',
        item.depthWithin ?? '*',
        item.depthIf ?? '*',
        ...(item.without ?? []),
        ...(item.badgeAfter ?? []),
        ...item.text.flatMap((part) => [...part.selectors, part.outside ?? '*']),
        ...[...(item.author ?? []), ...(item.permalink ?? []), ...(item.id ?? [])].map(
          ({ selector }) => selector || '*',
        ),
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
    expect(siteFor('www.reddit.com.example.org')).toBeUndefined();
    expect(siteFor('someone.substack.com')?.id).toBe('substack');
    expect(siteFor('substack.com')?.id).toBe('substack');
    expect(siteFor('notsubstack.com')).toBeUndefined();
    const hosts = sites.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(sitePatterns).toContain('https://www.facebook.com/*');
    expect(sitePatterns.every((pattern) => /^https:\/\/(\*\.)?[a-z-]+(\.[a-z-]+)+\/\*$/.test(pattern))).toBe(true);
  });

  it('run on other hosts only where the reader has added them', () => {
    expect(siteFor('social.example.org')).toBeUndefined();
    expect(siteFor('toString')).toBeUndefined();
    expect(anyHost).toEqual(['https://*/*']);
    expect(patternOf('social.example.org')).toBe('https://social.example.org/*');
  });

  it('never leave experimental data on by itself', () => {
    const unseen = ['m-facebook', 'instagram', 'bluesky', 'pinterest', 'quora'];
    expect(sites.filter((site) => !isOn(site, { sitesOff: [], sitesOn: [] })).map(({ id }) => id)).toEqual(unseen);
  });
});
