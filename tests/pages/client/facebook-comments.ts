import { permalink } from '../facebook-shell.ts';
import type { Entry, Post } from '../feed.ts';
import { button, h } from './dom.ts';
import { commentForm } from './facebook-editors.ts';
import { labels } from './facebook-labels.ts';
import { avatar, profileLink } from './facebook-post.ts';
import { blocks } from './facebook-text.ts';

/** What the reader herself wrote while the page is open, under the id of the post or comment that it answers. */
const written = new Map<string, Entry[]>();

/** Keeps a comment of the reader's and sends it off, as the site would. */
export function write(post: Post, parent: string, text: string): Entry {
  const entry: Entry = {
    id: `new${written.size + 1}`,
    author: 'Alex Doe',
    text,
    says: 'unrelated',
    hoursAgo: 0,
    replies: [],
  };
  written.set(parent, [...(written.get(parent) ?? []), entry]);
  const body = new URLSearchParams({ post: post.id, parent, text });
  fetch('/api/graphql/', { method: 'POST', body }).catch(console.error);
  return entry;
}

/** All comments of a post. */
export function commentList(post: Post): HTMLElement {
  const list = h('div', { fb: 'comments' });
  for (const entry of [...post.replies, ...(written.get(post.id) ?? [])]) list.append(comment(post, entry, null));
  return list;
}

/**
 * One comment with its replies. The article holds the comment alone; replies and the box for another one stand beside
 * the article, in the same wrapper: no comment article lies in another.
 */
export function comment(post: Post, entry: Entry, parent: Entry | null): HTMLElement {
  const time = labels.hoursAgo(entry.hoursAgo);
  const label = parent ? labels.replyBy(entry.author, parent.author, time) : labels.commentBy(entry.author, time);
  const query = parent ? `comment_id=${parent.id}&reply_comment_id=${entry.id}` : `comment_id=${entry.id}`;
  const link = h(
    'a',
    { href: `https://www.facebook.com${permalink(post)}?${query}`, role: 'link', tabindex: '0' },
    `${entry.hoursAgo} h`,
  );
  const box = h('div', { fb: 'reply-box' });
  const replies = h('div', { fb: 'replies' });
  const openBox = () => {
    // Pressed again, the real page puts the reader into the box that is open.
    if (box.firstChild) return box.querySelector<HTMLElement>('[contenteditable]')?.focus();
    box.append(
      commentForm(labels.replyTo(entry.author), (text) => {
        replies.append(comment(post, write(post, entry.id, text), entry));
        box.replaceChildren();
      }),
    );
  };
  for (const reply of [...entry.replies, ...(written.get(entry.id) ?? [])]) replies.append(comment(post, reply, entry));
  return h(
    'div',
    { fb: 'thread' },
    h(
      'div',
      { fb: 'comment', role: 'article', 'aria-label': label, tabindex: '-1' },
      avatar(entry.author),
      h(
        'div',
        {},
        h(
          'div',
          { fb: 'bubble' },
          h('span', {}, profileLink(entry.author)),
          h('div', {}, h('span', { dir: 'auto', lang: 'en' }, ...blocks(entry.text))),
        ),
        h(
          'ul',
          { fb: 'comment-actions' },
          h('li', {}, link),
          h(
            'li',
            {},
            button({}, () => {}, labels.like),
          ),
          h('li', {}, button({}, openBox, labels.reply)),
        ),
      ),
    ),
    replies,
    box,
  );
}
