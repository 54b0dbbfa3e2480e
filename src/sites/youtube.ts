import type { Site } from './site.ts';

/**
 * www.youtube.com. Both generations of comments carry the same ids inside. Nodes are used again for other videos and for
 * another order of the comments. Long texts are only clamped: all of it is in the page. Structures seen 2022 and 2025.
 */
export const youtube: Site = {
  id: 'youtube',
  name: 'YouTube',
  version: '2026-11-27',
  hosts: ['www.youtube.com'],
  enabled: true,
  items: [
    {
      kind: 'comment',
      container: 'ytd-comment-view-model, ytd-comment-renderer',
      text: [{ selectors: ['#content-text'] }],
      without: ['tp-yt-paper-button', 'button'],
      author: [{ selector: '#author-text' }],
      permalink: [{ selector: '#published-time-text a[href*="lc="], .published-time-text a', attribute: 'href' }],
      id: [
        { selector: '#published-time-text a[href*="lc="], .published-time-text a', attribute: 'href', after: 'lc=' },
      ],
      depthWithin: 'ytd-comment-replies-renderer',
      badgeAfter: ['#content-text'],
      opener: ['#reply-button-end button', '#reply-button-end tp-yt-paper-button', '#reply-button-end a'],
    },
    {
      kind: 'post',
      container: 'ytd-watch-metadata',
      text: [
        { selectors: ['h1'] },
        {
          selectors: [
            '#description-inline-expander :is(#attributed-snippet-text, #plain-snippet-text, #expanded yt-attributed-string, yt-formatted-string)',
            '#description-inline-expander',
          ],
          outside: '#info-container, #structured-description, ytd-engagement-panel-section-list-renderer',
          pick: 'longest',
        },
      ],
      without: ['tp-yt-paper-button', 'button', '#info-container', '#structured-description'],
      author: [{ selector: 'ytd-video-owner-renderer ytd-channel-name a' }, { selector: 'ytd-channel-name a' }],
      badgeAfter: ['h1'],
      openerInPage: [
        'ytd-comments ytd-comment-simplebox-renderer #placeholder-area',
        'ytd-comments ytd-comment-simplebox-renderer #simplebox-placeholder',
      ],
    },
    {
      kind: 'post',
      experimental: true,
      container: 'ytd-backstage-post-renderer',
      text: [{ selectors: ['#content-text'] }],
      without: ['tp-yt-paper-button', 'button'],
      author: [{ selector: '#author-text' }],
      permalink: [{ selector: '#published-time-text a', attribute: 'href' }],
      id: [{ selector: '#published-time-text a', attribute: 'href', after: '/post/' }],
      badgeAfter: ['#content-text'],
    },
  ],
  composers: [
    {
      box: '#contenteditable-root[contenteditable="true"]',
      inside: 'ytd-commentbox, ytd-comment-simplebox-renderer, ytd-comment-reply-dialog-renderer',
      except: '#edit-dialog *',
      together: 'ytd-watch-flexy, ytd-browse',
    },
  ],
  submit: ['#submit-button', '[type="submit"]'],
  limit: { max: 10_000, count: 'characters' },
};
