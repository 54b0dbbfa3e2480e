import type { Item, Site } from './site.ts';

/**
 * Mastodon, on any host: the reader adds each one. One box serves the whole page; the reply button fills it with a name
 * and gives it the focus. Far articles are emptied while scrolling. Names of the source code, of after 2025.
 */
const status: Omit<Item, 'container'> = {
  kind: 'post',
  text: [
    { selectors: ['.content-warning p', '.status__content__spoiler-text'] },
    { selectors: ['.status__content__text--visible', '.status__content__text', '.status__content'] },
  ],
  // What is quoted is repeated as a link in front of the text.
  without: ['.quote-inline', '.status__content__read-more-button', 'button'],
  author: [
    { selector: '.display-name__account' },
    { selector: 'a[data-hover-card-account]', attribute: 'href', after: '/@' },
  ],
  permalink: [
    { selector: 'a.status__relative-time', attribute: 'href' },
    { selector: 'a.detailed-status__datetime', attribute: 'href' },
  ],
  badgeAfter: ['.status__content'],
  opener: ['.status__action-bar button:has(.icon-reply)', '.status__action-bar button:has(.icon-reply-all)'],
};

export const mastodon: Site = {
  id: 'mastodon',
  name: 'Mastodon',
  version: '2026-11-27',
  hosts: [],
  anywhere: { recognise: '#mastodon[data-props], body.app-body #mastodon' },
  enabled: true,
  items: [
    { ...status, container: '.status__quote .status, .status--is-quote', opener: [] },
    { ...status, container: '.status[data-id]', id: [{ selector: '', attribute: 'data-id' }] },
    {
      ...status,
      container: '.detailed-status',
      opener: [],
      openerInPage: [
        '.detailed-status__action-bar button:has(.icon-reply)',
        '.detailed-status__action-bar button:has(.icon-reply-all)',
      ],
    },
  ],
  composers: [{ box: 'textarea.autosuggest-textarea__textarea', inside: '.compose-form', byClick: true }],
  submit: ['.compose-form button[type="submit"]', '.compose-form__submit button', '[type="submit"]'],
  limit: { max: 500, count: 'characters' },
};
