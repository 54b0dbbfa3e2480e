import { z } from 'zod';
import { replyLength, tone } from '../claims/claim.ts';

/** Where something was written by whom; on this machine only. */
export const mutedAuthor = z.strictObject({ site: z.string().max(40), author: z.string().min(1).max(200) });
export type MutedAuthor = z.infer<typeof mutedAuthor>;

/** How long replies are remembered in the ledger: days, 0 for not at all, null for ever. */
export const keptDays = [0, 30, 90, 365, null] as const;

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The languages that our own texts are written in; claims and replies stay in theirs. */
export const languages = ['auto', 'en', 'es'] as const;
export type Language = (typeof languages)[number];

/** words: what it is about. short: a word only. */
export const badgeStyles = ['words', 'short'] as const;
export type BadgeStyle = (typeof badgeStyles)[number];

/** What the physician chose. Stored under `local:settings` with a version; see `stored.ts`. */
export const settings = z.strictObject({
  profile: z
    .strictObject({
      name: z.string().max(80).default(''),
      /** "MD, cardiologist": shown after the name where a reply says who speaks. */
      credential: z.string().max(80).default(''),
      /** Closing line of every reply; empty for none. */
      signature: z.string().max(200).default(''),
      /** "I have no ties to industry."; empty for none. */
      disclosure: z.string().max(200).default(''),
      /** No reply leaves without name and credential. */
      insist: z.boolean().default(false),
    })
    .prefault({}),
  tone: tone.default('rebut'),
  /** full: where it fits the site, else short. */
  length: replyLength.default('full'),
  /** Nothing is read on any site. */
  paused: z.boolean().default(false),
  /** Site ids that are switched off. */
  sitesOff: z.array(z.string()).default([]),
  /** Ids of the sites whose experimental data the reader has switched on; see `src/sites/choice.ts`. */
  sitesOn: z.array(z.string()).default([]),
  /** Claim ids that are never shown. */
  mutedClaims: z.array(z.string()).default([]),
  mutedTopics: z.array(z.string()).default([]),
  mutedAuthors: z.array(mutedAuthor).default([]),
  /** Addresses of pages, without query and fragment. */
  mutedThreads: z.array(z.string()).default([]),
  badgeStyle: z.enum(badgeStyles).default('words'),
  theme: z.enum(themes).default('auto'),
  language: z.enum(languages).default('auto'),
  keptDays: z.literal([...keptDays]).default(365),
});
export type Settings = z.infer<typeof settings>;

export { defaultSettings } from './default-settings.ts';
