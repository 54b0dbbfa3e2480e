import { type Entry, type Post, postAt, postById, redditPosts } from './feed.ts';
import { counted, moment, paragraphs, safe } from './markup.ts';
import { permalink, postsOf, viewOf } from './reddit-markup.ts';

/** Old Reddit: plain documents, inline handlers, a textarea. No navigation of its own. */

const firstPosts = 12;

export function oldRedditPage(url: URL): string | undefined {
  const view = viewOf(url.pathname);
  if (!view) return undefined;
  const post = view.kind === 'post' ? postById(redditPosts, view.id) : undefined;
  const community = view.kind === 'feed' ? view.community : (post?.community ?? null);
  const body = post ? commentsPage(post) : listing(community);
  return `<!doctype html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta charset="utf-8"><title>${safe(post?.title ?? 'reddit: the fixture front page')}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/_pages/old-reddit.css"><script src="/_pages/spies.js"></script><script src="/_pages/old-reddit.js"></script></head>
<body class="${post ? 'single-page comments-page' : 'listing-page hot-page'} loggedin"><div id="header" role="banner"><a id="header-name" href="/">reddit</a> <span class="pagename">${community ? `<a href="/r/${community}/">${community}</a>` : 'front page'}</span><span id="header-bottom-right">you (1) | preferences</span></div>
<div class="side"><form action="/search" id="search" role="search"><input type="text" name="q" placeholder="search" aria-label="search"></form><div class="titlebox"><h1>${community ? `r/${community}` : 'front page'}</h1><div class="usertext-body may-blank-within md-container"><div class="md"><p>A place for neighbours to talk. Be kind, bring sources.</p></div></div></div></div>
<a name="content"></a><div class="content" role="main">${body}</div></body></html>`;
}

function listing(community: string | null): string {
  const posts = postsOf(community);
  const things = Array.from({ length: firstPosts }, (_, n) => link(postAt(posts, n), n + 1, false));
  return `<div id="siteTable" class="sitetable linklisting">${things.join('')}</div>`;
}

/** The next page as "never-ending" add-ons append it: another table of links. */
export function nextTable(community: string | null, from: number, n: number): string {
  const posts = postsOf(community);
  const things = Array.from({ length: n }, (_, i) => link(postAt(posts, from + i), from + i + 1, false));
  return `<div class="sitetable linklisting">${things.join('')}</div>`;
}

/** A post. @param whole on its own page; a listing shows what stands before the rest. */
export function link(post: Post, rank: number, whole: boolean): string {
  const text = whole ? [post.text, post.more ?? ''].join('\n\n') : post.text;
  return `<div class="thing id-t3_${post.id} ${rank % 2 ? 'odd' : 'even'} link self" id="thing_t3_${post.id}" data-fullname="t3_${post.id}" data-type="link" data-author="${safe(post.author)}" data-subreddit="${post.community}" data-subreddit-prefixed="r/${post.community}" data-timestamp="${Date.parse(moment(post.hoursAgo))}" data-url="${permalink(post)}" data-permalink="${permalink(post)}" data-domain="self.${post.community}" data-rank="${whole ? '' : rank}" data-comments-count="${post.replies.length}" data-score="${post.score}" data-promoted="false" data-context="${whole ? 'comments' : 'listing'}">${linkInside(post, rank, whole, text)}</div><div class="clearleft"></div>`;
}

function linkInside(post: Post, rank: number, whole: boolean, text: string): string {
  return `<p class="parent"></p><span class="rank">${whole ? '' : rank}</span><div class="midcol unvoted"><div class="arrow up" role="button" aria-label="upvote" tabindex="0"></div><div class="score unvoted" title="${post.score}">${post.score}</div><div class="arrow down" role="button" aria-label="downvote" tabindex="0"></div></div>
<div class="entry unvoted"><div class="top-matter"><p class="title"><a class="title may-blank loggedin" data-event-action="title" href="${permalink(post)}" tabindex="1">${safe(post.title ?? '')}</a> <span class="domain">(<a href="/r/${post.community}/">self.${post.community}</a>)</span></p><p class="tagline">submitted <time title="${moment(post.hoursAgo)}" datetime="${moment(post.hoursAgo)}" class="live-timestamp">${post.hoursAgo} hours ago</time> by <a href="/user/${safe(post.author)}" class="author may-blank">${safe(post.author)}</a><span class="userattrs"></span></p></div>
<div class="expando"><form action="#" class="usertext warn-on-unload" id="form-t3_${post.id}"><input type="hidden" name="thing_id" value="t3_${post.id}"><div class="usertext-body may-blank-within md-container"><div class="md">${body(text)}</div></div></form></div>
<ul class="flat-list buttons"><li class="first"><a href="${permalink(post)}" data-event-action="comments" class="bylink comments may-blank" rel="nofollow">${counted(post.replies.length)}</a></li><li class="share"><a class="post-sharing-button" href="javascript:void(0)">share</a></li><li><a href="javascript:void(0)">hide</a></li></ul></div><div class="child"></div><div class="clearleft"></div>`;
}

