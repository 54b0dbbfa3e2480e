import type { Item, Site } from './site.ts';

/**
 * www.linkedin.com has three faces: the feed of 2026 (generated classes, no urn but in a comment's key), the older pages
 * (profile activity and others), and what is shown to guests. Long texts are only clamped. Structures seen: feed 2026-05,
 * older pages 2026-04, guests 2025-11; comments and boxes of the new feed are reported, not seen.
 */
const newPost = '[role="listitem"][componentkey*="FeedType_"]';
const oldPost = '.feed-shared-update-v2[data-urn]';
const oldShared = '.feed-shared-update-v2__update-content-wrapper';
const oldComment = 'article.comments-comment-entity, article.comments-comment-item';

/** What is written twice, once for the eye and once for the ear. */
const twins = ['.visually-hidden', '.sr-only', 'button'];

const oldText = ['.feed-shared-inline-show-more-text .update-components-text', '.update-components-text'];
const oldAuthor = [
  { selector: '.update-components-actor__title [aria-hidden="true"]' },
  { selector: '.update-components-actor__title' },
];
const oldActivity: Omit<Item, 'container'> = {
  kind: 'post',
  text: [{ selectors: oldText }],
  without: twins,
  author: oldAuthor,
};

const guestText = ['[data-test-id="main-feed-activity-card__commentary"]', '.attributed-text-segment-list__content'];
const guestPost: Omit<Item, 'container'> = {
  kind: 'post',
  text: [{ selectors: guestText }],
  author: [
    { selector: 'a[data-tracking-control-name$="actor-name"]' },
    { selector: '[data-test-id$="entity-lockup"] a' },
  ],
  permalink: [{ selector: '', attribute: 'data-activity-urn' }],
  badgeAfter: ['[data-test-id="main-feed-activity-card__commentary"]'],
};

export const linkedin: Site = {
  id: 'linkedin',
  name: 'LinkedIn',
  version: '2026-11-27',
  hosts: ['www.linkedin.com'],
  enabled: true,
  items: [
    {
      kind: 'comment',
      container: '[componentkey^="replaceableComment_urn:li:comment:"]',
      text: [{ selectors: ['[data-testid="expandable-text-box"]'] }],
      without: twins,
      author: [{ selector: 'a[href*="/in/"]:not(:has(img)), a[href*="/company/"]:not(:has(img))' }],
      id: [{ selector: '', attribute: 'componentkey', after: 'replaceableComment_' }],
      opener: ['button[aria-label^="Reply"]', 'button[aria-label^="Reaction button state"] ~ button'],
    },
    // The same post stands on two or three elements, one in another: the outermost is it.
    {
      kind: 'post',
      container: newPost,
      except: `${newPost} *`,
      text: [{ selectors: ['[data-testid="expandable-text-box"]'], outside: '[componentkey^="commentBox-"]' }],
      without: twins,
      author: [
        {
          selector: '[aria-label^="Open control menu for post by "]',
          attribute: 'aria-label',
          after: 'Open control menu for post by ',
        },
        { selector: 'a[href*="/in/"]:not(:has(img)), a[href*="/company/"]:not(:has(img))' },
      ],
      permalink: [{ selector: 'a[href*="/feed/update/"]', attribute: 'href' }],
      opener: [
        'button[aria-label="Comment"]',
        'button[aria-label^="Reaction button state"] + button',
        'div:has(> button[aria-label^="Reaction button state"]) + div > button',
      ],
    },
    {
      kind: 'comment',
      container: oldComment,
      text: [
        {
          selectors: [
            '.comments-comment-item__main-content',
            '.comments-comment-entity__content .update-components-text',
          ],
        },
      ],
      without: twins,
      author: [
        { selector: '.comments-comment-meta__description-title' },
        { selector: '.comments-post-meta__name-text' },
      ],
      id: [{ selector: '', attribute: 'data-id' }],
      permalink: [{ selector: '', attribute: 'data-id' }],
      depthWithin: '.comments-replies-list',
      opener: ['button.comments-comment-social-bar__reply-action-button--cr', 'button[class*="reply-action-button"]'],
    },
    {
      ...oldActivity,
      container: oldPost,
      permalink: [{ selector: '', attribute: 'data-urn' }],
      id: [{ selector: '', attribute: 'data-urn' }],
      opener: ['button.comment-button', 'button[aria-label="Comment"]'],
    },
    // What is shared in another's post: the one who wrote it is not the one who shares it.
    {
      ...oldActivity,
      container: oldShared,
      has: '.update-components-actor__title',
      permalink: [{ selector: 'a[href*="/feed/update/"]', attribute: 'href' }],
      id: [{ selector: 'a[href*="/feed/update/"]', attribute: 'href', after: '/feed/update/' }],
    },
    { ...guestPost, container: 'article[data-activity-urn]' },
    {
      kind: 'comment',
      container: 'section.comment',
      text: [{ selectors: ['.comment__text', '.comment__body .attributed-text-segment-list__content'] }],
      author: [{ selector: 'a.comment__author' }, { selector: 'a[data-tracking-control-name$="comment_actor-name"]' }],
      permalink: [{ selector: '[data-semaphore-content-urn]', attribute: 'data-semaphore-content-urn' }],
      id: [{ selector: '[data-semaphore-content-urn]', attribute: 'data-semaphore-content-urn' }],
    },
  ],
  composers: [
    {
      box: '[data-testid="ui-core-tiptap-text-editor-wrapper"] [contenteditable="true"]',
      inside: '[componentkey^="commentBox-"]',
    },
    { box: '.ql-editor[contenteditable="true"]', inside: '.comments-comment-box' },
  ],
  otherBoxes: [
    { box: '.share-creation-state .ql-editor[contenteditable="true"]', use: 'share' },
    { box: '.msg-form__contenteditable[contenteditable="true"]', use: 'chat' },
  ],
  submit: [
    'button[class*="comments-comment-box__submit-button"]',
    '[componentkey^="commentButtonSection"] button',
    '[type="submit"]',
  ],
  limit: { max: 1_250, count: 'characters' },
};
