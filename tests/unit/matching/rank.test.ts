import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRanker } from '../../../src/matching/rank.ts';

const claims = [
  { id: 'shark', text: 'A shark swam on a flooded motorway in Houston.' },
  { id: 'burgers', text: 'A burger chain gives away free burgers in May.' },
  { id: 'anaconda', text: 'A giant anaconda swims across a river in Brazil.' },
  { id: 'moon', text: 'The moon landing was filmed in a studio.' },
  { id: 'fluoride', text: 'Fluoride in drinking water lowers the IQ of children.' },
  { id: 'fine', text: 'Drivers pay a fine of $1,000 for eating soup at the wheel.' },
];

describe('ranking a foreign list of claims', () => {
  const ranker = createRanker(claims);
  const first = (text: string) => ranker.rank(text, 5)[0]?.claim;

  it('puts the claim that shares the rare words first, inflected or not', () => {
    expect(first('sharks swimming on the motorways!!')).toBe('shark');
    expect(first('Free burger for everyone')).toBe('burgers');
    expect(first('my kids drink fluoridated water and their IQs are fine')).toBe('fluoride');
  });

  it('finds the words of hashtags, handles and addresses', () => {
    expect(first('unbelievable #MoonLanding')).toBe('moon');
    expect(first('unbelievable #moonlanding')).toBe('moon');
    expect(first('thanks @BurgerChain')).toBe('burgers');
    expect(first('look https://news.example/2020/giant-anaconda-crosses-river')).toBe('anaconda');
  });

  it('takes a number for the same with and without its comma', () => {
    expect(first('it cost me 1000')).toBe('fine');
  });

  it('is not led astray by the words of everyday speech', () => {
    expect(first('in a way I just gave it away, and then a shark came in')).toBe('shark');
  });

  it('gives at most as many as asked, best first, with scores from 0 to 1', () => {
    const ranked = ranker.rank('a giant shark swims in a studio', 2);
    expect(ranked).toHaveLength(2);
    expect(ranked[0]?.score ?? 0).toBeGreaterThanOrEqual(ranked[1]?.score ?? 0);
    for (const { score } of ranker.rank('a giant shark swims in a studio', 5)) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect(ranker.rank('a giant shark', 0)).toEqual([]);
  });

  it('gives nothing when no word is shared, or only words that say nothing', () => {
    expect(ranker.rank('zzz', 5)).toEqual([]);
    expect(ranker.rank('', 5)).toEqual([]);
    expect(ranker.rank('the of in a', 5)).toEqual([]);
  });

  it('ranks a list of one, and of none', () => {
    expect(createRanker([]).rank('shark', 5)).toEqual([]);
    expect(createRanker(claims.slice(0, 1)).rank('a shark!', 5)).toMatchObject([{ claim: 'shark' }]);
    expect(createRanker([{ id: 'empty', text: '' }]).rank('shark', 5)).toEqual([]);
  });

  it('forgets one post before the next', () => {
    const before = ranker.rank('shark motorway', 5);
    ranker.rank('moon landing studio', 5);
    expect(ranker.rank('shark motorway', 5)).toEqual(before);
  });

  it('does not mind the order of the list', () => {
    const posts = ['a giant shark swims in a studio', 'free water in Brazil', 'children on the moon in May'];
    const expected = posts.map((post) => ranker.rank(post, 5));
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
        const other = createRanker(shuffled);
        expect(posts.map((post) => other.rank(post, 5))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('orders claims that are alike by their ids', () => {
    const twins = ['c', 'a', 'b'].map((id) => ({ id, text: 'A shark swam in Houston.' }));
    expect(
      createRanker([...claims, ...twins])
        .rank('shark in Houston', 3)
        .map(({ claim }) => claim),
    ).toEqual(['a', 'b', 'c']);
    const same = [0, 1].map(() => ({ id: 'same', text: 'A shark swam in Houston.' }));
    expect(createRanker(same).rank('shark', 5)).toHaveLength(2);
  });

  it('finds the one right claim among thousands with the same common words', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      id: `claim-${at}`,
      text: `The president said that senator number${at} voted against the wall in ${1900 + (at % 100)}.`,
    }));
    expect(
      createRanker(many)
        .rank('Our president: senator number4321 is against my wall!', 1)
        .map(({ claim }) => claim),
    ).toEqual(['claim-4321']);
  });

  it('takes any text, as a post and as a claim', () => {
    // Every UTF-16 unit, halves of pairs too.
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = fc.oneof(fc.string({ unit }), fc.string());
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), fc.nat({ max: 5 }), (post, texts, top) => {
        const other = createRanker(texts.map((claim, at) => ({ id: String(at), text: claim })));
        expect(other.rank(post, top).length).toBeLessThanOrEqual(Math.min(top, texts.length));
        expect(ranker.rank(post, top).every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
    );
  });

  it('takes posts of 50,000 characters', () => {
    const endless = [
      'word shark ',
      'a',
      '#ab',
      '#',
      '@a ',
      '1,',
      'a.b@',
      'https://a-b-c-',
      '((',
      '\u0301',
      '🦈',
      'x\u200b',
    ];
    for (const part of endless) {
      const post = part.repeat(Math.ceil(50_000 / part.length)).slice(0, 50_000);
      expect(ranker.rank(post, 5).length).toBeLessThanOrEqual(5);
    }
    expect(first(`${'nothing to see here. '.repeat(2000)} the shark on the motorway`)).toBe('shark');
  });

  it('says which features it went by', () => {
    const [examined] = ranker.examine('a shark on a motorway in Houston');
    expect(examined?.claim).toBe('shark');
    expect(examined?.features.postCovered).toBeGreaterThan(0.5);
    expect(examined?.features.namesShared).toBeGreaterThan(0);
  });
});

const corpus = '../shared/corpus/retrieval';

describe.skipIf(!existsSync(`${corpus}/posts.jsonl`))(`ranking real posts (skipped without ${corpus})`, () => {
  it('has the right claim among the first five of 14,231 often enough', () => {
    const read = (file: string) =>
      readFileSync(`${corpus}/${file}`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const ranker = createRanker(read('claims.jsonl'));
    const posts: { text: string; claims: string[]; split: string }[] = read('posts.jsonl');
    const sample = posts.filter(({ split }) => split === 'train').slice(0, 300);
    const precisions = sample.map((post) => {
      const place = ranker.rank(post.text, 5).findIndex(({ claim }) => post.claims.includes(claim));
      return place < 0 ? 0 : 1 / (place + 1);
    });
    const mean = precisions.reduce((sum, precision) => sum + precision, 0) / precisions.length;
    // 0.78 by cross-validation over all 997 such posts, where BM25 over stems has 0.71.
    expect(mean).toBeGreaterThan(0.73);
  });
});
