import './page-globals.ts';
import { type Entry, postById, redditPosts } from '../feed.ts';
import { comment, linkContents, nextTable } from '../old-reddit-markup.ts';
import { viewOf } from '../reddit-markup.ts';
import { fill, nodes } from './html.ts';

/** Old Reddit's few global functions, which its inline handlers call, and the signals for tests. */

declare global {
  interface Window {
    reply(link: Element): boolean;
    cancel_usertext(button: Element): boolean;
    togglecomment(link: Element): boolean;
    post_form(form: HTMLFormElement, kind: string): boolean;
  }
}

const emptied = new Set<HTMLElement>();

/** Clones the page's first form under the comment, as the real site does; a second press closes nothing. */
window.reply = (link) => {
  const thing = link.closest('.thing');
  const child = thing?.querySelector(':scope > .child');
  const form = document.querySelector('form.usertext.cloneable');
  if (!thing || !child || !form || child.querySelector(':scope > form')) return false;
  const copy = form.cloneNode(true) as HTMLFormElement;
  copy.classList.remove('cloneable');
  copy.id = `form-${thing.getAttribute('data-fullname')}commentreply`;
  copy.querySelector('[name=thing_id]')?.setAttribute('value', thing.getAttribute('data-fullname') ?? '');
  const field = copy.querySelector('textarea');
  if (field) field.value = '';
  copy.querySelector('button.cancel')?.removeAttribute('style');
  child.prepend(copy);
  field?.focus();
  return false;
};

window.cancel_usertext = (button) => {
  button.closest('form')?.remove();
  return false;
};

window.togglecomment = (link) => {
  link.closest('.thing')?.classList.toggle('collapsed');
  return false;
};

let written = 0;
window.post_form = (form) => {
  const field = form.querySelector('textarea');
  const view = viewOf(location.pathname);
  const post = view?.kind === 'post' ? postById(redditPosts, view.id) : undefined;
  if (!field || !post || field.value.trim() === '') return false;
  written += 1;
  const entry: Entry = {
    id: `new${written}`,
    author: 'you',
    text: field.value,
    says: 'unrelated',
    hoursAgo: 0,
    replies: [],
  };
  const body = new URLSearchParams({ text: field.value, thing_id: String(new FormData(form).get('thing_id')) });
  field.value = '';
  form.closest('.child')?.append(...nodes(comment(entry, post)));
  if (form.matches('.cloneable')) document.querySelector('.nestedlisting')?.prepend(...nodes(comment(entry, post)));
  else form.remove();
  fetch('/api/comment', { method: 'POST', body }).catch(console.error);
  return false;
};

window.__editorText = (element) =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element.value : null;

window.__site = {
  rerender(id) {
    const thing = document.getElementById(`thing_t3_${id}`);
    const post = postById(redditPosts, id);
    const whole = document.body.classList.contains('comments-page');
    if (thing && post) fill(thing, linkContents(post, Number(thing.dataset.rank || 1), whole));
  },
  recycle() {
    for (const thing of document.querySelectorAll<HTMLElement>('.linklisting > .thing.link')) {
      const box = thing.getBoundingClientRect();
      if (box.bottom > 0 && box.top < innerHeight) continue;
      thing.style.minHeight = `${box.height}px`;
      thing.replaceChildren();
      emptied.add(thing);
    }
  },
  appendPosts(n) {
    const view = viewOf(location.pathname);
    if (view?.kind !== 'feed') return;
    const from = document.querySelectorAll('.linklisting > .thing.link').length;
    document.querySelector('.content')?.append(...nodes(nextTable(view.community, from, n)));
  },
  navigate: (path) => location.assign(path),
};

window.addEventListener(
  'scroll',
  () => {
    for (const thing of emptied) {
      const box = thing.getBoundingClientRect();
      if (box.bottom < -300 || box.top > innerHeight + 300) continue;
      emptied.delete(thing);
      thing.style.minHeight = '';
      window.__site.rerender(thing.id.slice('thing_t3_'.length));
    }
  },
  { passive: true },
);
