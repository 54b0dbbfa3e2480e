import { describe, expect, it } from 'vitest';
import { makeBreaker } from '../../../src/watching/breaker.ts';

/** What the breaker says after each of these posts. */
const judged = (badges: boolean[]): boolean[] => {
  const breaker = makeBreaker();
  return badges.map((badge) => breaker.count(badge));
};
const feed = (posts: number, badgeAt: (index: number) => boolean) =>
  Array.from({ length: posts }, (_, n) => badgeAt(n));

describe('the breaker', () => {
  it('holds while no more than one post in three has a badge', () => {
    expect(judged(feed(600, (n) => n % 3 === 2))).not.toContain(true);
  });
  it('trips when there are more, and stays so', () => {
    const said = judged([...feed(60, (n) => n % 2 === 0), ...feed(600, () => false)]);
    expect(said.indexOf(true)).toBe(39);
    expect(said.slice(39)).not.toContain(false);
  });
  it('says nothing of a few posts: a thread about one claim may be full of it', () => {
    expect(judged(feed(39, () => true))).not.toContain(true);
  });
});
