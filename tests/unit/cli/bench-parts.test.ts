import { describe, expect, it } from 'vitest';
import { plainBm25 } from '../../../src/cli/benching/bm25.ts';
import { makeLists } from '../../../src/cli/benching/made-lists.ts';
import { postsOfCharacters, postsOfWords } from '../../../src/cli/benching/made-posts.ts';
import { summary } from '../../../src/cli/benching/timing.ts';

const texts = ['Statins cause dementia in old people.', 'Sharks swim on the motorway.', 'Vaccines cause autism.'];

describe('lists made for the bench', () => {
  it('are each the beginning of the next longer one, and the same every time', () => {
    const lists = makeLists(texts);
    const long = lists(50);
    expect(long).toHaveLength(50);
    expect(makeLists(texts)(50)).toEqual(long);
    expect(lists(2)).toEqual(long.slice(0, 2));
    expect(new Set(long.slice(0, 3).map(({ text }) => text))).toEqual(new Set(texts));
    expect(new Set(long.map(({ id }) => id)).size).toBe(50);
  });

  it('have no new words when they are longer than what there is', () => {
    const words = new Set(texts.join(' ').split(' '));
    for (const { text } of makeLists(texts)(50)) for (const word of text.split(' ')) expect(words).toContain(word);
  });
});

describe('posts made for the bench', () => {
  it('have exactly so many words or characters', () => {
    for (const post of postsOfWords(texts, 17, 5, 1)) expect(post.split(' ')).toHaveLength(17);
    for (const post of postsOfCharacters(texts, 500, 3, 1)) expect(post).toHaveLength(500);
    expect(postsOfWords(texts, 17, 5, 1)).toEqual(postsOfWords(texts, 17, 5, 1));
    expect(postsOfWords(texts, 17, 5, 1)).not.toEqual(postsOfWords(texts, 17, 5, 2));
  });
});

describe('the plain BM25', () => {
  const search = plainBm25(texts.map((text, index) => ({ id: `${index}`, text })));

  it('finds claims by stems, the best first, and forgets one post before the next', () => {
    expect(search('A shark on a motorway', 5).map(({ claim }) => claim)).toEqual(['1']);
    expect(search('statin and dementia, caused', 5).map(({ claim }) => claim)).toEqual(['0', '2']);
    expect(search('statin and dementia, caused', 1)).toHaveLength(1);
    expect(search('statin and dementia, caused', 5)).toEqual(search('statin and dementia, caused', 5));
    expect(search('soup', 5)).toEqual([]);
  });

  it('scores as the formula says', () => {
    // In one of three claims, once; that one has 5 of their 14 words.
    const [found] = search('motorway', 1);
    const rarity = Math.log(1 + (3 - 1 + 0.5) / 1.5);
    expect(found?.score).toBeCloseTo((rarity * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 5) / (14 / 3))));
  });
});

describe('a summary of times', () => {
  it('has the median between the middle two, and of few times the greatest as 99th percentile', () => {
    expect(summary([4, 1, 3, 2])).toEqual({ n: 4, p50_ms: 2.5, p99_ms: 4, max_ms: 4 });
    expect(summary([5])).toEqual({ n: 1, p50_ms: 5, p99_ms: 5, max_ms: 5 });
    expect(summary(Array.from({ length: 200 }, (_, index) => index + 1)).p99_ms).toBe(199);
  });
});
