import type { LibraryClaim } from '../../../src/claims/library.ts';
import type { Reference } from '../../../src/claims/reference.ts';
import type { Profile } from '../../../src/replies/speaker.ts';

/** A claim of the tests' own, about nothing real. */
export const claim: LibraryClaim = {
  id: 'bananas-cause-hiccups',
  topic: 'fruit',
  statement: 'Bananas cause hiccups.',
  label: 'bananas and hiccups',
  verdict: 'false',
  negative: false,
  phrasings: Array.from({ length: 12 }, (_, index) => `bananas gave me hiccups ${index}`),
  frames: [{ all: ['banana', 'hiccups'], relation: 'causes', not: [], weak: false }],
  broader: [],
  fact: 'People who eat bananas get hiccups no more often than people who do not.',
  nuance: 'Eating anything very fast can bring on hiccups.',
  fallacy: { kind: 'cherry-picking', why: 'It remembers the hiccups that followed a banana & forgets the others.' },
  evidence: ['first2020', 'second2021', 'third2022', 'fourth2023'],
  replies: [
    { tone: 'rebut', length: 'full', text: '{{fact}}\n\nA common myth says otherwise. {{why}}\n\n{{sources}}' },
    { tone: 'rebut', length: 'full', text: 'In short: {{fact}}\n\n{{sources}}' },
    { tone: 'answer', length: 'full', text: 'A fair question. {{nuance}}\n\n{{sources}}' },
  ],
  review: { by: null, on: null, due: '2027-05-22' },
};

/** A reference of the tests' own. */
export function reference(id: string, over: Partial<Reference['custom']> = {}): Reference {
  return {
    id,
    type: 'article-journal',
    title: `A study of fruit, named ${id}`,
    author: [{ family: 'Doe', given: 'J' }],
    issued: { 'date-parts': [[2020]] },
    'container-title': 'Journal of Fruit',
    DOI: `10.5555/${id}`,
    URL: `https://doi.org/10.5555/${id}`,
    custom: {
      studyType: 'cohort',
      grade: 'A',
      finding: 'No link was found.',
      findingChecked: true,
      retraction: 'none',
      ...over,
    },
  };
}

export const references = claim.evidence.map((id) => reference(id));
export const profile: Profile = {
  name: 'Jane Doe',
  credential: 'MD, cardiologist',
  signature: 'Views are my own.',
  disclosure: '',
  insist: false,
};
export const nobody: Profile = { name: '', credential: '', signature: '', disclosure: '', insist: false };
export const roomy = { max: 10_000, count: 'characters' } as const;
