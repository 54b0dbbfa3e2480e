import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../sites/site.ts';
import { isAmber, isCopyOnly, noteHealth, type SiteHealth, siteHealth, watchHealth } from '../storage/site-health.ts';
import { say } from './say.ts';

/** The health of a site, kept up to date; null until it is known. */
export function useSiteHealth(site: Site | null): SiteHealth | null {
  const [health, setHealth] = useState<SiteHealth | null>(null);
  useEffect(() => {
    setHealth(null);
    if (!site) return;
    void siteHealth(site).then(setHealth);
    return watchHealth(site, setHealth);
  }, [site]);
  return health;
}

/** What is wrong with a site, in a sentence, and the way that works on any page. Nothing where all is well. */
export function SiteNote({ site, health }: { site: Site; health: SiteHealth | null }) {
  if (!health || !isAmber(health)) return null;
  return (
    <div class="note" role="note" data-health="amber">
      {health.noPosts && <p>{say('healthNoPosts', site.name)}</p>}
      {isCopyOnly(health) ? (
        <p>
          {say('healthCopyOnly', site.name)}{' '}
          <button
            type="button"
            class="button quiet"
            data-action="try-again"
            onClick={() => void noteHealth(site, 'try-again')}
          >
            {say('healthTryAgain')}
          </button>
        </p>
      ) : (
        health.noBox && <p>{say('healthNoBox', site.name)}</p>
      )}
      <p>{say('checkHint')}</p>
    </div>
  );
}
