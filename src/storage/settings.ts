import { z } from 'zod';
import { tone } from '../claims/claim.ts';

/** What the physician chose. Stored under `local:settings` with a version; see `stored.ts`. */
export const settings = z.strictObject({
  profile: z
    .strictObject({
      name: z.string().max(80).default(''),
      /** "MD, cardiologist": shown after the name where a reply says who speaks. */
      credential: z.string().max(80).default(''),
      /** Closing line of every reply; empty for none. */
      signature: z.string().max(200).default(''),
    })
    .prefault({}),
  tone: tone.default('rebut'),
  /** Site ids that are switched off. */
  sitesOff: z.array(z.string()).default([]),
  /** Claim ids that are never shown. */
  mutedClaims: z.array(z.string()).default([]),
});
export type Settings = z.infer<typeof settings>;

export { defaultSettings } from './default-settings.ts';
