import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/cli/load.ts';
import { createMatcher, type Matcher } from '../../../src/matching/matcher.ts';

/**
 * What a post does with a claim, told by the turns that people give it. Only what follows from the words of the post is
 * asked for here; how often it goes right on posts as they come is measured by `npm run evaluate`.
 */
let matcher: Matcher;
beforeAll(async () => {
  matcher = createMatcher((await loadLibrary('claims-db')).library);
});

function stanceOn(claim: string, text: string): string | undefined {
  return matcher.match(text).find((match) => match.claim === claim)?.stance;
}

describe('asserts', () => {
  it.each([
    ['said flat', 'statins-cause-dementia', 'Statins cause dementia.'],
    ['said flat', 'mmr-causes-autism', 'Vaccines cause autism'],
    ['said flat', '5g-causes-covid', '5G causes covid'],
    [
      'an anecdote',
      'statins-cause-dementia',
      'Mum was sharp as a tack until they put her on Lipitor. Now she has dementia.',
    ],
    ['a rhetorical question', 'mmr-causes-autism', 'The MMR vaccine gave my son autism. Coincidence? I think not.'],
    ['a claim that is a negation', 'masks-do-not-work', 'Masks do not work.'],
    [
      'against those who deny it',
      'ivermectin-cures-covid',
      'Ivermectin cures covid and the "experts" lied to you about it.',
    ],
  ])('%s: %s', (_, claim, text) => {
    expect(stanceOn(claim, text)).toBe('asserts');
  });
});

describe('is not taken for an assertion', () => {
  it.each([
    ['a negation', 'mmr-causes-autism', 'Vaccines do not cause autism.'],
    ['no evidence', 'statins-cause-dementia', 'There is no evidence that statins cause dementia.'],
    ['a myth', 'mmr-causes-autism', 'Myth: the MMR vaccine causes autism. Fact: it does not.'],
    ['debunked', 'ivermectin-cures-covid', 'The claim that ivermectin cures covid has been debunked again.'],
    ['a plea', '5g-causes-covid', 'Please stop spreading that 5G causes covid.'],
    [
      'a large study',
      'mmr-causes-autism',
      'Danish study of 650,000 children: no link between the MMR vaccine and autism.',
    ],
    [
      'a claim that is a negation, denied',
      'masks-do-not-work',
      'Saying that masks do not work is simply false, they cut transmission.',
    ],
    ['a question', 'covid-vaccines-infertility', 'Do covid vaccines cause infertility? Asking for my sister.'],
  ])('%s: %s', (_, claim, text) => {
    expect(stanceOn(claim, text)).not.toBe('asserts');
  });
});

describe('asks', () => {
  it.each([
    ['statins-cause-dementia', 'Is it true that statins cause dementia?'],
    ['mmr-causes-autism', 'Does anyone know if the MMR vaccine can cause autism? My son is due next week.'],
  ])('%s: %s', (claim, text) => {
    expect(stanceOn(claim, text)).toBe('asks');
  });
});
