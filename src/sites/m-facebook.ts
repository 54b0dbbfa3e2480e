import type { Site } from './site.ts';

/**
 * m.facebook.com is drawn by a server: containers and native text, without links, roles or names. Its box ignores every
 * text that is not typed, so replies go to the clipboard. Reported 2026-08, not seen.
 */
export const mFacebook: Site = {
  id: 'm-facebook',
  name: 'Facebook (mobile page)',
  version: '2026-11-27',
  hosts: ['m.facebook.com'],
  enabled: true,
  experimental: true,
  items: [
    {
      kind: 'post',
      container: '[data-tracking-duration-id]',
      except: '[data-tracking-duration-id] *',
      text: [{ selectors: ['.native-text'], outside: '[role="button"]', pick: 'longest' }],
      author: [{ selector: '.native-text' }],
    },
  ],
  composers: [],
  submit: ['[type="submit"]'],
  limit: { max: 8_000, count: 'characters' },
};
