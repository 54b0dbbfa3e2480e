import { storage } from 'wxt/utils/storage';
import { defaultSettings } from './default-settings.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/**
 * The settings in the browser's storage. What is stored was checked by the schema before; here, where the content script
 * reads it in every page, only its shape is looked at. A stored value that does not have it is never overwritten
 * without a copy.
 */

/** Raise it with every change of the shape, and add the way from the version before to `migrations`. */
const version = 2;
const migrations: Record<number, (before: unknown) => unknown> = {
  /** 2 added parts, each with a default; what version 1 could not read is left as it was, to be kept aside. */
  2: (before) => (wasVersionOne(before) ? withNewParts(before) : before),
};

/** Where a value that could not be read is kept, newest last, for the reader's support request to quote. */
const unreadable = storage.defineItem<unknown[]>('local:settingsUnreadable', { fallback: [] });
const stored = storage.defineItem<unknown>('local:settings', { version, migrations });

/** So many unreadable values are kept; the oldest go first. */
const keptUnreadable = 10;

/** The settings, for the whole extension. */
export const settingsItem = {
  /** What the reader chose; the default for each part that she did not choose or that cannot be read. */
  async getValue(): Promise<Settings> {
    return readSettings(await stored.getValue()).settings;
  },
  /** Stores new settings. A stored value that cannot be read whole is copied aside first, so that nothing is lost. */
  async setValue(settings: Settings): Promise<void> {
    await keepUnreadable();
    await stored.setValue(settings);
  },
  /** Brings what an earlier version stored into today's shape; done by itself when the storage is first used. */
  migrate(): Promise<void> {
    return stored.migrate();
  },
  /** Calls back with the new settings and the old whenever they change, here or in another part; returns how to stop. */
  watch(changed: (settings: Settings, before: Settings) => void): () => void {
    return stored.watch((now, before) => changed(readSettings(now).settings, readSettings(before).settings));
  },
};

let lastUpdate: Promise<unknown> = Promise.resolve();

/**
 * Changes the settings from what they are at that moment; two changes from one place never overwrite each other.
 * @returns the settings as they were stored
 */
export function updateSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const update = lastUpdate.then(async () => {
    const changed = change(await settingsItem.getValue());
    await settingsItem.setValue(changed);
    return changed;
  });
  lastUpdate = update.catch(() => {});
  return update;
}

async function keepUnreadable(): Promise<void> {
  const raw = await stored.getValue();
  if (raw === null || readSettings(raw).whole) return;
  await unreadable.setValue([...(await unreadable.getValue()), raw].slice(-keptUnreadable));
}

export { defaultSettings };

/** The parts of version 1, each of its own. */
type VersionOne = Pick<Settings, 'tone' | 'sitesOff' | 'mutedClaims'> & {
  profile: Pick<Settings['profile'], 'name' | 'credential' | 'signature'>;
};

function wasVersionOne(before: unknown): before is VersionOne {
  const parts = ['profile', 'tone', 'sitesOff', 'mutedClaims'];
  if (typeof before !== 'object' || before === null || !parts.every((part) => part in before)) return false;
  return 'profile' in before && typeof before.profile === 'object' && before.profile !== null;
}

function withNewParts(before: VersionOne): unknown {
  return { ...defaultSettings, ...before, profile: { ...defaultSettings.profile, ...before.profile } };
}
