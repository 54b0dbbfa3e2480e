import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { oldReddit } from '../../../src/sites/old-reddit.ts';
import { reddit } from '../../../src/sites/reddit.ts';
import {
  type HealthEvent,
  isAmber,
  isCopyOnly,
  noteHealth,
  siteHealth,
  watchHealth,
} from '../../../src/storage/site-health.ts';

beforeEach(() => fakeBrowser.reset());

const having = async (...events: HealthEvent[]) => {
  for (const event of events) await noteHealth(reddit, event);
  return siteHealth(reddit);
};

describe('the health of a site', () => {
  it('is well where nothing was seen', async () => {
    expect(isAmber(await siteHealth(reddit))).toBe(false);
  });

  it('turns amber when no post is found, and well again with the first post', async () => {
    expect(isAmber(await having('no-posts'))).toBe(true);
    expect(isAmber(await siteHealth(oldReddit))).toBe(false);
    expect(isAmber(await having('posts'))).toBe(false);
  });

  it('turns amber when a reply box is missing, and well again with the next insertion', async () => {
    const missing = await having('no-box');
    expect([isAmber(missing), isCopyOnly(missing)]).toEqual([true, false]);
    expect(isAmber(await having('inserted'))).toBe(false);
  });

  it('makes Insert Copy after three failures in a row, of either kind, until the reader tries again', async () => {
    expect(isCopyOnly(await having('refused', 'refused', 'inserted', 'refused', 'no-box'))).toBe(false);
    expect(isCopyOnly(await having('refused'))).toBe(true);
    expect(isAmber(await having('try-again'))).toBe(false);
  });

  it('begins anew with newer data of the site', async () => {
    await having('refused', 'refused', 'refused', 'no-posts');
    expect(isAmber(await siteHealth({ ...reddit, version: '2099-01-01' }))).toBe(false);
    expect(isAmber(await siteHealth(reddit))).toBe(true);
  });

  it('counts all of what happens at once', async () => {
    await Promise.all([1, 2, 3].map(() => noteHealth(reddit, 'refused')));
    expect((await siteHealth(reddit)).failed).toBe(3);
  });

  it('tells of changes, and writes nothing where nothing changes', async () => {
    const seen: boolean[] = [];
    const stop = watchHealth(reddit, (health) => seen.push(isAmber(health)));
    await having('posts', 'no-posts', 'no-posts', 'posts', 'posts');
    expect(seen).toEqual([true, false]);
    stop();
  });

  it.each([null, 7, 'amber', {}, { version: reddit.version, failed: 'often', noPosts: 'yes', noBox: 1 }])(
    'takes what it cannot read (%j) for well',
    async (raw) => {
      await fakeBrowser.storage.local.set({ [`health:${reddit.id}`]: raw });
      expect(isAmber(await siteHealth(reddit))).toBe(false);
    },
  );
});
