import './page-globals.ts';
import { type Entry, type Post, postAt, postById, redditPosts } from '../feed.ts';
import {
  collapsedTrigger,
  comment,
  composerForm,
  feedCardInside,
  feedUnit,
  firstPosts,
  mainOf,
  morePosts,
  permalink,
  postPageInside,
  postsOf,
  type RedditView,
  routeOf,
  sidebarOf,
  titleOf,
  viewOf,
} from '../reddit-markup.ts';
import { lexicalText } from './editors/lexical.ts';
import { fill, nodes } from './html.ts';
import { Composer } from './reddit-composer.ts';

/** Reddit's behaviour: in-app navigation, endless feed, reply boxes that load only when asked for. */

const loadingTime = 120;
const mostByScrolling = 60;

let view: RedditView = viewOf(location.pathname) ?? { kind: 'feed', community: null };
let shown = firstPosts;
const emptied = new Map<string, number>();

window.__editorText = lexicalText;
window.__site = { rerender, recycle, appendPosts, navigate: (path) => go(path) };
history.scrollRestoration = 'manual';
defineElements();
document.body.classList.remove('hydrating');

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
  const path = event.composedPath().filter((node): node is HTMLElement => node instanceof HTMLElement);
  const reply = path.find((node) => node.matches('faceplate-tracker[noun=reply_comment] button'));
  if (reply) {
    openReply(reply);
    return;
  }
  if (path.some((node) => node.matches('[data-testid=trigger-button]'))) {
    openTop();
    return;
  }
  const control = path.find((node) => node.matches('[slot=submit-button], [slot=cancel-button]'));
  const form = control?.closest('faceplate-form');
  if (control && form) {
    if (control.slot === 'submit-button') submit(form);
    else cancel(form);
    return;
  }
  const link = path.find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (link?.origin === location.origin && viewOf(link.pathname)) {
    event.preventDefault();
    go(link.pathname);
  }
});
document.addEventListener('focusin', (event) => {
  if (event.target instanceof Element && event.target.matches('[data-testid=trigger-button]')) openTop();
});
window.addEventListener('popstate', (event) => {
  const state: unknown = event.state;
  const kept = state && typeof state === 'object' ? (state as { shown?: number; scroll?: number }) : {};
  show(location.pathname, kept.shown ?? firstPosts, kept.scroll ?? 0);
});

let waiting = false;
window.addEventListener(
  'scroll',
  () => {
    refill();
    const left = document.documentElement.scrollHeight - scrollY - innerHeight;
    if (waiting || view.kind !== 'feed' || shown >= mostByScrolling || left > 600) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (view.kind === 'feed') appendPosts(morePosts);
    }, 200);
  },
  { passive: true },
);

function go(path: string): void {
  history.replaceState({ shown, scroll: scrollY }, '');
  history.pushState({}, '', path);
  show(path, firstPosts, 0);
}

function show(path: string, count: number, scroll: number): void {
  const next = viewOf(path);
  if (!next) {
    location.reload();
    return;
  }
  view = next;
  shown = count;
  emptied.clear();
  document.title = titleOf(view);
  document.querySelector('shreddit-app')?.setAttribute('routename', routeOf(view));
  fill(part('#main-content'), mainOf(view, count));
  fill(part('#right-sidebar-container'), sidebarOf(view));
  scrollTo(0, scroll);
}

function part(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

function appendPosts(n: number): void {
  if (view.kind !== 'feed') return;
  const { community } = view;
  const posts = postsOf(community);
  const html = Array.from({ length: n }, (_, i) => feedUnit(postAt(posts, shown + i), shown + i, community));
  shown += n;
  part('shreddit-feed').append(...nodes(html.join('')));
}

function rerender(id: string): void {
  const post = postById(redditPosts, id);
  const element = document.getElementById(`t3_${id}`);
  if (post && element) element.replaceChildren(...light(insideOf(post)));
}

function insideOf(post: Post): string {
  return view.kind === 'post' ? postPageInside(post) : feedCardInside(post);
}

/** The nodes of a template but for its outer shadow root, which the element already has. */
function light(html: string): Node[] {
  return nodes(html.slice(html.indexOf('</template>') + '</template>'.length));
}

function recycle(): void {
  for (const element of document.querySelectorAll<HTMLElement>('shreddit-feed shreddit-post')) {
    const box = element.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight) continue;
    emptied.set(element.id, box.height);
    element.style.minHeight = `${box.height}px`;
    element.replaceChildren();
  }
}

