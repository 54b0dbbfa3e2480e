import type { Site } from './site.ts';

/**
 * medium.com and the blogs under it. The article is a title and paragraphs with names of their own; its responses open
 * in a panel that nobody has shown us. Article seen 2024-08.
 */
export const medium: Site = {
  id: 'medium',
  name: 'Medium',
  version: '2026-11-27',
  hosts: ['*.medium.com'],
  enabled: true,
  items: [
    {
      kind: 'post',
      container: 'article',
      has: '.pw-post-title, .pw-post-body-paragraph',
      text: [
        { selectors: ['[data-testid="storyTitle"]', '.pw-post-title'] },
        { selectors: ['.pw-subtitle-paragraph'] },
        { selectors: ['.pw-post-body-paragraph'], pick: 'all' },
      ],
      without: ['button'],
      author: [{ selector: '[data-testid="authorName"]' }, { selector: '.pw-author-name' }],
      badgeAfter: ['[data-testid="storyTitle"]', '.pw-post-title'],
    },
    {
      kind: 'comment',
      experimental: true,
      container: '[data-testid="response"], .pw-response',
      text: [{ selectors: ['.pw-response-body-paragraph', 'pre', 'p'], pick: 'all' }],
      without: ['button'],
      author: [{ selector: '[data-testid="authorName"]' }, { selector: 'a[href*="/@"]' }],
      opener: ['button[data-testid="responseReplyButton"]'],
    },
  ],
  composers: [
    {
      box: '[contenteditable="true"][role="textbox"], [data-slate-editor="true"]',
      inside: '[role="dialog"], [data-testid="responses"], aside',
      byClick: true,
    },
  ],
  submit: ['[data-testid="ResponseRespondButton"]', '[type="submit"]'],
  limit: { max: 10_000, count: 'characters' },
};
