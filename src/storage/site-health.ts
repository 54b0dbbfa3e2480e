import { storage } from 'wxt/utils/storage';
import type { Site } from '../sites/site.ts';

/**
 * How well a site still is what its data say, kept on this machine. Newer data of the site begin a new life: what was
 * kept of the old ones no longer counts.
 */
export interface SiteHealth {
  /** The version of the site's data that this was seen with. */
  readonly version: string;
  /** The reader scrolled and scrolled, and no post was found. */
  readonly noPosts: boolean;
  /** A post had no reply box where one was expected. */
  readonly noBox: boolean;
  /** Insertions that failed, one after another. */
  readonly failed: number;
}

/** What happened on a page that says something of its site's health. */
export type HealthEvent = 'posts' | 'no-posts' | 'inserted' | 'no-box' | 'refused' | 'try-again';

/** After so many failed insertions in a row Insert becomes Copy on that site. */
const MOST_FAILED = 3;

/** What was seen of this site with its present data; all is well where nothing was. */
export async function siteHealth(site: Site): Promise<SiteHealth> {
  return readHealth(site, await storage.getItem(keyOf(site)));
}

/** Calls back whenever the health of this site changes, here or in another part; returns how to stop. */
export function watchHealth(site: Site, changed: (health: SiteHealth) => void): () => void {
  return storage.watch<unknown>(keyOf(site), (now) => changed(readHealth(site, now)));
}

let lastNote: Promise<unknown> = Promise.resolve();

/** Keeps what happened. Nothing is written where it changes nothing. */
export function noteHealth(site: Site, event: HealthEvent): Promise<void> {
  const noted = lastNote.then(async () => {
    const before = await siteHealth(site);
    const after = afterEvent(before, event);
    if (JSON.stringify(after) !== JSON.stringify(before)) await storage.setItem(keyOf(site), after);
  });
  lastNote = noted.catch(() => {});
  return noted;
}

/** Pure: the health after this has happened. */
export function afterEvent(before: SiteHealth, event: HealthEvent): SiteHealth {
  switch (event) {
    case 'posts':
      return { ...before, noPosts: false };
    case 'no-posts':
      return { ...before, noPosts: true };
    case 'no-box':
      return { ...before, noBox: true, failed: before.failed + 1 };
    case 'refused':
      return { ...before, failed: before.failed + 1 };
    case 'inserted':
    case 'try-again':
      return { ...before, noBox: false, failed: 0 };
  }
}

/** Does Insert still make sense on this site, or is Copy all that can be promised? */
export function isCopyOnly({ failed }: SiteHealth): boolean {
  return failed >= MOST_FAILED;
}

/** Is there anything that the reader should be told? */
export function isAmber(health: SiteHealth): boolean {
  return health.noPosts || health.noBox || isCopyOnly(health);
}

export function healthy({ version }: Site): SiteHealth {
  return { version, noPosts: false, noBox: false, failed: 0 };
}

function keyOf({ id }: Site): `local:${string}` {
  return `local:health:${id}`;
}

function readHealth(site: Site, raw: unknown): SiteHealth {
  const well = healthy(site);
  if (typeof raw !== 'object' || raw === null || !('version' in raw) || raw.version !== site.version) return well;
  const flag = (name: 'noPosts' | 'noBox') => name in raw && (raw as Record<string, unknown>)[name] === true;
  const failed = 'failed' in raw && typeof raw.failed === 'number' && raw.failed > 0 ? Math.floor(raw.failed) : 0;
  return { ...well, noPosts: flag('noPosts'), noBox: flag('noBox'), failed };
}
