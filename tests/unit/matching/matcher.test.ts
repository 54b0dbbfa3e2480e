import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/claims/library.ts';
import { loadLibrary } from '../../../src/cli/load.ts';
import { match as matchSchema } from '../../../src/matching/match.ts';
import { createMatcher, type Matcher } from '../../../src/matching/matcher.ts';

let library: Library;
let matcher: Matcher;
beforeAll(async () => {
  ({ library } = await loadLibrary('claims-db'));
  matcher = createMatcher(library);
});

/** The claims that a post would get a badge for, with stance and level. */
function badges(text: string): string[] {
  return matcher
    .match(text)
    .filter((match) => match.stance === 'asserts' || match.stance === 'asks')
    .map((match) => `${match.level} ${match.stance} ${match.claim}`);
}

describe('posts that assert a claim are flagged', () => {
  it.each([
    ['Statins cause dementia. Pass it on.', 'statins-cause-dementia'],
    ['They put mercury in vaccines and inject it into babies', 'vaccines-contain-mercury'],
    ['mRNA v@ccines change your DNA', 'mrna-vaccines-change-dna'],
    ['Ivermectin cures covid in three days but they hide it', 'ivermectin-cures-covid'],
    ['5G causes covid, look at the map', '5g-causes-covid'],
    ['The MMR vaccine gave my son autism. Coincidence? I think not.', 'mmr-causes-autism'],
  ])('%s', (text, claim) => {
    expect(badges(text)).toContain(`flag asserts ${claim}`);
  });
});

describe('a claim that no labelled posts have taught yet', () => {
  const statins = (id: string) => {
    const claim = library.claims.find((one) => one.id === 'statins-cause-dementia');
    if (!claim) throw new Error('The claim is gone.');
    return { ...claim, id };
  };
  const text = 'Statins cause dementia. Pass it on.';

  it.each([
    ['in a library', (id: string) => createMatcher({ ...library, claims: [statins(id)], phrasingIndex: undefined })],
    [
      'put in place of others',
      (id: string) =>
        matcher.exchange(
          new Map([
            ['statins-cause-dementia', null],
            [id, statins(id)],
          ]),
        ),
    ],
  ])('is never more than maybe, and says why: %s', (_, matcherOf) => {
    const [found] = matcherOf('new-claim-about-statins').match(text);
    expect(found).toMatchObject({ claim: 'new-claim-about-statins', stance: 'asserts', level: 'maybe' });
    expect(found?.why).toContain('until labelled posts have taught it');
    expect(matcherOf('statins-cause-dementia').match(text)[0]).toMatchObject({ level: 'flag' });
  });
});

describe('posts that say it in words of their own get a badge at least', () => {
  it.each([
    ['Lipitor is destroying my dad’s memory', 'statins-cause-dementia'],
    ['The measles vaccine gave my nephew autism, no doubt about it.', 'mmr-causes-autism'],
  ])('%s', (text, claim) => {
    expect(badges(text).some((badge) => badge.endsWith(`asserts ${claim}`))).toBe(true);
  });
});

describe('posts that do not assert it are not', () => {
  it.each([
    'There is no evidence that statins cause dementia.',
    'It is a myth that the MMR vaccine causes autism.',
    'Vaccines do not cause autism. Large studies found no link.',
    'Debunked again: ivermectin does not cure covid.',
    'I take a statin and forgot my keys at the gym.',
    'Booked my flu shot, then soup and an early night.',
    'Grandad has vascular dementia and after his second mini-stroke the hospital added a statin to his tablets.',
  ])('%s', (text) => {
    expect(badges(text).filter((badge) => badge.startsWith('flag asserts'))).toEqual([]);
  });
});

describe('sincere questions are read as questions', () => {
  it.each([
    ['Does the MMR vaccine cause autism? I keep reading about it and I am worried.', 'mmr-causes-autism'],
    ['Do statins cause dementia? My doctor wants me to start one.', 'statins-cause-dementia'],
    ['Is it true that covid vaccines cause infertility?', 'covid-vaccines-infertility'],
  ])('%s', (text, claim) => {
    expect(badges(text).some((badge) => badge.endsWith(`asks ${claim}`))).toBe(true);
  });
});

