import { permalink, userOf } from '../facebook-shell.ts';
import { commentsOf, type Post } from '../feed.ts';
import { hue, pictureAddress } from '../markup.ts';
import { button, h, id } from './dom.ts';
import { labels } from './facebook-labels.ts';
import { blocks, unseen } from './facebook-text.ts';

/** Ids of posts whose "See more" was pressed. */
const opened = new Set<string>();

export function avatar(name: string): HTMLElement {
  return h(
    'span',
    { fb: 'avatar', style: `background:hsl(${hue(name)} 50% 45%)`, 'aria-hidden': 'true' },
    name.slice(0, 1),
  );
}

/** The link to a person. */
export function profileLink(name: string): HTMLElement {
  return h(
    'a',
    { fb: 'name', href: `https://www.facebook.com/${userOf(name)}`, role: 'link', tabindex: '0' },
    h('strong', {}, h('span', {}, name)),
  );
}

/**
 * The inside of a post, made anew on each call, as after a re-render.
 * @param onComment the comment button was pressed; @param onTime the time, which is the link to the post's own page.
 * @param comments shown under the buttons, in the same feedback block.
 */
export function postInside(post: Post, onComment: () => void, onTime: () => void, comments?: HTMLElement): HTMLElement {
  const count = commentsOf(post).length;
  return h(
    'div',
    { fb: 'post' },
    h('div', { fb: 'post-head' }, avatar(post.author), h('div', {}, author(post), byline(post, onTime)), menu()),
    h('div', {}, h('div', { dir: 'auto' }, message(post))),
    post.picture
      ? h('img', { fb: 'picture', src: pictureAddress(post.id), alt: 'A drawing of hills under a sun' })
      : undefined,
    h(
      'div',
      {},
      h(
        'div',
        { fb: 'feedback', 'data-visualcompletion': 'ignore-dynamic' },
        h(
          'div',
          { fb: 'counts' },
          h(
            'span',
            { role: 'toolbar' },
            unseen(labels.reactions),
            h('span', { 'aria-hidden': 'true' }, `♥ ${post.score}`),
          ),
          h('span', { dir: 'auto' }, labels.comments(count)),
        ),
        h(
          'div',
          { fb: 'actions' },
          action(labels.like, 'like_button', () => {}),
          action(labels.comment, 'comment_button', onComment),
          action(labels.shareButton, 'share_button', () => {}),
        ),
        comments,
      ),
    ),
    decoy(),
  );
}

function author(post: Post): HTMLElement {
  return h(
    'div',
    { 'data-ad-rendering-role': 'profile_name' },
    h('h3', { id: id(), fb: 'author' }, h('span', {}, profileLink(post.author))),
  );
}

/** The time, "real" only after it was pointed at: until then its address says nothing. */
function byline(post: Post, onTime: () => void): HTMLElement {
  const link = h(
    'a',
    {
      href: '/?__cft__[0]=AZXk&__tn__=%2CO%2CP-R#',
      role: 'link',
      tabindex: '0',
      'aria-label': labels.hoursAgo(post.hoursAgo),
    },
    h('span', { 'aria-hidden': 'true' }, `${post.hoursAgo} h`),
    unseen(labels.hoursAgo(post.hoursAgo)),
  );
  const reveal = () => link.setAttribute('href', permalink(post));
  link.addEventListener('pointerover', reveal);
  link.addEventListener('focus', reveal);
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onTime();
  });
  return h(
    'div',
    { fb: 'byline' },
    h('span', {}, link),
    unseen('\u00a0'),
    h('span', { 'aria-hidden': 'true' }, ' · '),
    h('span', { title: labels.public }, '◍'),
  );
}

function menu(): HTMLElement {
  return h(
    'div',
    { fb: 'menu', role: 'button', tabindex: '0', 'aria-haspopup': 'menu', 'aria-label': labels.actions },
    '···',
  );
}

/** The text. What stands behind "See more" is in the page only after the click. */
function message(post: Post): HTMLElement {
  const role = h('div', { 'data-ad-rendering-role': 'story_message' });
  const render = () => {
    const cut = post.more !== undefined && !opened.has(post.id);
    const more = button(
      { fb: 'more' },
      () => {
        opened.add(post.id);
        render();
      },
      labels.seeMore,
    );
    const text = cut ? `${post.text}… ` : [post.text, post.more ?? ''].join('\n\n');
    role.replaceChildren(
      h(
        'div',
        { fb: 'message', 'data-ad-comet-preview': 'message', 'data-ad-preview': 'message', id: id() },
        h('div', {}, h('div', {}, h('span', { dir: 'auto' }, h('div', {}, ...blocks(text, cut ? more : undefined))))),
      ),
    );
  };
  render();
  return role;
}

function action(label: string, role: string, press: () => void): HTMLElement {
  const name = role === 'comment_button' ? labels.leaveComment : label;
  return button(
    { fb: 'action', 'aria-label': name },
    press,
    h('div', {}, h('span', { 'data-ad-rendering-role': role }, label)),
  );
}

/** Words for nobody, out of sight, which break naive readers of the page. */
function decoy(): HTMLElement {
  const quote = () => h('blockquote', {}, h('span', {}, 'Facebook'));
  return h(
    'div',
    { fb: 'unseen', 'data-0': '0', 'data-1': '1', 'data-2': '2', 'aria-hidden': 'true' },
    quote(),
    quote(),
  );
}
