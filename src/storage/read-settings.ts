import type { ReplyLength, Tone } from '../claims/claim.ts';
import { defaultSettings } from './default-settings.ts';
import type { MutedAuthor, Settings } from './settings.ts';

/* The words that a choice may be, as keys: a word that the schema gains or loses does not compile here. */
const tones: Record<Tone, true> = { rebut: true, prime: true, answer: true };
const lengths: Record<ReplyLength, true> = { full: true, short: true };
const badgeStyles: Record<Settings['badgeStyle'], true> = { words: true, short: true };
const themes: Record<Settings['theme'], true> = { auto: true, light: true, dark: true };
const languages: Record<Settings['language'], true> = { auto: true, en: true, es: true };
/** Days, or null for ever. */
const keptDays: readonly unknown[] = [0, 30, 90, 365, null] satisfies Settings['keptDays'][];

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
      disclosure: part(profile.disclosure, isText, ''),
      insist: part(profile.insist, isYesOrNo, false),
    },
    tone: part(raw.tone, oneOf(tones), defaultSettings.tone),
    length: part(raw.length, oneOf(lengths), defaultSettings.length),
    paused: part(raw.paused, isYesOrNo, false),
    sitesOff: part(raw.sitesOff, isTexts, []),
    sitesOn: part(raw.sitesOn, isTexts, []),
    mutedClaims: part(raw.mutedClaims, isTexts, []),
    mutedTopics: part(raw.mutedTopics, isTexts, []),
    mutedAuthors: part(raw.mutedAuthors, isAuthors, []),
    mutedThreads: part(raw.mutedThreads, isTexts, []),
    badgeStyle: part(raw.badgeStyle, oneOf(badgeStyles), defaultSettings.badgeStyle),
    theme: part(raw.theme, oneOf(themes), defaultSettings.theme),
    language: part(raw.language, oneOf(languages), defaultSettings.language),
    keptDays: part(raw.keptDays, isKeptDays, defaultSettings.keptDays),
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

function isYesOrNo(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isAuthors(value: unknown): value is MutedAuthor[] {
  return Array.isArray(value) && value.every((one) => isRecord(one) && isText(one.site) && isText(one.author));
}

function isKeptDays(value: unknown): value is Settings['keptDays'] {
  return keptDays.includes(value);
}

function oneOf<T extends string>(words: Record<T, true>): (value: unknown) => value is T {
  return (value): value is T => isText(value) && Object.hasOwn(words, value);
}
