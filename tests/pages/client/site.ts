import './page-globals.ts';
import type { Entry, Post } from '../feed.ts';
import { commentsOf } from '../feed.ts';
import type { Box } from '../fixtures/fixture.ts';
import { fixtureFor } from '../fixtures/index.ts';
import { editorText, mountEditor } from './editors/index.ts';
import { fill, nodes } from './html.ts';

/** Brings a fixture site to life: renders what the path shows, opens boxes late, sends what is sent. */

const found = fixtureFor(location.hostname, document.documentElement.dataset.fixture ?? '');
if (!found) throw new Error('This host is no fixture site.');
const site = found;

/** Sites fetch the code of their editor when a box is first asked for. */
const openingTime = 80;

let path = location.pathname;
let posts: readonly Post[] = [];

window.__editorText = editorText;
window.__site = { rerender, recycle, appendPosts: () => {}, navigate: (to) => go(to) };
history.scrollRestoration = 'manual';
show();

window.addEventListener('popstate', show);
document.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const control = target?.closest<HTMLElement>('[data-reply]');
  const sends = target?.closest('[data-sends]');
  const closes = target?.closest('[data-closes]');
  if (control?.dataset.reply) open(control.dataset.reply);
  if (sends) send(sends);
  if (closes) close();
});

function go(to: string): void {
  history.pushState({}, '', to);
  show();
}

function show(): void {
  // A path that only says that a box is open shows what it lies over.
  if (location.pathname !== site.pathOfReply) path = location.pathname;
  const shown = document.querySelectorAll(site.unit).length;
  posts = site.posts(path);
  // Where as much is to be shown as before, the nodes are used again.
  if (shown === posts.length) turnUnits(posts);
  else fill(document.body, site.body(posts, path));
  document.querySelector('#layers')?.replaceChildren();
  for (const box of site.boxes?.(posts, path) ?? []) mount(box);
}

function entryOf(id: string): Entry | undefined {
  return posts
    .flatMap((post): Entry[] => [post, ...commentsOf(post).map(({ entry }) => entry)])
    .find((entry) => entry.id === id);
}

function open(id: string): void {
  const entry = entryOf(id);
  const box = entry && site.reply(entry, path);
  if (!box) return;
  if (site.pathOfReply) history.pushState({}, '', site.pathOfReply);
  setTimeout(() => {
    const there = document.querySelector(box.into)?.querySelector<HTMLElement>('[data-mounted]');
    if (box.reuse && there) {
      address(there, box.reuse.words);
      return;
    }
    const editor = mount(box);
    editor?.focus();
    if (box.reuse && editor) address(editor, box.reuse.words);
  }, openingTime);
}

/** Turns a box that serves the whole page to another entry: it says whom it answers, and has the focus. */
function address(editor: HTMLElement, words: string): void {
  editor.focus();
  if (words === '' || !(editor instanceof HTMLTextAreaElement)) return;
  editor.value = words;
  editor.setSelectionRange(words.length, words.length);
}

function close(): void {
  if (site.pathOfReply && location.pathname === site.pathOfReply) history.back();
  else show();
}

function mount(box: Box): HTMLElement | undefined {
  const place = document.querySelector(box.into);
  if (!place) return undefined;
  place.replaceChildren(...nodes(box.html));
  const host = place.querySelector<HTMLElement>('[data-editor]');
  if (!host) throw new Error(`The box in ${box.into} has no place for its editor.`);
  const { element } = mountEditor(box.engine, host, {
    ...(box.attributes && { attributes: box.attributes }),
    ...(box.placeholder !== undefined && { placeholder: box.placeholder }),
    onChange: (text) => {
      for (const button of place.querySelectorAll('[data-sends]')) {
        button.setAttribute('aria-disabled', String(text.trim() === ''));
      }
    },
    onEnter: (event) => {
      if (!box.enterSends && !event.ctrlKey) return false;
      const button = place.querySelector('[data-sends]');
      if (button) send(button);
      return true;
    },
  });
  element.setAttribute('data-mounted', '');
  return element;
}

function send(button: Element): void {
  const form = button.closest('form');
  form?.requestSubmit();
  fetch('/api/send', { method: 'POST', body: button.outerHTML }).catch(console.error);
}

/** Renders the unit of a post anew. */
function rerender(id: string): void {
  const at = posts.findIndex((post) => post.id === id);
  const unit = document.querySelectorAll(site.unit)[at];
  const [made] = at < 0 ? [] : nodes(site.units(posts, path)[at] ?? '').filter((node) => node instanceof Element);
  if (unit && made instanceof Element) unit.replaceChildren(...made.childNodes);
}

/** Gives the node of each post to the next one, as lists do that keep few nodes: their attributes and texts change. */
function recycle(): void {
  posts = [...posts.slice(1), ...posts.slice(0, 1)];
  turnUnits(posts);
}

function turnUnits(into: readonly Post[]): void {
  const fresh = site.units(into, path).flatMap((html) => nodes(html).filter((node) => node instanceof Element));
  document.querySelectorAll(site.unit).forEach((unit, at) => {
    const next = fresh[at];
    if (next instanceof Element) turnInto(unit, next);
  });
}

/** Makes one element say what another says, keeping every node that can be kept. */
function turnInto(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  // What other programs have added to the page is not the site's: it leaves it where it is.
  const own = [...old.childNodes].filter(
    (node) => !(node instanceof Element && node.hasAttribute('data-second-opinion')),
  );
  const wanted = [...next.childNodes];
  wanted.forEach((node, at) => {
    const there = own[at];
    if (there instanceof Text && node instanceof Text) there.data = node.data;
    else if (there instanceof Element && node instanceof Element && there.localName === node.localName)
      turnInto(there, node);
    else if (there) there.replaceWith(node);
    else old.append(node);
  });
  for (const extra of own.slice(wanted.length)) extra.remove();
}
