import type { Site } from './site.ts';

/** www.quora.com and its languages. Names for tests and utility classes; the editor is not checked. */
export const quora: Site = {
  id: 'quora',
  name: 'Quora',
  version: '2026-11-27',
  hosts: ['*.quora.com'],
  enabled: true,
  experimental: true,
  items: [
    {
      kind: 'comment',
      container: '.puppeteer_test_comment, [id^="comment_"]',
      text: [{ selectors: ['.q-text .qu-userSelect--text', '.q-text'], outside: 'a, button', pick: 'longest' }],
      without: ['button'],
      author: [{ selector: 'a[href*="/profile/"]:not(:has(img))' }],
      opener: ['button[aria-label="Reply"]'],
    },
    {
      kind: 'post',
      container: '.puppeteer_test_answer_content, .spacing_log_answer_content',
      except: '.puppeteer_test_answer_content .spacing_log_answer_content',
      // From the words to the block that also names who wrote them.
      up: 2,
      text: [{ selectors: ['.spacing_log_answer_content', '.puppeteer_test_answer_content'] }],
      without: ['button', '.puppeteer_test_read_more_button'],
      author: [{ selector: 'a[href*="/profile/"]:not(:has(img))' }],
      permalink: [{ selector: 'a[href*="/answer/"]', attribute: 'href' }],
      opener: ['button[aria-label*="omment"]'],
    },
  ],
  composers: [{ box: '.doc[contenteditable="true"]', inside: '.q-box', byClick: true }],
  submit: ['[type="submit"]', '.puppeteer_test_modal_submit', 'button.qu-bg--blue'],
  limit: { max: 10_000, count: 'characters' },
};
