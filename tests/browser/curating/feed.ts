import type { Bench } from '../bench.ts';
import type { Browser } from '../door.ts';
import { openCard, replyInCard, settledPage } from '../reader.ts';
import { triedSites } from '../sites.ts';

/** The claim that a post of the fixture feed makes. */
export const claimInFeed = {
  id: 'statins-cause-dementia',
  file: 'statins-and-cholesterol/statins-cause-dementia.yaml',
};

/** The reply to that post, as a reader of the feed is offered it: with the fact of the claim as the extension has it. */
export async function replyOf({ pages }: Bench, browser: Browser): Promise<string> {
  const [site] = triedSites;
  if (!site) throw new Error('No site is tried.');
  const feed = await browser.openTab(pages.url(site.host, site.pageOf(site.post)));
  await settledPage(feed, site, 'whole');
  await openCard(feed, claimInFeed.id);
  const reply = await replyInCard(feed);
  await feed.close();
  return reply;
}
