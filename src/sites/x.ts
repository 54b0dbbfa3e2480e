import type { Item, Site } from './site.ts';

/**
 * x.com and twitter.com. Cells are recycled while scrolling, so a post is known by its status, never by its node. A
 * reply is the same article as a post; only the page says which it is. Structures seen 2024-12 to 2026-04.
 */
const article = 'article[data-testid="tweet"]';

const tweet = {
  text: [
    { selectors: ['[data-testid="twitter-article-title"]'] },
    { selectors: ['[data-testid="twitterArticleRichTextView"]', '[data-testid="tweetText"]'] },
  ],
  without: ['[data-testid="tweet-text-show-more-link"]', 'button'],
  author: [
    { selector: '[data-testid="User-Name"] a' },
    { selector: '[data-testid="User-Name"] [dir="ltr"]:not(:has([dir="ltr"]))' },
  ],
  permalink: [
    { selector: 'a[href*="/status/"]:has(time)', attribute: 'href' },
    { selector: '[data-testid="tweet-text-show-more-link"]', attribute: 'href' },
    { selector: 'a[href*="/status/"][href*="/photo/"], a[href*="/article/"]', attribute: 'href' },
  ],
  id: [
    { selector: 'a[href*="/status/"]:has(time)', attribute: 'href', after: '/status/' },
    { selector: '[data-testid="tweet-text-show-more-link"]', attribute: 'href', after: '/status/' },
  ],
  badgeAfter: ['[data-testid="tweetText"]'],
} satisfies Partial<Item>;

const opener = ['button[data-testid="reply"]'];
const statusPages = ['/*/status/*'];

export const x: Site = {
  id: 'x',
  name: 'X',
  version: '2026-11-27',
  hosts: ['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com'],
  enabled: true,
  items: [
    // A quoted post has no box here; what it says is not what the one who quotes it says.
    { ...tweet, kind: 'post', container: `${article} div[role="link"]`, has: '[data-testid="User-Name"]' },
    { ...tweet, opener, kind: 'post', container: `${article}[tabindex="-1"]` },
    { ...tweet, opener, kind: 'comment', container: article, except: '[role="dialog"] *', paths: statusPages },
    { ...tweet, opener, kind: 'post', container: article },
    // An article read by itself.
    {
      kind: 'post',
      container: '[data-testid="twitterArticleReadView"]',
      except: `${article} *`,
      text: tweet.text,
      author: tweet.author,
    },
  ],
  composers: [
    {
      box: '[data-testid^="tweetTextarea_"][contenteditable="true"]',
      // A reply is written in the cell of its post, or in a dialog that shows the post above; the other box is for new posts.
      inside: '[data-testid="cellInnerDiv"], [role="dialog"]',
      together: '[data-testid="cellInnerDiv"], [role="dialog"]',
      byClick: true,
    },
  ],
  otherBoxes: [
    { box: '[data-testid^="tweetTextarea_"][contenteditable="true"]', use: 'share' },
    { box: '[data-testid="dmComposerTextInput"], [data-testid="dm-composer-textarea"]', use: 'chat' },
  ],
  submit: ['[data-testid="tweetButton"]', '[data-testid="tweetButtonInline"]', '[type="submit"]'],
  limit: { max: 280, count: 'x-weighted' },
};
