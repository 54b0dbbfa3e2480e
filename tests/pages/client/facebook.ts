import './page-globals.ts';
import { permalink, postOfPath } from '../facebook-shell.ts';
import { facebookPosts, type Post, postAt, postById } from '../feed.ts';
import { button, h, id } from './dom.ts';
import { lexicalText } from './editors/lexical.ts';
import { comment, commentList, write } from './facebook-comments.ts';
import { chat, commentForm, shareBox } from './facebook-editors.ts';
import { labels } from './facebook-labels.ts';
import { postInside } from './facebook-post.ts';

/** Facebook's behaviour: everything is rendered here, re-rendered, emptied out of sight and filled again. */

const firstPosts = 6;
const morePosts = 5;
const mostByScrolling = 60;
/** This post's inside is thrown away and made anew one second after it was first pointed at. */
const restless = 'f6fiveg';

interface Unit {
  post: Post;
  element: HTMLElement;
  wrapper: HTMLElement;
}
let units: Unit[] = [];
let dialog: HTMLElement | undefined;

const mount = document.querySelector('[id^=mount_0_0]');
if (!mount) throw new Error('The page has no mount point.');
const main = h('div', { role: 'main', fb: 'main' });
const dialogs = h('div', {});
mount.append(
  h(
    'div',
    { fb: 'banner', role: 'banner' },
    h('a', { href: '/', fb: 'wordmark', 'aria-label': 'Facebook', onclick: home }, 'facebook'),
    h('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search', fb: 'search' }),
    h('span', { fb: 'byline' }, 'Alex Doe'),
  ),
  h('div', { fb: 'columns' }, navigation(), main, contacts()),
  dialogs,
  chat(),
);

window.__editorText = lexicalText;
window.__site = { rerender, recycle, appendPosts, navigate: go };
history.scrollRestoration = 'manual';
show(0, firstPosts);

window.addEventListener('popstate', (event) => {
  const state: unknown = event.state;
  const kept = state && typeof state === 'object' ? (state as { shown?: number; scroll?: number }) : {};
  show(kept.scroll ?? 0, kept.shown ?? firstPosts);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && dialog) closeDialog();
});

function home(event: Event): void {
  event.preventDefault();
  go('/');
}

function go(path: string): void {
  history.replaceState({ scroll: scrollY, shown: units.length }, '');
  history.pushState({}, '', path);
  show(0, firstPosts);
}

/** Renders what the address says. */
function show(scroll: number, count: number): void {
  dialog = undefined;
  dialogs.replaceChildren();
  units = [];
  const postId = postOfPath(location.pathname);
  const post = postId === undefined ? undefined : postById(facebookPosts, postId);
  document.title = post ? `${labels.postOf(post.author)} | Facebook` : 'Facebook';
  if (post) {
    main.replaceChildren();
    openDialog(post, false);
  } else {
    main.replaceChildren(
      shareBox(),
      h('h3', { dir: 'auto', fb: 'unseen' }, labels.newsFeed),
      h('div', { fb: 'feed' }),
      loading(),
      loading(),
    );
    appendPosts(count);
  }
  scrollTo(0, scroll);
}

function appendPosts(n: number): void {
  const feed = main.querySelector(':scope > h3 + div');
  if (!feed) return;
  for (let i = 0; i < n; i += 1) {
    const unit = makeUnit(postAt(facebookPosts, units.length), units.length + 1);
    units.push(unit);
    feed.append(h('div', { fb: 'unit' }, h('div', {}, h('div', {}, unit.element))));
  }
}

/** A post of the feed: no role, only its place in the list. */
function makeUnit(post: Post, place: number): Unit {
  const wrapper = h('div', { 'data-virtualized': 'false' });
  const element = h(
    'div',
    {
      fb: 'card',
      'aria-posinset': place,
      'aria-describedby': [id(), id(), id()].join(' '),
      'aria-labelledby': id(),
      tabindex: '0',
    },
    wrapper,
  );
  const unit = { post, element, wrapper };
  renderUnit(unit);
  if (post.id === restless) {
    element.addEventListener('pointerenter', () => setTimeout(() => renderUnit(unit), 1000), { once: true });
  }
  return unit;
}

function renderUnit(unit: Unit): void {
  const { post } = unit;
  unit.wrapper.replaceChildren(
    postInside(
      post,
      () => openDialog(post, true),
      () => go(permalink(post)),
    ),
  );
}

function rerender(postId: string): void {
  const unit = units.find(({ post }) => post.id === postId);
  if (unit) renderUnit(unit);
  const post = postById(facebookPosts, postId);
  if (!unit && dialog && post) openDialog(post, false);
}

