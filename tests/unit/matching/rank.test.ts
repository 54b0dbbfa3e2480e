import { describe, expect, it } from 'vitest';
import { createRanker } from '../../../src/matching/rank.ts';

const claims = [
  { id: 'shark', text: 'A shark swam on a flooded motorway in Houston.' },
  { id: 'burgers', text: 'A burger chain gives away free burgers in May.' },
  { id: 'anaconda', text: 'A giant anaconda swims across a river in Brazil.' },
  { id: 'moon', text: 'The moon landing was filmed in a studio.' },
];

describe('ranking a foreign list of claims', () => {
  const ranker = createRanker(claims);

  it('puts the claim that shares the rare words first, inflected or not', () => {
    expect(ranker.rank('sharks swimming on the motorways!!', 5)[0]?.claim).toBe('shark');
    expect(ranker.rank('Free burger for everyone', 5)[0]?.claim).toBe('burgers');
  });

  it('gives at most as many as asked, best first', () => {
    const ranked = ranker.rank('a giant shark swims in a studio', 2);
    expect(ranked).toHaveLength(2);
    expect(ranked[0]?.score ?? 0).toBeGreaterThanOrEqual(ranked[1]?.score ?? 0);
  });

  it('gives nothing when no word is shared', () => {
    expect(ranker.rank('zzz', 5)).toEqual([]);
    expect(ranker.rank('', 5)).toEqual([]);
  });

  it('forgets one post before the next', () => {
    const first = ranker.rank('shark motorway', 5);
    ranker.rank('moon landing studio', 5);
    expect(ranker.rank('shark motorway', 5)).toEqual(first);
  });
});
