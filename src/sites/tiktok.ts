import type { Site } from './site.ts';

/**
 * www.tiktok.com, whose elements carry a name for tests. An answer is a comment of the second level; one box serves the
 * video and its comments. As another project drove it, 2026-08.
 */
export const tiktok: Site = {
  id: 'tiktok',
  name: 'TikTok',
  version: '2026-11-27',
  hosts: ['www.tiktok.com'],
  enabled: true,
  items: [
    {
      kind: 'comment',
      // The name is on the words; name, words and reply control share the block around them.
      container: '[data-e2e="comment-level-1"], [data-e2e="comment-level-2"]',
      up: 1,
      text: [{ selectors: ['[data-e2e^="comment-level-"]'] }],
      without: ['button'],
      author: [
        { selector: '[data-e2e^="comment-username-"] a', attribute: 'href', after: '/@' },
        { selector: 'a[href^="/@"], a[href*="tiktok.com/@"]', attribute: 'href', after: '/@' },
      ],
      depthIf: '[data-e2e="comment-level-2"]',
      opener: ['[data-e2e^="comment-reply-"]'],
    },
    {
      kind: 'post',
      experimental: true,
      container: '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]',
      text: [{ selectors: [':scope > *'], pick: 'all' }],
      without: ['button'],
      openerInPage: ['[data-e2e="comment-icon"]'],
    },
  ],
  composers: [{ box: '[contenteditable="true"]', inside: '[data-e2e="comment-input"]', byClick: true }],
  otherBoxes: [{ box: '[data-e2e="message-input-area"] [contenteditable="true"]', use: 'chat' }],
  submit: ['[data-e2e="comment-post"]', '[type="submit"]'],
  limit: { max: 150, count: 'characters' },
};
