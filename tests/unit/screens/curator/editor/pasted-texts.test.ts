import { describe, expect, it } from 'vitest';
import { pastedLines, pastedPosts, withoutKnown } from '../../../../../src/screens/curator/editor/pasted-texts.ts';

describe('pasted phrasings', () => {
  it('are one a line, without the marks of lists and empty lines', () => {
    expect(pastedLines('- statins rot  your brain\r\n\r\n12. they hide it\n• 5G did it\n  2020 was planned\n')).toEqual(
      ['statins rot your brain', 'they hide it', '5G did it', '2020 was planned'],
    );
    expect(pastedLines(' \n ')).toEqual([]);
  });
});

describe('pasted posts', () => {
  it('are one a line, or have empty lines between them', () => {
    expect(pastedPosts('one\ntwo\n')).toEqual(['one', 'two']);
    expect(pastedPosts('one\nstill one\n\n\ntwo\r\n \r\n- three')).toEqual(['one\nstill one', 'two', 'three']);
  });
});

describe('what is there already', () => {
  it('is left out, whatever its case and punctuation, and counted', () => {
    expect(withoutKnown(['Statins!', 'new', 'NEW.', '…'], ['statins'])).toEqual({ fresh: ['new'], dropped: 3 });
  });
});
