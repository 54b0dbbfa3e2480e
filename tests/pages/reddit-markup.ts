import { type Entry, type Post, postAt, postById, redditPosts } from './feed.ts';
import { counted, hue, moment, paragraphs, pictureAddress, safe, slug } from './markup.ts';

/**
 * Reddit as it is now: web components whose texts stand in the light DOM, in slots, over declarative shadow roots. The
 * server and the page's own script render from the same templates.
 */

export type RedditView = { kind: 'feed'; community: string | null } | { kind: 'post'; id: string };

/** How many posts a feed starts with, and how many follow each time its end comes near. */
export const firstPosts = 9;
export const morePosts = 6;

/** What a path shows; undefined for addresses that do not exist. */
export function viewOf(path: string): RedditView | undefined {
  if (path === '/') return { kind: 'feed', community: null };
  const id = path.match(/^\/r\/[a-z]+\/comments\/([a-z0-9]+)(?:\/|$)/)?.[1];
  if (id) return postById(redditPosts, id) ? { kind: 'post', id } : undefined;
  const community = path.match(/^\/r\/([a-z]+)\/?$/)?.[1];
  return community && postsOf(community).length > 0 ? { kind: 'feed', community } : undefined;
}

/** The posts of one community, or of all. */
export function postsOf(community: string | null): readonly Post[] {
  return community ? redditPosts.filter((post) => post.community === community) : redditPosts;
}

export function permalink(post: Post): string {
  return `/r/${post.community}/comments/${post.id}/${slug(post.title ?? '')}/`;
}

/** The whole page for an address. */
export function redditPage(url: URL): string | undefined {
  const view = viewOf(url.pathname);
  if (!view) return undefined;
  return `<!doctype html>
<html lang="en" class="is-shredded"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(titleOf(view))}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_pages/reddit.css">
<script src="/_pages/spies.js"></script><script src="/_pages/reddit.js" defer></script></head>
<body class="v2 hydrating"><a class="skip" href="#main-content">Skip to main content</a>
<shreddit-app class="overflow-visible" user-logged-in="true" routename="${routeOf(view)}" devicetype="desktop"><template shadowrootmode="open"><slot></slot></template>
<reddit-header-large class="header"><a href="/" class="wordmark">reddit</a>
<faceplate-search-input placeholder="Search"><template shadowrootmode="open">${searchShadow}</template></faceplate-search-input><span class="user">u/you</span></reddit-header-large>
<div class="main-container"><main class="main w-full" id="main-content">${mainOf(view)}</main>
<aside id="right-sidebar-container">${sidebarOf(view)}</aside></div></shreddit-app></body></html>`;
}

export function titleOf(view: RedditView): string {
  if (view.kind === 'post') return `${postById(redditPosts, view.id)?.title ?? ''} : reddit`;
  return view.community ? `r/${view.community}` : 'Reddit: the fixture front page';
}

export function routeOf(view: RedditView): string {
  return view.kind === 'post' ? 'post_page' : view.community ? 'subreddit' : 'frontpage';
}

/** Everything inside `main`. @param count how many posts of a feed. */
export function mainOf(view: RedditView, count = firstPosts): string {
  if (view.kind === 'post') {
    const post = postById(redditPosts, view.id);
    return post ? postPage(post) : '';
  }
  const posts = postsOf(view.community);
  const cards = Array.from({ length: count }, (_, n) => feedUnit(postAt(posts, n), n, view.community));
  return `<div class="sort"><shreddit-sort-dropdown header-text="Sort by">Best</shreddit-sort-dropdown></div>
<shreddit-feed class="nd:visible"><template shadowrootmode="open"><slot></slot></template>${cards.join('')}</shreddit-feed>`;
}

export function sidebarOf(view: RedditView): string {
  const community = view.kind === 'post' ? postById(redditPosts, view.id)?.community : view.community;
  if (!community) {
    const names = [...new Set(redditPosts.map((post) => post.community ?? ''))];
    const links = names.map((name) => `<li><a href="/r/${name}/">${avatar(name)}r/${name}</a></li>`).join('');
    return `<section><h2>Communities</h2><ul>${links}</ul></section>`;
  }
  return `<section><h2>r/${community}</h2><p>A place for neighbours to talk. Be kind, bring sources.</p><p class="quiet">12K members · 84 online</p></section>`;
}

