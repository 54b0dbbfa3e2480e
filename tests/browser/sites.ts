import { permalink as facebookPermalink } from '../pages/facebook-shell.ts';
import { commentsOf, type Entry, expected, facebookPosts, type Post, redditPosts } from '../pages/feed.ts';
import { firstPosts, permalink as redditPermalink } from '../pages/reddit-markup.ts';
import type { Wanted } from './door.ts';

/** Each supported site as the scenarios use it: its fixture's addresses, what to expect there, and its reply boxes. */
export interface TriedSite {
  id: string;
  name: string;
  host: string;
  /** The posts that a feed starts with, and all that it ever shows, each once. */
  feed: readonly Post[];
  posts: readonly Post[];
  /** The address of a post's own page. */
  pageOf(post: Post): string;
  /** A post with comments, and a comment of it that asserts a claim. */
  post: Post;
  comment: Entry;
  /** The site's own control that opens the reply box of the comment. */
  opener: Wanted;
  /** The editable element under the comment, and the one for the post itself. */
  box: { comment: string; post: string };
  /** The site's pages change by `pushState`. */
  inApp: boolean;
}

function postOf(posts: readonly Post[], id: string): Post {
  const post = posts.find((one) => one.id === id);
  if (!post) throw new Error(`The fixtures have no post ${id}.`);
  return post;
}

/** A post and its comments, as they stand on the post's own page. */
export function wholePage(post: Post): (Post | Entry)[] {
  return [post, ...commentsOf(post).map(({ entry }) => entry)];
}

function assertingComment(post: Post): Entry {
  const found = commentsOf(post).find(({ entry }) => expected(entry, 'whole').badge === 'claim');
  if (!found) throw new Error(`No comment of ${post.id} asserts a claim.`);
  return found.entry;
}

const redditPost = postOf(redditPosts, 'dementia1');
const redditComment = assertingComment(redditPost);
const facebookPost = postOf(facebookPosts, 'f1dementia');
const facebookComment = assertingComment(facebookPost);

const redditThing = `shreddit-comment[thingid="t1_${redditComment.id}"]`;
const oldRedditThing = `.thing[data-fullname="t1_${redditComment.id}"]`;

export const triedSites: readonly TriedSite[] = [
  {
    id: 'reddit',
    name: 'Reddit',
    host: 'www.reddit.com',
    feed: redditPosts.slice(0, firstPosts),
    posts: redditPosts,
    pageOf: redditPermalink,
    post: redditPost,
    comment: redditComment,
    opener: `${redditThing} > shreddit-comment-action-row [slot="comment-reply"] button`,
    box: {
      comment: `${redditThing} > [slot="comment-composer"] [contenteditable="true"]`,
      post: `comment-composer-host[post-id="t3_${redditPost.id}"]:not([reply-mode]) [contenteditable="true"]`,
    },
    inApp: true,
  },
  {
    id: 'old-reddit',
    name: 'Old Reddit',
    host: 'old.reddit.com',
    feed: redditPosts.slice(0, 12),
    posts: redditPosts,
    pageOf: redditPermalink,
    post: redditPost,
    comment: redditComment,
    opener: `${oldRedditThing} > .entry .reply-button a`,
    box: { comment: `${oldRedditThing} > .child > form textarea`, post: 'form.usertext.cloneable textarea' },
    inApp: false,
  },
  {
    id: 'facebook',
    name: 'Facebook',
    host: 'www.facebook.com',
    feed: facebookPosts.slice(0, 6),
    posts: facebookPosts,
    pageOf: facebookPermalink,
    post: facebookPost,
    comment: facebookComment,
    opener: {
      selector: '[role="button"]',
      within: `[role="article"][aria-label^="Comment by ${facebookComment.author}"]`,
      text: 'Reply',
    },
    box: {
      comment: `form [role="textbox"][aria-label^="Reply to ${facebookComment.author}"]`,
      post: '[role="dialog"] form [role="textbox"][aria-label^="Write a comment"]',
    },
    inApp: true,
  },
];
