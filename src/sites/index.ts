import { facebook } from './facebook.ts';
import { linkedin } from './linkedin.ts';
import { oldReddit } from './old-reddit.ts';
import { reddit } from './reddit.ts';
import type { Site } from './site.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/**
 * The supported sites. Checked against the schema by the unit tests, and again where newer data arrives in a list; not
 * in every page, which would carry the whole schema library with it.
 */
export const sites: readonly Site[] = [reddit, oldReddit, facebook, x, youtube, linkedin];

/** Hosts that the reader has added to a site that may run anywhere: host name → id of the site. */
export type AddedHosts = Readonly<Record<string, string>>;

/**
 * The site that lives on this host, if it is a supported one.
 * @param added the hosts that the reader has added
 */
export function siteFor(hostname: string, added: AddedHosts = {}): Site | undefined {
  return (
    sites.find(({ hosts }) => hosts.includes(hostname)) ??
    sites.find(({ hosts }) => hosts.some((host) => host.startsWith('*.') && isUnder(host.slice(2), hostname))) ??
    sites.find(({ id, anywhere }) => anywhere !== undefined && Object.hasOwn(added, hostname) && added[hostname] === id)
  );
}

function isUnder(domain: string, hostname: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/** The pages on which the extension reads, as match patterns of the manifest. */
export const sitePatterns: string[] = sites.flatMap(({ hosts }) => hosts.map(patternOf));

/** The match pattern of one host, for the manifest or for asking the browser for one that the reader adds. */
export function patternOf(host: string): string {
  return `https://${host}/*`;
}
