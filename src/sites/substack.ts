import type { Item, Site } from './site.ts';

/**
 * substack.com and the newsletters under it. A note's words are shown by the editor that wrote them, without being
 * editable. Reader and notes seen 2026-03; posts, their comments and boxes are common knowledge, not checked.
 */
const note: Omit<Item, 'container'> = {
  kind: 'post',
  text: [{ selectors: ['.FeedProseMirror'] }],
  author: [{ selector: 'a[href^="/@"]:not([href*="/note/"], :has(img))' }],
  permalink: [{ selector: 'a[href*="/note/"]', attribute: 'href' }],
  id: [{ selector: 'a[href*="/note/"]', attribute: 'href', after: '/note/' }],
  badgeAfter: ['.FeedProseMirror'],
};

export const substack: Site = {
  id: 'substack',
  name: 'Substack',
  version: '2026-11-27',
  hosts: ['*.substack.com'],
  enabled: true,
  items: [
    { ...note, container: '[role="article"]', has: '.FeedProseMirror' },
    // A note that is opened has no article around it: name and words meet three levels up.
    { ...note, container: '.FeedProseMirror', up: 3, except: '[role="article"] *' },
    {
      kind: 'post',
      experimental: true,
      container: 'article.newsletter-post, .single-post',
      except: 'article.newsletter-post .single-post, .single-post article',
      text: [
        { selectors: ['h1.post-title', 'h1'] },
        { selectors: ['h3.subtitle'] },
        { selectors: ['.available-content .body.markup', '.body.markup'] },
      ],
      without: ['button', '.subscription-widget-wrap', 'figure'],
      author: [{ selector: '.byline-wrapper a[href*="/@"]:not(:has(img))' }],
      badgeAfter: ['h1.post-title'],
    },
    {
      kind: 'comment',
      experimental: true,
      container: '.comment',
      text: [{ selectors: [':scope > .comment-content .comment-body', '.comment-body'] }],
      without: ['button'],
      author: [{ selector: '.comment-meta a[href*="/@"], .comment-meta a' }],
      badgeAfter: ['.comment-body'],
      opener: ['.comment-actions button.reply', '.comment-actions a.reply'],
    },
  ],
  composers: [
    { box: 'textarea', inside: '.comment form, .comments-section form, .comment-input', byClick: true },
    {
      box: '.ProseMirror[contenteditable="true"]',
      inside: '[role="dialog"]',
      together: '[role="dialog"]',
      byClick: true,
    },
  ],
  submit: ['[type="submit"]', '.comment-input button'],
  limit: { max: 10_000, count: 'characters' },
};