/** A post in a feed, with the rule under it; an advert follows every fifth. */
export function feedUnit(post: Post, index: number, community: string | null): string {
  const title = safe(post.title ?? '');
  const card = `<article class="w-full m-0" aria-label="${title}"><shreddit-post class="block relative cursor-pointer group" ${attributes(post)} view-context="${community ? 'SubredditFeed' : 'HomeFeed'}" view-type="cardView" feedindex="${index}">${feedCardInside(post)}</shreddit-post></article><hr class="border-0">`;
  return index % 5 === 4 ? card + advert(index) : card;
}

/** The children of a post in a feed, its shadow root first. */
export function feedCardInside(post: Post): string {
  const title = safe(post.title ?? '');
  const preview = paragraphs(post.text).map((text) => `<p>${safe(text)}</p>`);
  return `<template shadowrootmode="open">${postShadow(post)}</template>
<a data-ks-id="t3_${post.id}" slot="full-post-link" class="absolute inset-0" href="${permalink(post)}" target="_self"><faceplate-screen-reader-content><template shadowrootmode="open"><slot></slot></template> ${title} </faceplate-screen-reader-content></a>
<span slot="credit-bar" class="credit-bar"><span id="feed-post-credit-bar-t3_${post.id}"><faceplate-tracker source="post_credit_bar" action="click" noun="community"><a href="/r/${post.community}/" class="subreddit-name">${avatar(post.community ?? '')}r/${post.community}</a></faceplate-tracker><span class="dot">•</span><faceplate-timeago ts="${moment(post.hoursAgo)}">${post.hoursAgo} hr. ago</faceplate-timeago></span></span>
<a href="${permalink(post)}" id="post-title-t3_${post.id}" slot="title" class="block text-neutral-content-strong font-semibold" aria-describedby="feed-post-credit-bar-t3_${post.id}"> ${title} </a>
<a href="${permalink(post)}" slot="text-body" class="relative block no-underline" tabindex="-1"><div class="md feed-card-text-preview line-clamp-3" id="t3_${post.id}-post-rtjson-content">${preview.join('')}</div></a>
${picture(post)}`;
}

function picture(post: Post): string {
  if (!post.picture) return '';
  return `<div slot="post-media-container" class="media"><img src="${pictureAddress(post.id)}" alt="A drawing of hills under a sun" width="600" height="300"></div>`;
}

function attributes(post: Post): string {
  return `permalink="${permalink(post)}" content-href="https://www.reddit.com${permalink(post)}" comment-count="${post.replies.length}" created-timestamp="${moment(post.hoursAgo)}" domain="self.${post.community}" id="t3_${post.id}" post-title="${safe(post.title ?? '')}" post-language="en" post-type="text" score="${post.score}" subreddit-prefixed-name="r/${post.community}" author="${safe(post.author)}" subreddit-name="${post.community}"`;
}

/** Adverts have the shape of posts; the second kind even speaks of a claim, and gets no badge all the same. */
function advert(index: number): string {
  const title =
    index < 10
      ? 'Shoes for twelve-hour shifts. Free returns.'
      : 'Statins cause dementia! Try our memory drops instead.';
  return `<shreddit-ad-post class="promotedlink block relative" id="t3_ad${index}" post-title="${title}" post-type="link" author="promoted_goods" permalink="/user/promoted_goods/comments/ad${index}/"><template shadowrootmode="open"><style>:host{display:block;padding:8px 16px}</style><slot name="credit-bar"></slot><slot name="title"></slot></template><span slot="credit-bar" class="credit-bar">u/promoted_goods <span class="dot">•</span> Promoted</span><a slot="title" class="block font-semibold" href="https://www.example.org/">${title}</a></shreddit-ad-post><hr class="border-0">`;
}

function postPage(post: Post): string {
  return `<shreddit-post class="block post-page" ${attributes(post)} view-context="CommentsPage">${postPageInside(post)}</shreddit-post>
<comment-body-header class="block"><template shadowrootmode="open"><slot></slot></template><shreddit-async-loader bundlename="comment_composer"><template shadowrootmode="open"><slot></slot></template><comment-composer-host post-id="t3_${post.id}" class="block">${collapsedTrigger}</comment-composer-host></shreddit-async-loader></comment-body-header>
<shreddit-comment-tree id="comment-tree" post-id="t3_${post.id}" totalcomments="${post.replies.length}"><template shadowrootmode="open"><section aria-label="Comments"><slot></slot></section></template><div class="empty:hidden" id="next-comment"></div>${post.replies.map((reply) => comment(reply, post, 0, null, 0)).join('')}</shreddit-comment-tree>`;
}

