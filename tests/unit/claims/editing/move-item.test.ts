import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../../src/claims/editing/house-form.ts';
import { moveItem } from '../../../../src/claims/editing/move-item.ts';
import { readValue } from '../../../../src/claims/editing/source-tree.ts';
import { shippedClaims } from './claims-files.ts';

const replies = `replies:
  # What leads.
  - tone: rebut
    text: |
      {{fact}}

      Two  spaces, and a line break at the end.
  # Said in person to my own patients.
  - tone: prime   # gentle
    length: full
    text: >-
      Folded by hand
      where it pleased somebody. {{fact}}
  - {tone: shout, text: "quoted: {{fact}}"}  # a tone that there is not
status: draft
`;
const [head = '', first = '', second = '', third = '', tail = ''] = replies.split(
  /(?<=# What leads\.\n)|(?= {2}# Said)|(?= {2}- \{tone)|(?=status:)/,
);

describe('an item that is put in another place', () => {
  it('takes its comments and its lines along, and leaves all others as they are', () => {
    expect(moveItem(replies, ['replies'], 2, 0)).toBe(head + third + first + second + tail);
    expect(moveItem(replies, ['replies'], 1, 2)).toBe(head + first + third + second + tail);
  });

  it('is left as it is written where it does not fit the format', () => {
    expect(moveItem('phrasings:\n  - 5\n  -\n  - no\n', ['phrasings'], 2, 0)).toBe('phrasings:\n  - no\n  - 5\n  -\n');
  });

  it('stays where there is no such place', () => {
    for (const [from, to] of [
      [0, 3],
      [3, 0],
      [0, -1],
    ] as const)
      expect(moveItem(replies, ['replies'], from, to)).toBe(replies);
    expect(moveItem(replies, ['frames'], 0, 1)).toBe(replies);
  });

  it.each(['replies', 'frames'])('comes back to the same bytes: the %s of shipped claims', (part) => {
    for (const { file, text } of shippedClaims.slice(0, 40)) {
      const items = valueAt(readValue(text), [part]);
      const last = Array.isArray(items) ? items.length - 1 : 0;
      if (last < 1) continue;
      const moved = moveItem(text, [part], 0, last);
      expect(moved.split('\n').sort(), file).toEqual(text.split('\n').sort());
      expect(moveItem(moved, [part], last, 0), file).toBe(text);
    }
  });
});