/** The post of a `.thing`, as its children: for rendering it anew. */
export function linkContents(post: Post, rank: number, whole: boolean): string {
  return linkInside(post, rank, whole, whole ? [post.text, post.more ?? ''].join('\n\n') : post.text);
}

function commentsPage(post: Post): string {
  return `<div id="siteTable" class="sitetable linklisting">${link(post, 1, true)}</div>
<div class="commentarea"><div class="panestack-title"><span class="title">all ${counted(post.replies.length)}</span></div><div class="menuarea"></div>${replyForm(`t3_${post.id}`)}
<div id="siteTable_t3_${post.id}" class="sitetable nestedlisting">${post.replies.map((reply) => comment(reply, post)).join('')}</div></div>`;
}

function replyForm(thing: string): string {
  return `<form action="#" class="usertext cloneable warn-on-unload" onsubmit="return post_form(this, 'comment')" id="form-${thing}commentreply"><input type="hidden" name="thing_id" value="${thing}"><div class="usertext-edit md-container"><div class="md"><textarea rows="1" cols="1" name="text" data-event-action="comment" data-type="link" aria-label="comment"></textarea></div><div class="bottom-area"><span class="help-toggle toggle"><a class="option active" href="#" tabindex="100">formatting help</a></span><a href="/help/contentpolicy" class="reddiquette" tabindex="100">content policy</a><span class="error TOO_LONG field-text" style="display:none"></span><span class="error NO_TEXT field-text" style="display:none"></span><div class="usertext-buttons"><button type="submit" class="save">save</button><button type="button" onclick="return cancel_usertext(this);" class="cancel" style="display:none">cancel</button><span class="status"></span></div></div></div></form>`;
}

/** A comment with its replies. */
export function comment(entry: Entry, post: Post): string {
  const id = `t1_${entry.id}`;
  const address = `${permalink(post)}${entry.id}/`;
  const replies = entry.replies.map((reply) => comment(reply, post)).join('');
  const child = replies ? `<div id="siteTable_${id}" class="sitetable listing">${replies}</div>` : '';
  return `<div class="thing id-${id} noncollapsed comment" id="thing_${id}" data-fullname="${id}" data-type="comment" data-subreddit="${post.community}" data-subreddit-prefixed="r/${post.community}" data-author="${safe(entry.author)}" data-replies="${entry.replies.length}" data-permalink="${address}"><p class="parent"><a name="${entry.id}"></a></p><div class="midcol unvoted"><div class="arrow up" role="button" aria-label="upvote" tabindex="0"></div><div class="arrow down" role="button" aria-label="downvote" tabindex="0"></div></div>
<div class="entry unvoted"><p class="tagline"><a href="javascript:void(0)" class="expand" onclick="return togglecomment(this)">[–]</a><a href="/user/${safe(entry.author)}" class="author may-blank">${safe(entry.author)}</a><span class="userattrs"></span> <span class="score unvoted" title="${entry.hoursAgo}">${entry.hoursAgo} points</span> <time title="${moment(entry.hoursAgo)}" datetime="${moment(entry.hoursAgo)}" class="live-timestamp">${entry.hoursAgo} hours ago</time>&nbsp;<a href="javascript:void(0)" class="numchildren">(${entry.replies.length} children)</a></p>
<form action="#" class="usertext warn-on-unload" id="form-${id}"><input type="hidden" name="thing_id" value="${id}"><div class="usertext-body may-blank-within md-container"><div class="md">${body(entry.text)}</div></div></form>
<ul class="flat-list buttons"><li class="first"><a href="${address}" data-event-action="permalink" class="bylink" rel="nofollow">permalink</a></li><li><a href="javascript:void(0)" class="embed-comment">embed</a></li><li class="reply-button"><a class="access-required" href="javascript:void(0)" data-event-action="comment" onclick="return reply(this)">reply</a></li></ul></div><div class="child">${child}</div><div class="clearleft"></div></div><div class="clearleft"></div>`;
}

function body(text: string): string {
  return paragraphs(text)
    .map((part) => `<p>${safe(part)}</p>\n`)
    .join('');
}
