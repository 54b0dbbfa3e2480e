// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { type LastEditor, rememberEditor } from '../../../src/insertion/last-editor.ts';

let last: LastEditor;
afterEach(() => last.stop());

function page(html: string): void {
  document.body.innerHTML = html;
  last = rememberEditor('[data-ours]');
}

function enter(selector: string, root: ParentNode = document): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  element.focus();
  element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  return element;
}

describe('the last editor', () => {
  it('is remembered when the focus goes elsewhere', () => {
    page('<textarea></textarea><button>Elsewhere</button>');
    expect(last.now()).toBeNull();
    const field = enter('textarea');
    enter('button');
    expect(last.now()?.editor).toBe(field);
  });

  it('is the later of two, and says when it was entered', () => {
    page('<textarea></textarea><input type="text">');
    enter('textarea');
    const first = last.now()?.since ?? 0;
    const field = enter('input');
    expect(last.now()?.editor).toBe(field);
    expect(last.now()?.since).toBeGreaterThanOrEqual(first);
  });

  it('may stand in an open shadow root', () => {
    page('<div id="host"></div>');
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.append(document.createElement('textarea'));
    const field = enter('textarea', root);
    expect(last.now()?.editor).toBe(field);
  });

  it.each([
    ['a search field', '<form role="search"><input type="text"></form>', 'input'],
    ['a password', '<input type="password">', 'input'],
    ['a field of our own', '<div data-ours><textarea></textarea></div>', 'textarea'],
    ['a button', '<button></button>', 'button'],
  ])('is never %s', (_, html, selector) => {
    page(html);
    enter(selector);
    expect(last.now()).toBeNull();
  });

  it('is nobody when it has left the page', () => {
    page('<textarea></textarea>');
    enter('textarea').remove();
    expect(last.now()).toBeNull();
  });
});
