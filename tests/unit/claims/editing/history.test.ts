import { describe, expect, it } from 'vitest';
import { begun, caughtUp, edited, type History, redone, undone } from '../../../../src/claims/editing/history.ts';

/** What matters of the steps here: their texts. */
const texts = ({ past, now, future }: History) => [past, [now], future].map((steps) => steps.map(({ text }) => text));

describe('undo and redo', () => {
  it('go back and forth through the steps', () => {
    const two = edited(edited(begun('a'), 'b', 0, 'fact'), 'c', 5_000, 'fact');
    expect(undone(two).now.text).toBe('b');
    expect(undone(undone(two)).now.text).toBe('a');
    expect(undone(undone(undone(two))).now.text).toBe('a');
    expect(redone(undone(undone(two))).now.text).toBe('b');
    expect(texts(redone(redone(undone(undone(two)))))).toEqual([['a', 'b'], ['c'], []]);
    expect(redone(two)).toBe(two);
  });

  it('take typing in one field as one step, and another field as another', () => {
    const typed = ['ab', 'abc', 'abcd'].reduce((now, text, key) => edited(now, text, key * 300, 'fact'), begun('a'));
    expect(undone(typed).now.text).toBe('a');
    expect(texts(edited(typed, 'x', 700, 'nuance'))[0]).toEqual(['a', 'abcd']);
    expect(texts(edited(typed, 'x', 1_399, 'fact'))[0]).toEqual(['a']);
    expect(texts(edited(typed, 'x', 1_400, 'fact'))[0]).toEqual(['a', 'abcd']);
  });

  it('begin a new step after going back, and forget what was undone', () => {
    const typed = edited(edited(begun('a'), 'b', 0, 'fact'), 'c', 1_000, 'fact');
    const again = edited(undone(typed), 'd', 1_100, 'fact');
    expect(texts(again)).toEqual([['a', 'b'], ['d'], []]);
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
    expect(undone(long).now.text).toBe('1998');
  });

  it('take what was changed elsewhere as a step of its own, which loses nothing', () => {
    const typed = edited(begun('a'), 'b', 0, 'fact');
    const caught = caughtUp(typed, 'x');
    expect(caught.now).toEqual({ text: 'x', fromElsewhere: true });
    expect(undone(caught).now).toEqual({ text: 'b', fromElsewhere: false });
    expect(redone(undone(caught)).now).toEqual({ text: 'x', fromElsewhere: true });
    // What is typed right after it is another step, also in the field that was typed in before.
    expect(texts(edited(caught, 'xy', 10, 'fact'))).toEqual([['a', 'b', 'x'], ['xy'], []]);
    expect(texts(caughtUp(undone(typed), 'x'))).toEqual([['a'], ['x'], []]);
  });

  it('go on where they were left, with a step of its own', () => {
    const typed = edited(begun('a'), 'b', 0, 'fact');
    expect(texts(edited(caughtUp(typed, 'b'), 'bc', 10, 'fact'))).toEqual([['a', 'b'], ['bc'], []]);
    expect(texts(caughtUp(undone(typed), 'a'))).toEqual([[], ['a'], ['b']]);
  });
});
