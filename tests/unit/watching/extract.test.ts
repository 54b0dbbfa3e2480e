// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../../src/sites/site.ts';
import { enclosingItem, itemElements, readItem } from '../../../src/watching/extract.ts';
import { keyOf } from '../../../src/watching/key.ts';

const site: Site = {
  id: 'forum',
  name: 'Forum',
  version: '2026-11-22',
  hosts: ['forum.example.org'],
  enabled: true,
  items: [
    {
      kind: 'post',
      container: '.post',
      except: '.advert',
      text: [{ selectors: ['h2'] }, { selectors: ['.long', '.short'], pick: 'longest', outside: '.menu' }],
      without: ['button'],
      author: [{ selector: 'a.author', attribute: 'href', after: '/user/' }],
      permalink: [{ selector: 'a.link', attribute: 'href' }],
      id: [{ selector: '', attribute: 'id' }],
    },
    { kind: 'comment', container: '.comment', text: [{ selectors: [':scope > .text'] }], author: [{ selector: 'b' }] },
  ],
  composers: [{ box: 'textarea', inside: 'form' }],
  submit: ['[type="submit"]'],
  limit: { max: 1000, count: 'characters' },
};

const page = `
  <div class="post" id="p1">
    <a class="author" href="/user/kofi?x=1">Kofi Q.</a> <a class="link" href="/p/1">2 h</a>
    <div class="menu"><p class="short">A very long text of a menu that nobody wrote</p></div>
    <h2>Title</h2><p class="short">Body <button>See more</button></p><p class="short">B</p>
    <div class="comment"><b>Mira</b><p class="text">First</p><p class="short">not the post's, though it is long</p>
      <div class="comment"><b>Odin</b><p class="text">Second</p></div></div>
  </div>
  <div class="post advert"><h2>Buy</h2></div>
  <div class="post" id="p2"></div>`;

const readAll = () => itemElements(site, document).flatMap((element) => readItem(site, element) ?? []);

describe('reading posts and comments', () => {
  beforeEach(() => {
    document.body.innerHTML = page;
  });

  it('reads each with its own words only, and nothing that holds none', () => {
    expect(readAll().map(({ kind, text, author, depth }) => ({ kind, text, author, depth }))).toEqual([
      { kind: 'post', text: 'Title\nBody', author: 'kofi', depth: 0 },
      { kind: 'comment', text: 'First', author: 'Mira', depth: 0 },
      { kind: 'comment', text: 'Second', author: 'Odin', depth: 1 },
    ]);
  });

  it('knows id and address', () => {
    expect(readAll()[0]).toMatchObject({ id: 'p1', permalink: '/p/1' });
    expect(readAll()[1]).toMatchObject({ id: null, permalink: null });
  });

  it('finds the post around a node, also from inside an open shadow root', () => {
    const host = document.querySelector('.comment .comment .text');
    const inside = document.createElement('i');
    host?.attachShadow({ mode: 'open' }).append(inside);
    expect(enclosingItem(site, inside)).toBe(document.querySelector('.comment .comment'));
    expect(enclosingItem(site, document.body)).toBeNull();
  });
});

describe('the key of a post', () => {
  it('is the id of the site, or the same for the same words of the same author', () => {
    const base = { kind: 'post', id: null, author: 'Mira', text: 'One' } as const;
    expect(keyOf({ ...base, id: 't3_x' })).toBe('t3_x');
    expect(keyOf(base)).toBe(keyOf({ ...base }));
    expect(keyOf(base)).not.toBe(keyOf({ ...base, text: 'Two' }));
    expect(keyOf(base)).not.toBe(keyOf({ ...base, author: 'Odin' }));
  });
});
