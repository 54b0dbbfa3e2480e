// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oldReddit } from '../../../src/sites/old-reddit.ts';
import { observePage } from '../../../src/watching/observe.ts';

const thing = (id: string) =>
  `<div class="thing" data-type="comment" data-fullname="${id}"><div class="entry"><div class="usertext-body"><div class="md">${id}</div></div></div></div>`;

function element(html: string): Element {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const made = holder.firstElementChild;
  if (!made) throw new Error('nothing made');
  return made;
}

describe('observing a page', () => {
  let stop = () => {};
  let changed: string[] = [];
  let settled: boolean[] = [];

  beforeEach(async () => {
    vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) =>
      setTimeout(() => work({ didTimeout: false, timeRemaining: () => 10 }), 0),
    );
    vi.stubGlobal('cancelIdleCallback', clearTimeout);
    document.body.innerHTML = thing('a');
    changed = [];
    settled = [];
    ({ stop } = observePage(oldReddit, {
      changed: (item) => changed.push(item.getAttribute('data-fullname') ?? ''),
      settled: (removed) => settled.push(removed),
      follows: () => false,
      navigated: () => {},
    }));
    await vi.waitFor(() => expect(settled).toHaveLength(1));
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
  });

  const rest = () => new Promise((resolve) => setTimeout(resolve, 60));
  const fresh = async (act: () => void): Promise<string[]> => {
    changed = [];
    act();
    await rest();
    return changed;
  };

  it('tells what is there at the start', () => {
    expect(changed).toEqual(['a']);
  });

  it('tells added posts, also inside something added, once', async () => {
    const wrapped = element(`<section>${thing('b')}${thing('c')}</section>`);
    expect(await fresh(() => document.body.append(wrapped))).toEqual(['b', 'c']);
  });

  it('tells the post around a text that was exchanged in place', async () => {
    expect(
      await fresh(() => {
        const text = document.querySelector('.md')?.firstChild;
        if (text) text.nodeValue = 'recycled';
      }),
    ).toEqual(['a']);
  });

  it('does not hear of nodes of ours, so that adding a badge is no reason to look again', async () => {
    const badge = element('<div data-second-opinion="badge"></div>');
    expect(await fresh(() => document.querySelector('.md')?.after(badge))).toEqual([]);
  });

  it('tells that nodes were removed', async () => {
    await fresh(() => document.querySelector('.thing')?.remove());
    expect(settled.at(-1)).toBe(true);
  });

  it('is silent after it was stopped', async () => {
    stop();
    expect(await fresh(() => document.body.append(element(thing('d'))))).toEqual([]);
  });
});
