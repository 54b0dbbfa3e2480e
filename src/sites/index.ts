import { bluesky } from './bluesky.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import { mFacebook } from './m-facebook.ts';
import { mastodon } from './mastodon.ts';
import { medium } from './medium.ts';
import { nextdoor } from './nextdoor.ts';
import { oldReddit } from './old-reddit.ts';
import { pinterest } from './pinterest.ts';
import { quora } from './quora.ts';
import { reddit } from './reddit.ts';
import type { Site } from './site.ts';
import { substack } from './substack.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/**
 * The supported sites. Checked against the schema by the unit tests, and again where newer data arrives in a list; not
 * in every page, which would carry the whole schema library with it.
 */
export const sites: readonly Site[] = [
  reddit,
  oldReddit,
  facebook,
  mFacebook,
  x,
  youtube,
  instagram,
  threads,
  linkedin,
  bluesky,
  mastodon,
  tiktok,
  pinterest,
  medium,
  substack,
  quora,
  nextdoor,
];

/** The site that lives on this host, if it is a listed one. A site that runs anywhere is known by its pages instead. */
export function siteFor(hostname: string): Site | undefined {
  return (
    sites.find(({ hosts }) => hosts.includes(hostname)) ??
    sites.find(({ hosts }) => hosts.some((host) => host.startsWith('*.') && isUnder(host.slice(2), hostname)))
  );
}

function isUnder(domain: string, hostname: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** The pages on which the extension reads, as match patterns of the manifest. */
export const sitePatterns: string[] = sites.flatMap(({ hosts }) => hosts.map(patternOf));

/** What may be asked for later, as match patterns: hosts of sites that run anywhere. */
export const anyHost: string[] = sites.some(({ anywhere }) => anywhere) ? ['https://*/*'] : [];

/** The match pattern of one host, for the manifest or for asking the browser for one that the reader adds. */
export function patternOf(host: string): string {
  return `https://${host}/*`;
}
