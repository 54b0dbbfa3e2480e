import type { Tone } from '../claims/claim.ts';
import { defaultSettings } from './default-settings.ts';
import type { Settings } from './settings.ts';

const tones: Record<Tone, true> = { rebut: true, prime: true, answer: true };

/**
 * Reads settings from a stored value, part by part: a part of the right shape counts, any other is the default.
 * @returns the settings, and whether the whole value could be read
 */
export function readSettings(raw: unknown): { settings: Settings; whole: boolean } {
  if (raw === null || raw === undefined) return { settings: defaultSettings, whole: true };
  if (!isRecord(raw)) return { settings: defaultSettings, whole: false };
  let whole = hasOnly(raw, defaultSettings);
  const part = <T>(found: unknown, fits: (value: unknown) => value is T, fallback: T): T => {
    if (fits(found)) return found;
    whole = false;
    return fallback;
  };
  const profile = isRecord(raw.profile) ? raw.profile : {};
  whole &&= hasOnly(profile, defaultSettings.profile);
  const settings: Settings = {
    profile: {
      name: part(profile.name, isText, ''),
      credential: part(profile.credential, isText, ''),
      signature: part(profile.signature, isText, ''),
    },
    tone: part(raw.tone, isTone, defaultSettings.tone),
    sitesOff: part(raw.sitesOff, isTexts, []),
    mutedClaims: part(raw.mutedClaims, isTexts, []),
  };
  return { settings, whole };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: object, known: object): boolean {
  return Object.keys(value).every((key) => Object.hasOwn(known, key));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isTone(value: unknown): value is Tone {
  return isText(value) && Object.hasOwn(tones, value);
}
