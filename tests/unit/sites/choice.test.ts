import { describe, expect, it } from 'vitest';
import { isExperimental, isOn, siteAsRead, withExperiments, withSite } from '../../../src/sites/choice.ts';
import { oldReddit } from '../../../src/sites/old-reddit.ts';
import type { Item, Site } from '../../../src/sites/site.ts';

const nothing = { sitesOff: [], sitesOn: [] };
const off = { sitesOff: ['old-reddit'], sitesOn: [] };
const on = { sitesOff: [], sitesOn: ['old-reddit'] };
const trial: Site = { ...oldReddit, experimental: true };
const [seen, unseen] = oldReddit.items as [Item, Item];
const partly: Site = { ...oldReddit, items: [seen, { ...unseen, experimental: true }] };

describe('whether a site is read', () => {
  it('is on unless it is switched off', () => {
    expect([isOn(oldReddit, nothing), isOn(oldReddit, off), isOn(oldReddit, on)]).toEqual([true, false, true]);
  });

  it('is off unless it is switched on, for an experimental one', () => {
    expect([isOn(trial, nothing), isOn(trial, on), isOn(trial, { ...on, ...off, sitesOn: ['old-reddit'] })]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is off by the kill switch, whatever the reader chose', () => {
    expect(isOn({ ...oldReddit, enabled: false }, on)).toBe(false);
  });
});

describe('the site as it is read', () => {
  it('is without its experimental items until the reader switches them on', () => {
    expect(siteAsRead(partly, nothing).items).toEqual([seen]);
    expect(siteAsRead(partly, on)).toBe(partly);
  });

  it('is the same object where nothing is left out', () => {
    expect(siteAsRead(oldReddit, nothing)).toBe(oldReddit);
    expect(siteAsRead(trial, nothing)).toBe(trial);
  });

  it('is known to hold something experimental', () => {
    expect([oldReddit, trial, partly].map(isExperimental)).toEqual([false, true, true]);
  });
});

describe('moving a switch', () => {
  it('keeps the choice for other sites, and says each id once', () => {
    const choice = { sitesOff: ['facebook', 'old-reddit'], sitesOn: ['bluesky'] };
    expect(withSite(choice, oldReddit, true)).toEqual({ sitesOff: ['facebook'], sitesOn: ['bluesky'] });
    expect(withSite(choice, oldReddit, false)).toEqual({ sitesOff: ['facebook', 'old-reddit'], sitesOn: ['bluesky'] });
  });

  it('is taken for a yes to the whole of an experimental site', () => {
    const switched = withSite(off, trial, true);
    expect(isOn(trial, switched)).toBe(true);
    expect(isOn(trial, withSite(switched, trial, false))).toBe(false);
  });

  it('switches the experimental parts of a site by themselves', () => {
    expect(withExperiments(nothing, partly, true)).toEqual({ sitesOn: ['old-reddit'] });
    expect(withExperiments(on, partly, false)).toEqual({ sitesOn: [] });
  });
});
