import { describe, expect, it } from 'vitest';
import { edited } from '../../../../src/claims/editing/history.ts';
import { historyOf, keepClaims, letGoOutdated } from '../../../../src/screens/curator/kept-claims.ts';

describe('the histories of the claims that were opened', () => {
  it('are kept by file', () => {
    const kept = keepClaims();
    kept.histories.set('a', edited(historyOf(kept, 'a', 'one'), 'two', 0, 'fact'));
    historyOf(kept, 'b', 'other');
    expect(historyOf(kept, 'a', 'two').past.map(({ text }) => text)).toEqual(['one']);
    expect(historyOf(kept, 'b', 'other').past).toEqual([]);
  });

  it('are forgotten where they take too much room, those first that were opened longest ago', () => {
    const kept = keepClaims();
    const long = 'x'.repeat(20_000_000);
    historyOf(kept, 'a', long);
    historyOf(kept, 'b', long);
    historyOf(kept, 'a', long);
    historyOf(kept, 'c', long);
    expect([...kept.histories.keys()]).toEqual(['a', 'c']);
    // The one that is opened is kept however long it is.
    historyOf(kept, 'd', long.repeat(3));
    expect([...kept.histories.keys()]).toEqual(['d']);
  });
});

describe('what could not be saved before a claim was left', () => {
  const typed = { text: 'typed', over: 'listed' };

  it.each([
    ['waits where nothing else was stored meanwhile', 'listed', typed],
    ['waits where it is just being stored', 'typed', typed],
    ['is let go where the file was changed meanwhile', 'imported', undefined],
  ])('%s', (_, stored, waiting) => {
    const kept = keepClaims();
    kept.unsaved.set('a', typed);
    letGoOutdated(kept, 'a', stored);
    expect(kept.unsaved.get('a')).toEqual(waiting);
  });
});