function refill(): void {
  for (const id of emptied.keys()) {
    const element = document.getElementById(id);
    const box = element?.getBoundingClientRect();
    if (!element || !box || box.bottom < -400 || box.top > innerHeight + 400) continue;
    emptied.delete(id);
    element.style.minHeight = '';
    rerender(id.slice(3));
  }
}

function openReply(button: HTMLElement): void {
  const owner = button.closest('shreddit-comment');
  const open = owner?.querySelector(':scope > [slot=comment-composer]');
  open?.remove();
  if (!owner || open) return;
  const template = owner.querySelector<HTMLTemplateElement>(':scope > template[slot=comment-composer-template]');
  const loader = template?.content.firstElementChild?.cloneNode(false);
  const host = template?.content.querySelector('comment-composer-host');
  if (!loader || !host) return;
  owner.append(loader);
  setTimeout(() => loader.appendChild(document.importNode(host, true)), loadingTime);
}

function openTop(): void {
  const host = document.querySelector('comment-composer-host:not([reply-mode])');
  const trigger = host?.querySelector('faceplate-tracker:not([hidden])');
  if (!host || !trigger || view.kind !== 'post') return;
  const { id } = view;
  trigger.setAttribute('hidden', '');
  setTimeout(() => host.append(...nodes(composerForm(id, null, 'Join the conversation'))), loadingTime);
}

function cancel(form: Element): void {
  const loader = form.closest('shreddit-async-loader[slot=comment-composer]');
  loader?.remove();
  const host = loader ? null : form.closest('comment-composer-host');
  if (host) fill(host, collapsedTrigger);
}

let written = 0;
function submit(form: Element): void {
  const composer = form.querySelector('shreddit-composer');
  const text = composer instanceof Composer ? composer.text() : '';
  const post = view.kind === 'post' ? postById(redditPosts, view.id) : undefined;
  if (!post || text.trim() === '') return;
  form.dispatchEvent(new Event('submit', { bubbles: true, composed: true, cancelable: true }));
  written += 1;
  const entry: Entry = { id: `new${written}`, author: 'you', text, says: 'unrelated', hoursAgo: 0, replies: [] };
  const parent = form.closest('shreddit-comment');
  const depth = Number(parent?.getAttribute('depth') ?? -1) + 1;
  const made = nodes(comment(entry, post, depth, null, 0)).filter((node) => node instanceof HTMLElement);
  cancel(form);
  if (parent) {
    for (const node of made) node.slot = 'next-reply';
    parent.append(...made);
  } else part('#next-comment').after(...made);
  const body = new URLSearchParams({ content: text, parent: parent?.getAttribute('thingid') ?? `t3_${post.id}` });
  fetch(form.getAttribute('action') ?? permalink(post), { method: 'POST', body }).catch(console.error);
}

/** Every element of the page becomes a defined one: until then the style sheet keeps it invisible. */
function defineElements(): void {
  const plain = [
    'shreddit-app',
    'reddit-header-large',
    'faceplate-search-input',
    'shreddit-sort-dropdown',
    'shreddit-feed',
    'shreddit-post',
    'shreddit-ad-post',
    'shreddit-comment-tree',
    'shreddit-comment',
    'shreddit-comment-action-row',
    'shreddit-async-loader',
    'comment-body-header',
    'comment-composer-host',
    'faceplate-form',
    'faceplate-textarea-input',
    'faceplate-tracker',
    'faceplate-timeago',
    'faceplate-screen-reader-content',
    'reddit-rte',
  ];
  for (const name of plain) customElements.define(name, class extends HTMLElement {});
  customElements.define('shreddit-composer', Composer);
}
