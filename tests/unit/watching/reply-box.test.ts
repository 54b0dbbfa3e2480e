// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { facebook } from '../../../src/sites/facebook.ts';
import { oldReddit } from '../../../src/sites/old-reddit.ts';
import { reddit } from '../../../src/sites/reddit.ts';
import { itemElements, type Reading, readItem } from '../../../src/watching/extract.ts';
import { mayClick } from '../../../src/watching/reply-box.ts';
import { isSame } from '../../../src/watching/same.ts';

function first(html: string, selector: string): HTMLElement {
  document.body.innerHTML = html;
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

describe('what may be clicked', () => {
  it.each([
    ['a submit button', '<form><button type="submit" id="x">Comment</button></form>'],
    ['a button in a form that has no type', '<form><button id="x">Comment</button></form>'],
    ['something inside a submit button', '<form><button type="submit"><span id="x">Comment</span></button></form>'],
    ['something around a submit button', '<div id="x"><input type="submit"></div>'],
    [
      "Reddit's slotted submit button",
      '<shreddit-composer><button id="x" slot="submit-button" type="button">Reply</button></shreddit-composer>',
    ],
    ['a link that leads elsewhere', '<a id="x" href="/r/health/comments/1/">3 comments</a>'],
    ['something inside such a link', '<a href="https://www.reddit.com/"><span id="x">reply</span></a>'],
  ])('not %s', (_, html) => {
    expect(mayClick(reddit, first(html, '#x'))).toBe(false);
  });

  it.each([
    ["Reddit's reply button, which has no type and no form", '<div><button id="x" rpl="">Reply</button></div>'],
    ["old Reddit's reply link", '<a id="x" href="javascript:void(0)" onclick="return reply(this)">reply</a>'],
    [
      "Facebook's comment control",
      '<div role="button"><span id="x" data-ad-rendering-role="comment_button">Comment</span></div>',
    ],
  ])('but %s', (_, html) => {
    expect(mayClick(reddit, first(html, '#x'))).toBe(true);
  });

  it('not through a shadow root in a submit button', () => {
    const host = first('<button type="submit"><i id="x"></i></button>', '#x');
    const inside = document.createElement('span');
    host.attachShadow({ mode: 'open' }).append(inside);
    expect(mayClick(oldReddit, inside)).toBe(false);
  });
});

describe('the same post shown twice', () => {
  const post = (text: string, author = 'Dana') => {
    document.body.innerHTML =
      `<div aria-posinset="1"><div data-ad-rendering-role="profile_name"><h3><a href="#">${author}</a></h3></div>` +
      `<div data-ad-rendering-role="story_message"><div dir="auto">${text}</div></div></div>`;
    const reading = itemElements(facebook, document).map((element) => readItem(facebook, element))[0];
    if (!reading) throw new Error('not read');
    return reading as Reading;
  };
  const long = 'My dad lost his memory two months after they put him on a statin, and nobody warned us.';

  it('is known by author and text, also where a feed has cut the text', () => {
    expect(isSame(post(long), post(long))).toBe(true);
    expect(isSame(post(`${long.slice(0, 60)}…`), post(long))).toBe(true);
  });

  it('is not taken for another by the same author, nor for the same words of somebody else', () => {
    expect(isSame(post('My dad lost his memory.'), post(long))).toBe(false);
    expect(isSame(post(long, 'Rick'), post(long))).toBe(false);
    expect(isSame(post('My…'), post(long))).toBe(false);
  });
});
