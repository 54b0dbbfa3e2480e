// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { boxText, compact, copies } from '../../../src/insertion/box-text.ts';
import { isField } from '../../../src/insertion/editable.ts';
import { judge } from '../../../src/insertion/insert.ts';

function box(html: string): HTMLElement {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('no box');
  return element;
}

describe('what stands in a box', () => {
  it('is the value of a field', () => {
    const field = box('<textarea>One.\n\nTwo.</textarea>');
    expect(isField(field)).toBe(true);
    expect(boxText(field)).toBe('One.\n\nTwo.');
  });

  it('is the text of an editor with its emoji images, without a placeholder', () => {
    const editor = box(
      '<div contenteditable="true"><p>One <img alt="😀"></p><p><br></p><p>Two<span data-slate-placeholder="true">Write…</span></p></div>',
    );
    expect(compact(boxText(editor))).toBe('One😀Two');
  });

  it('is compared without white space and fillers', () => {
    expect(compact(' a\u00a0b\n\n\u200bc\ufeff ')).toBe('abc');
    expect(copies('abcXabc', 'abc')).toBe(2);
    expect(copies('abc', '')).toBe(0);
  });
});

describe('judging an insertion', () => {
  it('wants exactly one new copy, and all that stood there before', () => {
    expect(judge('', 'reply', 'reply')).toBe('one-copy');
    expect(judge('Hello', 'Helloreply', 'reply')).toBe('one-copy');
    expect(judge('reply', 'replyreply', 'reply')).toBe('one-copy');
  });

  it('sees that nothing landed', () => {
    expect(judge('Hello', 'Hello', 'reply')).toBe('nothing');
  });

  it('sees two copies, a lost word and a scrambled text', () => {
    expect(judge('', 'replyreply', 'reply')).toBe('changed');
    expect(judge('Hello', 'reply', 'reply')).toBe('changed');
    expect(judge('', 'rpely', 'reply')).toBe('changed');
  });
});
