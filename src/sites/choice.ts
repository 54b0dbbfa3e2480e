import type { Site } from './site.ts';

/** What the reader has decided about sites; her settings have this shape. */
export interface SiteChoice {
  /** Ids of the sites that she has switched off. */
  readonly sitesOff: readonly string[];
  /** Ids of the sites whose experimental parts, or which as a whole, she has switched on. */
  readonly sitesOn: readonly string[];
  /** Nothing is read anywhere, until she goes on. */
  readonly paused?: boolean;
}

/** Is this site read? A site is on unless it is switched off, or all are paused; an experimental one is off unless it is switched on. */
export function isOn(site: Site, { sitesOff, sitesOn, paused }: SiteChoice): boolean {
  if (paused || !site.enabled || sitesOff.includes(site.id)) return false;
  return !site.experimental || sitesOn.includes(site.id);
}

/** The choice after the reader has moved this site's switch. */
export function withSite(choice: SiteChoice, site: Site, on: boolean): { sitesOff: string[]; sitesOn: string[] } {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== site.id);
  return {
    sitesOff: on ? others(choice.sitesOff) : [...others(choice.sitesOff), site.id],
    sitesOn: site.experimental ? withExperiments(choice, site, on).sitesOn : [...choice.sitesOn],
  };
}

/** The choice after the reader has asked for what is experimental on this site, or no longer wants it. */
export function withExperiments(choice: SiteChoice, site: Site, on: boolean): { sitesOn: string[] } {
  const others = choice.sitesOn.filter((id) => id !== site.id);
  return { sitesOn: on ? [...others, site.id] : others };
}

/** Has this site anything that is read only where the reader asks for it? */
export function isExperimental(site: Site): boolean {
  return site.experimental === true || site.items.some(({ experimental }) => experimental);
}

/**
 * The site as it is read: without its experimental items, unless the reader has switched them on. The same object where
 * nothing is left out.
 */
export function siteAsRead(site: Site, { sitesOn }: SiteChoice): Site {
  if (sitesOn.includes(site.id) || site.experimental || !isExperimental(site)) return site;
  return { ...site, items: site.items.filter(({ experimental }) => !experimental) };
}
