import type { Site } from './site.ts';

/**
 * www.threads.com. Every post, answer and quoted post is the same pressable container. A span that holds a time or a
 * name is no text. Structures seen 2025-12 and 2026-02, as a guest; the box is reported, 2026-09.
 */
export const threads: Site = {
  id: 'threads',
  name: 'Threads',
  version: '2026-11-27',
  hosts: ['www.threads.com', 'threads.com', 'www.threads.net', 'threads.net'],
  enabled: true,
  items: [
    {
      kind: 'post',
      // The button that posts is pressable too, but has no such id.
      container: 'div[data-pressable-container="true"][data-interactive-id]',
      except: '[role="button"]',
      text: [
        {
          selectors: ['span[dir="auto"]:not([translate="no"], :has(time), :has(span[dir="auto"]))'],
          outside: 'a, h1, [role="button"]',
          pick: 'longest',
        },
      ],
      without: ['[role="button"]'],
      author: [{ selector: 'a[href^="/@"]', attribute: 'href', after: '/@' }],
      permalink: [{ selector: 'a[href*="/post/"]:has(time)', attribute: 'href' }],
      id: [{ selector: 'a[href*="/post/"]:has(time)', attribute: 'href', after: '/post/' }],
      opener: ['[role="button"]:has(svg:is([aria-label="Reply"], [aria-label="Comment"]))'],
    },
  ],
  composers: [
    {
      box: '[contenteditable="true"][role="textbox"]',
      inside: '[role="dialog"], #barcelona-page-layout, main',
      except: '[role="search"] *',
      together: '[role="dialog"]',
      byClick: true,
    },
  ],
  // The button that posts has no mark but its word.
  submit: ['[type="submit"]', '[role="button"][data-pressable-container="true"]'],
  limit: { max: 500, count: 'characters' },
};
