import { describe, expect, it } from 'vitest';
import { type FeedPost, feedSites } from '../../src/cli/benching/page-cost/feed-page.ts';
import { runFeed } from '../../src/cli/benching/page-cost/run-feed.ts';
import { builds } from './bench.ts';

/**
 * The bench of what a page pays, on a short feed: that it sees our script, and only with the extension. Times are the
 * bench's; what does not depend on the machine is held here.
 */
describe('what a page pays for the extension', () => {
  const posts: FeedPost[] = Array.from({ length: 24 }, (_, index) => ({
    author: `Reader ${index}`,
    text: index % 8 === 3 ? `Day ${index}: statins cause dementia.` : `Day ${index}: the number nine was late again.`,
  }));

  it.each(feedSites.slice(0, 1))('is seen on $name, and nothing in the page moves', async (site) => {
    const { off, on } = await runFeed(site, posts, builds.chromium);
    expect([off.posts, off.badged]).toEqual([24, 0]);
    expect([on.posts, on.badged]).toEqual([24, 3]);
    expect(on.script).toBeGreaterThan(10 * off.script);
    expect(on.busy).toBeGreaterThan(on.script);
    expect(on.shift - off.shift).toBe(0);
    expect(on.heap).toBeGreaterThan(off.heap);
  });
});
