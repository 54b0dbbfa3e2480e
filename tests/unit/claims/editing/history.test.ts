import { describe, expect, it } from 'vitest';
import { begun, edited, redone, undone } from '../../../../src/claims/editing/history.ts';

describe('undo and redo', () => {
  it('go back and forth through the steps', () => {
    const two = edited(edited(begun('a'), 'b', 0, 'fact'), 'c', 5_000, 'fact');
    expect(undone(two).now).toBe('b');
    expect(undone(undone(two)).now).toBe('a');
    expect(undone(undone(undone(two))).now).toBe('a');
    expect(redone(undone(undone(two))).now).toBe('b');
    expect(redone(redone(undone(undone(two))))).toMatchObject({ now: 'c', past: ['a', 'b'], future: [] });
    expect(redone(two)).toBe(two);
  });

  it('take typing in one field as one step, and another field as another', () => {
    const typed = ['ab', 'abc', 'abcd'].reduce((now, text, key) => edited(now, text, key * 300, 'fact'), begun('a'));
    expect(undone(typed).now).toBe('a');
    expect(edited(typed, 'x', 700, 'nuance').past).toEqual(['a', 'abcd']);
    expect(edited(typed, 'x', 1_399, 'fact').past).toEqual(['a']);
    expect(edited(typed, 'x', 1_400, 'fact').past).toEqual(['a', 'abcd']);
  });

  it('begin a new step after going back, and forget what was undone', () => {
    const typed = edited(edited(begun('a'), 'b', 0, 'fact'), 'c', 1_000, 'fact');
    const again = edited(undone(typed), 'd', 1_100, 'fact');
    expect(again).toMatchObject({ past: ['a', 'b'], now: 'd', future: [] });
  });

  it('make no step of the same text', () => {
    const history = undone(edited(begun('a'), 'b', 0, 'fact'));
    expect(edited(history, 'a', 9_000, 'fact')).toBe(history);
  });

  it('keep only so many steps', () => {
    const long = Array.from({ length: 2_000 }, (_, at) => `${at}`).reduce(
      (now, text, at) => edited(now, text, at * 1_000, 'fact'),
      begun(''),
    );
    expect(long.past.length).toBe(500);
    expect(undone(long).now).toBe('1998');
  });
});
