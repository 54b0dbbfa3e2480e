// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isClosed, isField, isForSomethingElse } from '../../../src/insertion/editable.ts';

function box(html: string, selector = '#x'): HTMLElement {
  document.body.innerHTML = html;
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error('no box');
  return found;
}

describe('what is a field', () => {
  it.each(['<textarea id="x"></textarea>', '<input id="x">', '<input id="x" type="text">'])('%s', (html) => {
    expect(isField(box(html))).toBe(true);
  });

  it.each([
    '<input id="x" type="password">',
    '<input id="x" type="email">',
    '<input id="x" type="search">',
    '<input id="x" type="checkbox">',
    '<div id="x" contenteditable="true"></div>',
  ])('not %s', (html) => {
    expect(isField(box(html))).toBe(false);
  });
});

describe('what is closed', () => {
  it.each([
    '<textarea id="x" readonly></textarea>',
    '<input id="x" disabled>',
    '<div inert><textarea id="x"></textarea></div>',
    '<div id="x" contenteditable="false"></div>',
    '<div id="x" contenteditable="true" aria-disabled="true"></div>',
  ])('%s', (html) => {
    expect(isClosed(box(html))).toBe(true);
  });

  it('not an open field', () => {
    expect(isClosed(box('<textarea id="x"></textarea>'))).toBe(false);
  });
});

describe('what is for something else', () => {
  it.each([
    '<form role="search"><input id="x"></form>',
    '<search><input id="x"></search>',
    '<input id="x" role="searchbox">',
  ])('%s', (html) => {
    expect(isForSomethingElse(box(html))).toBe(true);
  });
});
