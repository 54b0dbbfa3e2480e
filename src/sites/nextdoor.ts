import type { Site } from './site.ts';

/** nextdoor.com, whose elements carry a name for tests. Reported as checked on the live site, 2026-05. */
export const nextdoor: Site = {
  id: 'nextdoor',
  name: 'Nextdoor',
  version: '2026-11-27',
  hosts: ['nextdoor.com', 'www.nextdoor.com', 'nextdoor.co.uk', 'nextdoor.ca', 'nextdoor.com.au'],
  enabled: true,
  items: [
    {
      kind: 'comment',
      container: 'div[id^="comment_"]',
      has: '[data-testid="comment-detail-body"]',
      text: [{ selectors: ['[data-testid="comment-detail-body"]'] }],
      without: ['button', '[data-testid="seeMoreButton"]'],
      author: [
        { selector: '[data-testid="comment-detail-author-name"]' },
        { selector: 'a[href*="/profile/"]:not(:has(img))' },
      ],
      id: [{ selector: '', attribute: 'id' }],
      badgeAfter: ['[data-testid="comment-detail-body"]'],
      opener: ['[data-testid="comment-detail-reply-button"]', '[data-testid="comment-reply-button"]'],
    },
    {
      kind: 'post',
      container: '[data-testid="feed-item-card"]',
      has: '[data-testid="post-body"]',
      text: [{ selectors: ['[data-testid="post-body"]'] }],
      without: ['button', '[data-testid="seeMoreButton"]', '[data-post-see-more]'],
      author: [{ selector: '[data-testid="author-name"]' }, { selector: 'a[href*="/profile/"]:not(:has(img))' }],
      permalink: [{ selector: 'a[href*="/p/"]', attribute: 'href' }],
      badgeAfter: ['[data-testid="post-body"]'],
      opener: ['[data-testid="post-reply-button"]'],
    },
  ],
  composers: [
    {
      box: 'textarea[placeholder*="omment"], textarea[data-testid="comment-add-reply-input"]',
      inside: 'form, [data-testid="feed-item-card"], [role="dialog"]',
      together: '[role="dialog"]',
      byClick: true,
    },
  ],
  submit: ['[type="submit"]', '[data-testid="inline-composer-reply-button"]'],
  limit: { max: 10_000, count: 'characters' },
};
