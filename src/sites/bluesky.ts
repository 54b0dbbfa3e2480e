import type { Item, Site } from './site.ts';

/**
 * bsky.app, React Native for the web: screens stay mounted, hidden, behind the current one. The reply box is a dialog
 * that repeats the post as plain text. Names of the source code; the thread page and its button are not checked.
 */
const post: Omit<Item, 'container'> = {
  kind: 'post',
  text: [{ selectors: ['[data-testid="postText"]'] }],
  without: ['button', '[role="button"]'],
  permalink: [{ selector: 'a[href*="/post/"]', attribute: 'href' }],
  id: [{ selector: 'a[href*="/post/"]', attribute: 'href', after: '/post/' }],
  badgeAfter: ['[data-testid="postText"]'],
  opener: ['[data-testid="replyBtn"]'],
};

export const bluesky: Site = {
  id: 'bluesky',
  name: 'Bluesky',
  version: '2026-11-27',
  hosts: ['bsky.app'],
  enabled: true,
  experimental: true,
  items: [
    {
      ...post,
      container: '[data-testid^="feedItem-by-"]',
      author: [{ selector: '', attribute: 'data-testid', after: 'feedItem-by-' }],
    },
    {
      ...post,
      container: '[data-testid^="postThreadItem-by-"]',
      author: [{ selector: '', attribute: 'data-testid', after: 'postThreadItem-by-' }],
    },
  ],
  composers: [
    {
      box: '.ProseMirror[contenteditable="true"]',
      inside: '[role="dialog"], [data-testid="composePostView"], [aria-modal="true"]',
      together: '[role="dialog"]',
      byClick: true,
    },
  ],
  submit: ['[data-testid="composerPublishBtn"]', '[type="submit"]'],
  limit: { max: 300, count: 'graphemes' },
};