describe('a match', () => {
  it('marks the words of the frame in the text as it stands in the page', () => {
    const text = 'Morning all. I am sure Lìpitor caused my mum’s dementia 😢 so be careful.';
    const [match] = matcher.match(text);
    expect(match?.words.map(({ start, end }) => text.slice(start, end))).toEqual(['Lìpitor', 'dementia']);
    expect(text.slice(match?.start, match?.end)).toContain('I am sure');
    expect(match?.frame).toEqual(['statin', 'memory-loss']);
  });

  it('says why in words, and which phrasing is nearest', () => {
    const [match] = matcher.match('Statins cause dementia');
    expect(match?.why).toContain('"Statins" (statin) with "dementia" (memory-loss)');
    expect(match?.phrasing?.toLowerCase()).toContain('dementia');
  });

  it('finds misspelt names of medicines', () => {
    expect(badges('atorvastatine causes dementia')).toContain('flag asserts statins-cause-dementia');
    expect(badges('hydroxychoroquine cures covid')).toContain('flag asserts hydroxychloroquine-cures-covid');
  });

  it('joins concepts over two sentences but not over three', () => {
    const statin = (text: string) =>
      matcher
        .prepare(text)
        .framed.some(({ candidate }) => candidate.frame.source.all.flat().join() === 'statin,memory-loss');
    expect(statin('My dad takes Lipitor. It caused his dementia.')).toBe(true);
    expect(statin('My dad takes Lipitor. We went to the sea. He has dementia.')).toBe(false);
  });

  it('keeps its schema and its offsets, whatever is posted', () => {
    const word = fc.constantFrom(
      'statins',
      'cause',
      'dementia',
      'vaccine',
      'autism',
      'no',
      '?',
      '\n',
      '.',
      'not',
      '💉',
      'myth',
      'covid',
      'my',
      '"',
      'ivermectin',
    );
    const post = fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 40 });
    fc.assert(
      fc.property(post, (parts) => {
        const text = parts.join(' ');
        const matches = matcher.match(text);
        expect(matches.length).toBeLessThanOrEqual(3);
        for (const match of matches) {
          matchSchema.parse(match);
          expect(match.end).toBeLessThanOrEqual(text.length);
          for (const { start, end } of match.words)
            expect(match.start <= start && start < end && end <= match.end).toBe(true);
        }
      }),
    );
  });

  it('is the same when asked again', () => {
    const text = 'Statins cause dementia and the covid vaccine changes your DNA';
    expect(matcher.match(text)).toEqual(matcher.match(text));
  });
});

describe('a library that carries its indexes', () => {
  it('matches as one that does not', () => {
    const indexed = createMatcher({ ...library, ...matcher.indexes() });
    for (const { phrasings } of library.claims)
      expect(phrasings.map(indexed.match)).toEqual(phrasings.map(matcher.match));
  });
});

describe('neighbouring claims', () => {
  it('the specific one beats the general one', () => {
    const found = badges('Thimerosal in vaccines causes autism');
    expect(found.join()).toContain('thimerosal-causes-autism');
    expect(found.join()).not.toContain('vaccines-contain-mercury');
  });
});

describe('a library', () => {
  const posts = [
    'Statins cause dementia. Pass it on.',
    'Do covid vaccines cause infertility? Asking for my sister.',
    'Vaccines do not cause autism. Large studies found no link.',
    'They put mercury in vaccines, and 5G causes covid, look at the map',
    'The experimental covid vaccine was never tested and it kills more people than the virus',
    'Booked my flu shot, then soup and an early night.',
  ];

  it('may have its claims in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(library.claims, { minLength: library.claims.length }), (claims) => {
        const shuffled = createMatcher({ ...library, claims });
        for (const post of posts) expect(shuffled.match(post)).toEqual(matcher.match(post));
      }),
      { numRuns: 3 },
    );
  });

  it('may get a claim of another field without any match changing', () => {
    const first = library.claims[0];
    if (!first) throw new Error('The library has no claim.');
    const stranger = {
      ...first,
      id: 'moon-is-cheese',
      statement: 'The moon is made of cheese.',
      phrasings: ['astronauts brought back cheddar from the moon'],
      frames: [{ all: ['moon', 'cheese'], relation: 'none' as const, not: [], weak: false }],
      broader: [],
    };
    const wider = createMatcher({
      concepts: [
        ...library.concepts,
        { id: 'moon', strict: ['moon'], broad: [], typos: false },
        { id: 'cheese', strict: ['cheese', 'cheddar'], broad: [], typos: false },
      ],
      claims: [...library.claims, stranger],
    });
    const shown = (found: ReturnType<Matcher['match']>) =>
      found.map(({ claim, stance, level }) => `${claim} ${stance} ${level}`);
    for (const post of posts) expect(shown(wider.match(post))).toEqual(shown(matcher.match(post)));
    expect(shown(wider.match('The moon is made of cheese, and statins cause dementia.'))[0]).toBeDefined();
  });
});