/** A post out of sight keeps its height and loses its inside. */
function empty({ element, wrapper }: Unit): void {
  const { height } = element.getBoundingClientRect();
  wrapper.dataset.virtualized = 'true';
  wrapper.style.minHeight = `${height}px`;
  wrapper.replaceChildren();
}

function refill(unit: Unit): void {
  unit.wrapper.dataset.virtualized = 'false';
  unit.wrapper.style.minHeight = '';
  renderUnit(unit);
}

function recycle(): void {
  for (const unit of units) if (distance(unit) > 0) empty(unit);
}

/** How far a post is out of sight, in pixels; 0 while any of it can be seen. */
function distance({ element }: Unit): number {
  const box = element.getBoundingClientRect();
  return Math.max(0, box.top - innerHeight, -box.bottom);
}

let waiting = false;
window.addEventListener(
  'scroll',
  () => {
    for (const unit of units) {
      const far = distance(unit);
      const isEmpty = unit.wrapper.dataset.virtualized === 'true';
      if (isEmpty && far < 500) refill(unit);
      // Only posts that were passed are emptied by scrolling, and only far away.
      else if (!isEmpty && far > 2500 && unit.element.getBoundingClientRect().bottom < 0) empty(unit);
    }
    const left = document.documentElement.scrollHeight - scrollY - innerHeight;
    if (waiting || units.length === 0 || units.length >= mostByScrolling || left > 800) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (units.length > 0) appendPosts(morePosts);
    }, 200);
  },
  { passive: true },
);

/**
 * A post with its comments over the page. Post and comments lie in one article; the box for a comment stands under
 * the scrolled part, outside the article but inside the dialog.
 * @param composerAtOnce from the feed the box mounts by itself; on a post's own page the comment button brings it.
 */
function openDialog(post: Post, composerAtOnce: boolean): void {
  const title = id();
  const foot = h('div', { fb: 'dialog-foot' });
  const comments = h('div', {}, commentList(post));
  const openComposer = () => {
    if (foot.firstChild) return;
    foot.append(
      commentForm(labels.writeComment, (text) => {
        comments.firstElementChild?.append(comment(post, write(post, post.id, text), null));
      }),
    );
  };
  const article = h(
    'div',
    { role: 'article', 'aria-posinset': '1', 'aria-describedby': [id(), id()].join(' '), 'aria-labelledby': id() },
    h(
      'div',
      { 'data-virtualized': 'false' },
      postInside(post, openComposer, () => go(permalink(post)), comments),
    ),
  );
  dialog = h(
    'div',
    { fb: 'overlay' },
    h(
      'div',
      { role: 'dialog', 'aria-labelledby': title, fb: 'dialog' },
      h(
        'div',
        { fb: 'dialog-head' },
        h('h2', { dir: 'auto' }, h('span', { id: title }, labels.postOf(post.author))),
        button({ fb: 'close', 'aria-label': labels.close }, closeDialog, '✕'),
      ),
      h('div', { fb: 'dialog-scroll' }, article),
      foot,
    ),
  );
  dialogs.replaceChildren(dialog);
  if (composerAtOnce) openComposer();
}

function closeDialog(): void {
  if (postOfPath(location.pathname) !== undefined) {
    go('/');
    return;
  }
  dialog = undefined;
  dialogs.replaceChildren();
}

/** A grey card that stands for posts to come: an article without text. */
function loading(): HTMLElement {
  return h(
    'div',
    { fb: 'card loading', role: 'article', 'aria-busy': 'true' },
    h(
      'div',
      { role: 'status', 'data-visualcompletion': 'loading-state', 'aria-label': labels.loading, tabindex: '-1' },
      h('div', { fb: 'bar' }),
      h('div', { fb: 'bar short' }),
    ),
  );
}

function navigation(): HTMLElement {
  const entries = ['Alex Doe', 'Friends', 'Groups', 'Saved', 'Events'];
  return h(
    'div',
    { role: 'navigation', fb: 'side' },
    ...entries.map((name) => h('div', { fb: 'side-line' }, h('span', { fb: 'dot' }), name)),
  );
}

function contacts(): HTMLElement {
  const names = ['Otis Applegarth', 'Beth Lindqvist', 'Yusuf Haddad', 'Miriam Osei'];
  return h(
    'div',
    { role: 'complementary', fb: 'side right' },
    h('h3', { fb: 'side-title' }, 'Contacts'),
    ...names.map((name) => h('div', { fb: 'side-line' }, h('span', { fb: 'dot' }), name)),
  );
}