/** The children of a post on its own page. */
export function postPageInside(post: Post): string {
  const body = [...paragraphs(post.text), ...paragraphs(post.more ?? '')].map((text) => `<p> ${safe(text)} </p>`);
  return `<template shadowrootmode="open">${postShadow(post)}</template>
<div slot="credit-bar" id="pdp-credit-bar" class="credit-bar"><span><a href="/r/${post.community}/" class="subreddit-name">${avatar(post.community ?? '')}r/${post.community}</a><span class="dot">•</span><faceplate-timeago ts="${moment(post.hoursAgo)}">${post.hoursAgo} hr. ago</faceplate-timeago><span class="dot">•</span><a class="author-name" href="/user/${post.author}/">${safe(post.author)}</a></span></div>
<h1 slot="title" id="post-title-t3_${post.id}" class="font-semibold"> ${safe(post.title ?? '')} </h1>
<div slot="text-body" class="mb-xs"><div class="md text-neutral-content" id="t3_${post.id}-post-rtjson-content">${body.join('')}</div></div>
${picture(post)}`;
}

/** The one-line box over the comments: a field in an open shadow root, which becomes a composer when pressed. */
export const collapsedTrigger = `<faceplate-tracker source="comment_composer" action="view" noun="add_comment_button"><faceplate-textarea-input data-testid="trigger-button" placeholder="Join the conversation" size="collapsed" class="w-full" aria-disabled="false"><template shadowrootmode="open"><style>:host{display:block}textarea{box-sizing:border-box;width:100%;height:40px;resize:none;border-radius:20px;padding:10px 16px;font:inherit;border:1px solid var(--line);background:var(--surface);color:var(--ink)}</style><label><textarea id="innerTextArea" rows="1" placeholder="Join the conversation" aria-label="Join the conversation"></textarea></label></template></faceplate-textarea-input></faceplate-tracker>`;

/** A comment with its replies. @param place its number among its siblings, part of its slot's name. */
export function comment(entry: Entry, post: Post, depth: number, parent: string | null, place: number): string {
  const id = `t1_${entry.id}`;
  const link = `/r/${post.community}/comments/${post.id}/comment/${entry.id}/`;
  const label = `Comment from ${entry.author} ${entry.hoursAgo} hours ago`;
  const slot = parent ? ` slot="children-${parent}-${place}" parentid="${parent}"` : '';
  const replies = entry.replies.map((reply, n) => comment(reply, post, depth + 1, id, n)).join('');
  return `<shreddit-comment author="${safe(entry.author)}" thingid="${id}" depth="${depth}" permalink="${link}" score="${entry.hoursAgo * 3}" postid="t3_${post.id}" content-type="text" arialabel="${safe(label)}" class="relative"${slot}><template shadowrootmode="open">${commentShadow(id, label, entry.replies.length)}</template>
<div slot="commentAvatar">${avatar(entry.author)}</div>
<div slot="commentMeta" class="meta"><faceplate-tracker source="post_detail" action="click" noun="comment_author" class="contents"><a class="truncate font-bold" href="/user/${safe(entry.author)}/" aria-label="${safe(entry.author)}'s profile">${safe(entry.author)}</a></faceplate-tracker><span class="dot">•</span><a href="${link}" rel="nofollow"><time datetime="${moment(entry.hoursAgo)}">${entry.hoursAgo}h ago</time></a></div>
<div class="md text-14" id="${id}-comment-rtjson-content" slot="comment"><div id="${id}-post-rtjson-content" class="py-0">${paragraphs(
    entry.text,
  )
    .map((text) => `<p> ${safe(text)} </p>`)
    .join('')}</div></div>
<shreddit-comment-action-row slot="actionRow" score="${entry.hoursAgo * 3}" permalink="${link}" class="block" comment-id="${id}" vote-state="NONE" tabindex="0"><template shadowrootmode="open">${rowShadow(entry.hoursAgo * 3)}</template><faceplate-tracker source="post_detail" action="click" noun="reply_comment" class="contents" slot="comment-reply"><button rpl="" class="button border-md"><span class="flex items-center"><span> Reply </span></span></button></faceplate-tracker></shreddit-comment-action-row>
<template slot="comment-composer-template"><shreddit-async-loader bundlename="comment_composer" slot="comment-composer"><comment-composer-host slot="ready" post-id="t3_${post.id}" parent-id="${id}" reply-mode="">${composerForm(post.id, id, `Reply to u/${entry.author}`)}</comment-composer-host></shreddit-async-loader></template>
${replies}</shreddit-comment>`;
}

