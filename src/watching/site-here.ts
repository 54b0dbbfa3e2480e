import { siteFor, sites } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';

/** The site of this page: by its host, or, on a host that is in no list, by the software that has left its mark in it. */
export function siteHere(): Site | undefined {
  return (
    siteFor(location.hostname) ??
    sites.find(({ anywhere }) => anywhere !== undefined && document.querySelector(anywhere.recognise) !== null)
  );
}
