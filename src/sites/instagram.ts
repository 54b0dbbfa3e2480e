import type { Item, Site } from './site.ts';

/**
 * www.instagram.com. Generated classes everywhere; a caption is a heading or a span beside the time. The guest's page
 * was seen 2025-11; feed, comments and box are common knowledge, not checked. One box serves the post and its comments.
 */
const caption: Omit<Item, 'container'> = {
  kind: 'post',
  text: [
    {
      selectors: ['h1[dir="auto"]', 'span[dir="auto"]:not(:has(time), :has(span[dir="auto"]))'],
      outside: 'a, button, time, [role="button"], form, header',
      pick: 'longest',
    },
  ],
  without: ['button', '[role="button"]'],
  author: [
    { selector: 'header a[role="link"]' },
    { selector: 'a[href^="/"][role="link"]:not([href*="/p/"], :has(img))' },
  ],
  permalink: [{ selector: 'a[href*="/p/"]:has(time), a[href*="/reel/"]:has(time)', attribute: 'href' }],
  opener: ['[role="button"]:has(svg[aria-label="Comment"])'],
};

export const instagram: Site = {
  id: 'instagram',
  name: 'Instagram',
  version: '2026-11-27',
  hosts: ['www.instagram.com'],
  enabled: true,
  experimental: true,
  items: [
    {
      kind: 'comment',
      container: 'a[href*="/c/"]',
      has: 'span[dir="auto"]',
      // From the link of the time to the block with name, words and link.
      up: 4,
      text: [
        {
          selectors: ['span[dir="auto"]:not(:has(time), :has(span[dir="auto"]))'],
          outside: 'a, button, time, [role="button"]',
          pick: 'longest',
        },
      ],
      author: [{ selector: 'a[href^="/"]:not([href*="/c/"], [href*="/p/"], :has(img))' }],
      permalink: [{ selector: 'a[href*="/c/"]', attribute: 'href' }],
      id: [{ selector: 'a[href*="/c/"]', attribute: 'href', after: '/c/' }],
    },
    { ...caption, container: 'article' },
    { ...caption, container: 'main', paths: ['/p/*', '/*/p/*', '/reel/*', '/*/reel/*'] },
  ],
  composers: [
    {
      box: 'form textarea',
      inside: 'form',
      except: '[type="search"], [role="search"] *',
      together: 'main, [role="dialog"]',
    },
  ],
  otherBoxes: [{ box: '[contenteditable="true"][role="textbox"]', use: 'chat' }],
  submit: ['[type="submit"]'],
  limit: { max: 2_200, count: 'characters' },
};