/** The form of a composer; its editor mounts when `shreddit-composer` is connected. */
export function composerForm(postId: string, parent: string | null, placeholder: string): string {
  return `<faceplate-form class="m-0" action="/svc/shreddit/t3_${postId}/create-comment" target="#${parent ? `${parent}-next-reply` : 'next-comment'}" method="post"><input type="hidden" name="recaptchaToken"><shreddit-composer class="w-full block" name="content" mode="richText" required="" placeholder="${safe(placeholder)}"><button rpl="" class="button-small" slot="cancel-button" type="reset"><span>Cancel</span></button><button rpl="" class="button-small primary" slot="submit-button" type="submit"><span>Comment</span></button></shreddit-composer></faceplate-form>`;
}

function avatar(name: string): string {
  return `<span class="avatar" style="background:hsl(${hue(name)} 60% 45%)" aria-hidden="true"></span>`;
}

const vote = (score: number) =>
  `<span class="vote"><button type="button" aria-pressed="false" upvote aria-label="Upvote">▲</button><span>${score}</span><button type="button" aria-pressed="false" downvote aria-label="Downvote">▼</button></span>`;

const rowStyle =
  '.row{display:flex;gap:8px;align-items:center;position:relative;font-size:12px}.vote{display:inline-flex;gap:6px;align-items:center}.vote,.go{background:var(--pill);border-radius:16px;padding:0 12px;height:32px;display:inline-flex;align-items:center;color:inherit;text-decoration:none}button{background:none;border:0;color:inherit;cursor:pointer;font:inherit;padding:4px}';

function postShadow(post: Post): string {
  return `<style>:host{display:block;padding:8px 16px;border-radius:16px}${rowStyle}.row{margin-top:8px}</style><slot name="full-post-link"></slot><slot name="credit-bar"></slot><slot name="title"></slot><slot name="text-body"></slot><slot name="post-media-container"></slot><slot></slot><div class="row shreddit-post-container" data-testid="action-row" aria-label="Actions available for this post">${vote(post.score)}<a class="go" name="comments-action-button" data-post-click-location="comments-button" href="${permalink(post)}">${counted(post.replies.length)}</a><slot name="share-button"></slot></div>`;
}

function commentShadow(id: string, label: string, replies: number): string {
  const slots = Array.from({ length: replies }, (_, n) => `<slot name="children-${id}-${n}"></slot>`).join('');
  return `<style>:host{display:block;margin-top:12px}summary{display:flex;gap:8px;align-items:center;list-style:none;cursor:pointer}.inside{margin-left:12px;padding-left:20px;border-left:1px solid var(--line)}</style><details role="article" tabindex="0" open aria-label="${safe(label)}"><summary><slot name="commentAvatar"></slot><slot name="commentMeta"></slot></summary><div class="inside"><slot></slot><slot name="comment"></slot><slot name="actionRow"></slot><slot name="comment-composer"></slot><slot name="next-reply"></slot><div id="comment-children">${slots}</div></div></details>`;
}

function rowShadow(score: number): string {
  return `<style>:host{display:block}${rowStyle}.vote{background:none;padding:0}</style><div class="row">${vote(score)}<slot name="comment-reply"></slot><slot name="comment-share"></slot></div>`;
}

const searchShadow =
  '<style>:host{flex:1;max-width:520px}input{width:100%;box-sizing:border-box;height:40px;border-radius:20px;border:1px solid var(--line);background:var(--pill);padding:0 16px;color:inherit;font:inherit}</style><label><input type="text" name="q" placeholder="Search" aria-label="Search" autocomplete="off"></label>';
