import type { Site } from './site.ts';

/** www.pinterest.com and its countries. Nothing here was seen on a real page: names for tests, and a Draft.js box. */
export const pinterest: Site = {
  id: 'pinterest',
  name: 'Pinterest',
  version: '2026-11-27',
  hosts: [
    '*.pinterest.com',
    '*.pinterest.co.uk',
    '*.pinterest.de',
    '*.pinterest.fr',
    '*.pinterest.ca',
    '*.pinterest.es',
  ],
  enabled: true,
  experimental: true,
  items: [
    {
      kind: 'comment',
      container: '[data-test-id="author-and-comment-container"], [data-test-id="commentThread-comment"]',
      except: '[data-test-id="commentThread-comment"] *',
      text: [
        { selectors: ['[data-test-id="text-container"]', 'span[dir="auto"]'], outside: 'a, button', pick: 'longest' },
      ],
      without: ['button'],
      author: [{ selector: '[data-test-id="creator-profile-name"]' }, { selector: 'a' }],
      opener: ['[data-test-id="comment-reply-button"] button', 'button[data-test-id="comment-reply-button"]'],
    },
    {
      kind: 'post',
      container: '[data-test-id="closeup-body"], [data-test-id="CloseupDetails"]',
      except: '[data-test-id="closeup-body"] *',
      text: [
        { selectors: ['h1'] },
        { selectors: ['[data-test-id="richPinInformation-description"]', '[data-test-id="truncated-description"]'] },
      ],
      without: ['button'],
      author: [{ selector: '[data-test-id="creator-profile-name"]' }],
    },
  ],
  composers: [
    {
      box: '.public-DraftEditor-content[contenteditable="true"]',
      inside: '[data-test-id="comment-editor-container"], [data-test-id="closeup-body"]',
      together: '[data-test-id="closeup-body"]',
    },
  ],
  submit: ['[data-test-id="activity-item-create-submit"]', '[type="submit"]'],
  limit: { max: 500, count: 'characters' },
};
