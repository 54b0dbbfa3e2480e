import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Settings, settings as settingsSchema } from '../storage/settings.ts';
import { settingsItem, updateSettings } from '../storage/stored.ts';

/** Typing is stored after so long a pause. */
const pause = 400;

export type Profile = Settings['profile'];
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';
export type Store = (change: (now: Settings) => Settings) => Promise<void>;

/** The settings to show and to change. Everything is stored as it is changed; what is typed when typing pauses. */
export function useSettings(first: Settings): {
  settings: Settings;
  state: SaveState;
  store: Store;
  setProfile: (part: Partial<Profile>) => void;
} {
  const [settings, setSettings] = useState(first);
  const [state, setState] = useState<SaveState>('idle');
  const typing = useRef(false);

  useEffect(
    () =>
      settingsItem.watch((now) =>
        // What is being typed here is newer than what another part of the extension stored meanwhile.
        setSettings((shown) => ({ ...now, profile: typing.current ? shown.profile : now.profile })),
      ),
    [],
  );

  const store = useCallback(async (change: (now: Settings) => Settings) => {
    setState('saving');
    try {
      const stored = await updateSettings((now) => settingsSchema.parse(change(now)));
      setSettings((shown) => ({ ...stored, profile: typing.current ? shown.profile : stored.profile }));
      setState('saved');
    } catch {
      setState('failed');
    }
  }, []);
  const storeProfile = useStoredLater(store, typing);
  const setProfile = (part: Partial<Profile>) => {
    const profile = { ...settings.profile, ...part };
    typing.current = true;
    setSettings((shown) => ({ ...shown, profile }));
    setState('saving');
    storeProfile(profile);
  };
  return { settings, state, store, setProfile };
}

/** Stores the profile when typing pauses, and at the latest when the page is left. */
function useStoredLater(store: Store, typing: { current: boolean }): (profile: Profile) => void {
  const waiting = useRef<{ profile: Profile; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const { profile, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    void store((now) => ({ ...now, profile })).then(() => {
      typing.current = waiting.current !== null;
    });
  }, [store, typing]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [flush]);
  return (profile) => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = { profile, timer: setTimeout(flush, pause) };
  };
}
