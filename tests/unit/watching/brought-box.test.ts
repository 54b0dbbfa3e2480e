// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { mastodon } from '../../../src/sites/mastodon.ts';
import { boxBroughtFor, forgetBox, rememberBox } from '../../../src/watching/brought-box.ts';
import { itemElements, type Reading, readItem } from '../../../src/watching/extract.ts';

afterEach(forgetBox);

/** Two posts and the one box of the page. */
function page(): { first: Reading; second: Reading; box: HTMLElement } {
  const status = (id: string) =>
    `<div class="status" data-id="${id}"><div class="status__content">Words of post ${id}.</div></div>`;
  document.body.innerHTML = `${status('1')}${status('2')}<form class="compose-form"><textarea></textarea></form>`;
  const [first, second] = itemElements(mastodon, document).map((element) => readItem(mastodon, element));
  const box = document.querySelector<HTMLElement>('textarea');
  if (!first || !second || !box) throw new Error('not read');
  return { first, second, box };
}

function clickByHand(element: Element): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: true });
  element.dispatchEvent(click);
}

describe('the box that was brought', () => {
  it('is that of the post for which it was brought, and of no other', () => {
    const { first, second, box } = page();
    rememberBox(mastodon, first, box);
    expect(boxBroughtFor(first)).toBe(box);
    expect(boxBroughtFor(second)).toBeNull();
  });

  it('stays so while the reader is in the box, or in a card of ours', () => {
    const { first, second, box } = page();
    rememberBox(mastodon, first, box);
    clickByHand(box);
    second.element.innerHTML += '<div data-second-opinion="card"></div>';
    clickByHand(second.element.lastElementChild ?? box);
    expect(boxBroughtFor(first)).toBe(box);
  });

  it('is forgotten when the reader turns to another post, and when it is gone', () => {
    const { first, second, box } = page();
    rememberBox(mastodon, first, box);
    clickByHand(second.element);
    expect(boxBroughtFor(first)).toBeNull();
    rememberBox(mastodon, first, box);
    box.remove();
    expect(boxBroughtFor(first)).toBeNull();
  });
});
