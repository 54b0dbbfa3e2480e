import { Plus } from 'lucide-preact';
import { browser } from 'wxt/browser';
import { withSite } from '../sites/choice.ts';
import { patternOf } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import { updateSettings } from '../storage/stored.ts';
import { say } from './say.ts';

type AddHostProps = { site: Site; host: string; onAdded: () => void; onFailed: () => void };

/** Offers to read a host that runs the software of a site of ours; the browser then asks whether we may. */
export function AddHost({ site, host, onAdded, onFailed }: AddHostProps) {
  const add = async () => {
    // Asked for first: the browser grants it only as an answer to the press, and may close the popup to ask.
    const granted = browser.permissions.request({ origins: [patternOf(host)] });
    await updateSettings((now) => ({ ...now, ...withSite(now, site, true) }));
    if (await granted) onAdded();
    else onFailed();
  };
  return (
    <>
      <p>{say('addHostWhy', site.name, host)}</p>
      <button type="button" class="button primary" data-action="add-host" onClick={() => void add().catch(onFailed)}>
        <Plus size={16} aria-hidden="true" />
        {say('addHost', host)}
      </button>
    </>
  );
}
