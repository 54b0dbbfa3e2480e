import type { Site } from './site.ts';

/**
 * old.reddit.com, server-rendered: every post and comment is a `.thing` with its full name in an attribute, every reply
 * box a textarea in a `form.usertext` that names what it answers. Structures seen 2024-09 and 2025-04.
 */
export const oldReddit: Site = {
  id: 'old-reddit',
  name: 'Old Reddit',
  version: '2026-11-22',
  hosts: ['old.reddit.com'],
  enabled: true,
  items: [
    {
      kind: 'post',
      container: '.thing[data-type="link"]',
      except: '[data-promoted="true"]',
      text: [
        { selectors: [':scope > .entry p.title > a.title', ':scope > .entry a.title'] },
        { selectors: [':scope > .entry .expando .usertext-body .md', ':scope > .entry .usertext-body .md'] },
      ],
      author: [
        { selector: ':scope > .entry .tagline a.author', attribute: 'href', after: '/user/' },
        { selector: '', attribute: 'data-author' },
      ],
      permalink: [{ selector: '', attribute: 'data-permalink' }],
      id: [{ selector: '', attribute: 'data-fullname' }],
      badgeAfter: [':scope > .entry .expando .usertext-body', ':scope > .entry p.title'],
    },
    {
      kind: 'comment',
      container: '.thing[data-type="comment"]',
      text: [{ selectors: [':scope > .entry form.usertext .usertext-body .md', ':scope > .entry .usertext-body .md'] }],
      author: [
        { selector: ':scope > .entry .tagline a.author', attribute: 'href', after: '/user/' },
        { selector: '', attribute: 'data-author' },
      ],
      permalink: [
        { selector: '', attribute: 'data-permalink' },
        { selector: ':scope > .entry a.bylink', attribute: 'href' },
      ],
      id: [{ selector: '', attribute: 'data-fullname' }],
      badgeAfter: [':scope > .entry form.usertext .usertext-body', ':scope > .entry .usertext-body'],
      opener: [':scope > .entry .reply-button a', ':scope > .entry a[onclick^="return reply"]'],
    },
  ],
  composers: [
    {
      box: 'textarea[name="text"]',
      inside: 'form.usertext',
      except: '.usertext-edit[style*="display: none"] textarea',
      owner: [{ closest: 'form.usertext', selector: 'input[name="thing_id"]', attribute: 'value' }],
    },
  ],
  submit: ['[type="submit"]', 'button.save'],
  limit: { max: 10_000, count: 'characters' },
};
