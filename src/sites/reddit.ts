import type { Item, Site } from './site.ts';

/**
 * www.reddit.com, the web-component site ("shreddit"). Everything read here is slotted, that is in the light DOM; only
 * the collapsed "Add your reply" trigger sits in an open shadow root. Structures seen 2025-04 and 2025-11.
 */
const post: Omit<Item, 'container'> = {
  kind: 'post',
  text: [
    { selectors: [':scope [slot="title"]'] },
    { selectors: [':scope [slot="text-body"] .md', ':scope [slot="text-body"]'] },
  ],
  without: ['faceplate-screen-reader-content', 'faceplate-perfmark', 'button', 'shreddit-post-flair'],
  author: [
    { selector: '[slot="credit-bar"] a[href*="/user/"]', attribute: 'href', after: '/user/' },
    { selector: '', attribute: 'author' },
  ],
  permalink: [{ selector: '', attribute: 'permalink' }],
  id: [{ selector: '', attribute: 'id' }],
  badgeAfter: [':scope [slot="text-body"]', ':scope [slot="title"]'],
};

export const reddit: Site = {
  id: 'reddit',
  name: 'Reddit',
  version: '2026-11-22',
  hosts: ['www.reddit.com', 'reddit.com', 'sh.reddit.com'],
  enabled: true,
  items: [
    {
      ...post,
      container: 'shreddit-post[view-context="CommentsPage"]',
      openerInPage: [
        'comment-composer-host faceplate-textarea-input[data-testid="trigger-button"] >>> textarea',
        'faceplate-textarea-input[data-testid="trigger-button"] >>> textarea',
        'comment-composer-host faceplate-textarea-input[data-testid="trigger-button"]',
        'faceplate-textarea-input[data-testid="trigger-button"]',
      ],
    },
    { ...post, container: 'shreddit-post', except: '[view-context="CommentsPage"]' },
    {
      kind: 'comment',
      container: 'shreddit-comment',
      text: [{ selectors: [':scope > [slot="comment"]'] }],
      without: ['faceplate-screen-reader-content', 'faceplate-perfmark', 'button'],
      author: [
        { selector: ':scope > [slot="commentMeta"] a[href*="/user/"]', attribute: 'href', after: '/user/' },
        { selector: '', attribute: 'author' },
      ],
      permalink: [{ selector: '', attribute: 'permalink' }],
      id: [{ selector: '', attribute: 'thingid' }],
      depthAttribute: 'depth',
      badgeAfter: [':scope > [slot="comment"]'],
      opener: [
        ':scope > shreddit-comment-action-row [slot="comment-reply"] button',
        ':scope > [slot="actionRow"] [slot="comment-reply"] button',
      ],
    },
  ],
  composers: [
    {
      box: '[contenteditable="true"][role="textbox"], [contenteditable="true"][data-lexical-editor="true"], textarea',
      inside: 'shreddit-composer',
      except: '[placeholder*="Search"]',
      owner: [
        { closest: '[parent-id]', attribute: 'parent-id' },
        { closest: '[action*="create-comment"]', attribute: 'action' },
        { closest: 'comment-composer-host[post-id]', attribute: 'post-id' },
      ],
    },
  ],
  submit: ['[type="submit"]', '[slot="submit-button"]'],
  limit: { max: 10_000, count: 'characters' },
};
