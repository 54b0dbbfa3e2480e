import type { Settings } from './settings.ts';

/**
 * The settings of somebody who has set nothing. Written out, and kept apart from the schema, because the content script
 * needs them in every page and the schema library in none; a test holds the two together.
 */
export const defaultSettings: Settings = {
  profile: { name: '', credential: '', signature: '', disclosure: '', insist: false },
  tone: 'rebut',
  length: 'full',
  paused: false,
  sitesOff: [],
  sitesOn: [],
  mutedClaims: [],
  mutedTopics: [],
  mutedAuthors: [],
  mutedThreads: [],
  badgeStyle: 'words',
  theme: 'auto',
  language: 'auto',
  keptDays: 365,
};
