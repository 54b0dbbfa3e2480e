import type { Item, Site } from './site.ts';

/**
 * www.facebook.com. Classes and ids are generated, labels are localised: only roles, ARIA positions and the hooks of the
 * advertising previews stay. Feed posts have had no role since 2025. Structures seen 2022-03 to 2025-11.
 */
const message = '[data-ad-rendering-role="story_message"], [data-ad-preview="message"]';

const messageOnly = { text: [{ selectors: [message] }] };

const heading = 'h2, h3, h4, h5';
const feedbackRow = '[aria-posinset] div:not([class]) > [data-visualcompletion="ignore-dynamic"]';
const comment = '[role="article"][aria-label]:not([aria-posinset])';

/** Blocks that hold running text when a post has no message node (coloured backgrounds, wall greetings). */
const looseText = '[dir="auto"]:not(:has(h2, h3, h4, h5, h6, a, [role="button"], [dir="auto"]))';

/** What has such blocks too, but is not what was written. */
const furniture =
  'h2, h3, h4, h5, h6, a, ul, form, [role="button"], [role="toolbar"], [role="article"][aria-label], ' +
  '[data-visualcompletion="ignore-dynamic"], ' +
  '[data-ad-rendering-role]:not([data-ad-rendering-role="story_message"])';

const post: Omit<Item, 'container'> = {
  kind: 'post',
  text: [{ selectors: [message, looseText], outside: furniture, pick: 'longest' }],
  without: ['[role="button"]', '[data-0="0"]', 'blockquote[data-1]', '[aria-hidden="true"]'],
  author: [
    { selector: '[data-ad-rendering-role="profile_name"] a' },
    { selector: ':is(h2, h3, h4, h5) strong a' },
    { selector: ':is(h2, h3, h4, h5) a' },
    { selector: ':is(h2, h3, h4, h5) strong' },
  ],
  permalink: [
    { selector: 'a[href*="/posts/"]', attribute: 'href' },
    { selector: 'a[href*="/permalink.php"], a[href*="/permalink/"]', attribute: 'href' },
    { selector: 'a[href*="/photo/?fbid="], a[href*="/reel/"], a[href*="/videos/"]', attribute: 'href' },
  ],
  opener: [
    '[data-ad-rendering-role="comment_button"]',
    '[role="button"][aria-label="Leave a comment"]',
    '[role="button"][aria-label="Comment"]:not(form *)',
  ],
};

export const facebook: Site = {
  id: 'facebook',
  name: 'Facebook',
  version: '2026-11-27',
  hosts: ['www.facebook.com', 'web.facebook.com'],
  enabled: true,
  items: [
    {
      kind: 'comment',
      container: comment,
      text: [
        {
          selectors: ['span[dir="auto"][lang]', 'span[dir="auto"]:has(> div[dir="auto"])', 'div[dir="auto"]'],
          outside: 'a, [role="button"]',
          pick: 'longest',
        },
      ],
      without: ['[role="button"]', '[data-0="0"]'],
      author: [
        { selector: 'a[href*="comment_id="]:not([aria-hidden="true"])' },
        { selector: 'a[role="link"]:not([aria-hidden="true"])' },
      ],
      permalink: [
        {
          selector:
            'a:is([href*="/posts/"], [href*="permalink"], [href*="/photo"], [href*="/reel/"])[href*="comment_id="]',
          attribute: 'href',
        },
        { selector: 'ul a[href*="comment_id="]', attribute: 'href' },
      ],
      depthIf: 'a[href*="reply_comment_id="]',
      // The row is like, reply, and perhaps a translation: never its first button, and none that has only a picture.
      opener: ['ul > li:has([role="button"]) ~ li [role="button"]:not([aria-label])'],
    },
    // One unit of a feed may hold several posts (greetings, several shares of one post): each has its own feedback row
    // and heading, which stand in one block or the heading one block further out.
    { ...post, container: feedbackRow, up: 2, has: heading, except: `${comment} *` },
    { ...post, container: feedbackRow, up: 3, has: heading, except: `${comment} *` },
    { ...post, container: '[aria-posinset]' },
    { ...post, container: '[role="article"]:not([aria-label], [aria-posinset])' },
    // Some readers' feeds give no positions; what else has a description holds no message, and so is no post.
    {
      ...post,
      ...messageOnly,
      container: 'div[aria-describedby]:not([role], [aria-posinset])',
      except: '[aria-posinset] *',
    },
    { ...post, ...messageOnly, container: '[role="feed"] > div' },
    // A photo by itself: the caption stands beside it with the comments. A reel: the caption stands over it.
    {
      ...post,
      experimental: true,
      container: '[role="complementary"]',
      has: heading,
      paths: ['/photo', '/photo/*', '/photo.php', '/*/photos/*'],
    },
    { ...post, experimental: true, container: '[role="main"]', paths: ['/reel/*', '/watch/*'] },
  ],
  composers: [
    {
      box: '[contenteditable="true"][role="textbox"]',
      inside: 'form',
      except: '[role="search"] *',
      together: '[role="dialog"]',
    },
  ],
  // The chat has the same editor, without a form around it.
  otherBoxes: [
    { box: '[contenteditable="true"][role="textbox"]:not(form *)', use: 'chat' },
    { box: '[role="dialog"] form [contenteditable="true"][role="textbox"]', use: 'share' },
  ],
  submit: ['[type="submit"]', 'form [role="button"][aria-label="Comment"]'],
  limit: { max: 8_000, count: 'characters' },
};
