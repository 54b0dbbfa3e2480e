import { facebook } from './facebook.ts';
import { oldReddit } from './old-reddit.ts';
import { reddit } from './reddit.ts';
import type { Site } from './site.ts';

/**
 * The supported sites. Checked against the schema by the unit tests, and again where newer data arrives in a list; not
 * in every page, which would carry the whole schema library with it.
 */
export const sites: readonly Site[] = [reddit, oldReddit, facebook];

/** The site that lives on this host, if it is a supported one. */
export function siteFor(hostname: string): Site | undefined {
  return sites.find((site) => site.hosts.includes(hostname));
}

/** The pages on which the extension reads, as match patterns of the manifest. */
export const sitePatterns: string[] = sites.flatMap((site) => site.hosts.map((host) => `https://${host}/*`));
