// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWaiting, type Waiting } from '../../../src/watching/nearest.ts';

/** Posts of 100 pixels, one under another, in a window of 500; scrolled so that the one with index `first` is on top. */
let first = 0;
const posts: HTMLElement[] = [];
let near: (element: Element) => void = () => {};

describe('what waits for its turn', () => {
  let waiting: Waiting;
  let follows = (_: Element) => false;
  const cameNear = vi.fn();
  const names = () => waiting.take().map(({ id }) => Number(id));

  beforeEach(() => {
    first = 0;
    posts.length = 0;
    document.body.replaceChildren();
    vi.stubGlobal('innerHeight', 500);
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observed = new Set<Element>();
        constructor(tell: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
          near = (target) => this.observed.has(target) && tell([{ target, isIntersecting: true }]);
        }
        observe = (element: Element) => this.observed.add(element);
        unobserve = (element: Element) => this.observed.delete(element);
        disconnect = () => this.observed.clear();
      },
    );
    for (let n = 0; n < 60; n++) {
      const post = document.createElement('p');
      post.id = String(n);
      post.textContent = 'What was written.';
      post.getBoundingClientRect = () => new DOMRect(0, (n - first) * 100, 600, 100);
      document.body.append(post);
      posts.push(post);
    }
    cameNear.mockReset();
    follows = () => false;
    waiting = startWaiting((element) => follows(element), cameNear);
    for (const post of posts) waiting.add(post);
  });
  afterEach(() => {
    waiting.stop();
    vi.unstubAllGlobals();
  });

  it('comes in the order of the page where the reader is at the top', () => {
    expect(names()).toEqual(posts.map((_, n) => n));
    expect(waiting.any()).toBe(false);
  });

  it('comes from the window outwards where she is further down', () => {
    first = 20;
    // 15 to 19 end less than a window above; those before were scrolled past.
    const order = names();
    expect(new Set(order.slice(0, 7))).toEqual(new Set([19, 20, 21, 22, 23, 24, 25]));
    expect(Math.min(...order)).toBe(14);
    expect(order).toHaveLength(46);
  });

  it('is let go where it was scrolled past and the site has emptied it', () => {
    first = 20;
    posts[3]?.replaceChildren();
    names();
    first = 0;
    for (const post of posts) near(post);
    const came = names();
    expect([came.includes(3), came.includes(4)]).toEqual([false, true]);
    const emptied = posts[3];
    if (emptied) waiting.add(emptied);
    expect(names()).toEqual([3]);
  });

  it('waits where it was scrolled past, until it is near again', () => {
    first = 20;
    names();
    expect(waiting.any()).toBe(false);
    const post = posts[3];
    if (post) near(post);
    expect(cameNear).toHaveBeenCalled();
    first = 0;
    expect(names()).toEqual([3]);
  });

  it('has its turn all the same where it must be followed', () => {
    first = 20;
    follows = ({ id }) => id === '3';
    expect(names()).toContain(3);
  });

  it('is forgotten when it leaves the page', () => {
    first = 20;
    posts[30]?.remove();
    expect(names()).not.toContain(30);
    const post = posts[3];
    post?.remove();
    waiting.forgetGone();
    if (post) near(post);
    expect(waiting.any()).toBe(false);
  });
});
