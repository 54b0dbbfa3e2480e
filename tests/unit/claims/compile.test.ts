import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/claims/compile.ts';
import { library } from '../../../src/claims/library.ts';
import { problemLine } from '../../../src/claims/problem.ts';
import { folderOf, goodClaim, goodLexicon, goodReferences, withRetracted } from './folder.ts';

const place = 'db/heart/statins-cause-dementia.yaml';

function problemsOf(parts: Parameters<typeof folderOf>[0]) {
  return compile(folderOf(parts), '2026-11-22').problems;
}

/** Line of the first occurrence of a text, as an editor counts. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a claims folder without a fault', () => {
  const compiled = compile(folderOf(), '2026-11-22');

  it('compiles without a problem', () => {
    expect(compiled.problems).toEqual([]);
    expect(compiled.counts).toEqual({ claims: 1, phrasings: 15, references: 2, errors: 0 });
  });

  it('makes a library that its own schema accepts after a round trip through JSON', () => {
    expect(library.parse(JSON.parse(JSON.stringify(compiled.library)))).toEqual(compiled.library);
  });

  it('leaves examples and drafts out of what is shipped', () => {
    expect(compiled.library?.claims[0]).not.toHaveProperty('examples');
    const draft = compile(folderOf({ claims: { [place]: goodClaim.replace('published', 'draft') } }), '2026-11-22');
    expect(draft.problems).toEqual([]);
    expect(draft.library?.claims).toEqual([]);
  });
});

describe('a spoilt claim is refused with file, line and field', () => {
  const cases: { what: string; from: string; to: string; at: string; field: string; says: RegExp }[] = [
    {
      what: 'an unknown verdict',
      from: 'verdict: false',
      to: 'verdict: nonsense',
      at: 'verdict:',
      field: 'verdict',
      says: /false/,
    },
    {
      what: 'a missing evidence key',
      from: '[ott2015, zhou2021]',
      to: '[ott2015, zhou2021, gone1999]',
      at: 'evidence:',
      field: 'evidence[2]',
      says: /"gone1999" is not in references.json/,
    },
    {
      what: 'an unknown placeholder',
      from: '{{nuance}} Ask',
      to: '{{patient}} Ask',
      at: 'Good question',
      field: 'replies[2].text',
      says: /unknown placeholder \{\{patient\}\}/,
    },
    {
      what: 'a broken placeholder',
      from: '{{nuance}} Ask',
      to: '{{#name}} Ask',
      at: 'Good question',
      field: 'replies[2].text',
      says: /broken placeholder/,
    },
    {
      what: 'a reply without sources',
      from: 'again and again. {{sources}}',
      to: 'again and again.',
      at: 'tone: prime',
      field: 'replies[1].text',
      says: /\{\{sources\}\}/,
    },
    {
      what: 'a missing tone',
      from: 'tone: answer',
      to: 'tone: prime',
      at: 'replies:',
      field: 'replies',
      says: /no reply in the tone "answer"/,
    },
    {
      what: 'an unknown concept',
      from: '[statin, memory-loss]',
      to: '[statin, amnesia]',
      at: '{all:',
      field: 'frames[0].all[1]',
      says: /"amnesia" is not in the lexicon/,
    },
    {
      what: 'a concept in "not" that does not exist',
      from: 'relation: causes}',
      to: 'relation: causes, not: [nothing]}',
      at: '{all:',
      field: 'frames[0].not[0]',
      says: /"nothing" is not in the lexicon/,
    },
    {
      what: 'an unknown relation',
      from: 'relation: causes',
      to: 'relation: likes',
      at: '{all:',
      field: 'frames[0].relation',
      says: /causes/,
    },
    {
      what: 'a field that is not in the format',
      from: 'verdict: false',
      to: 'verdict: false\nverdikt: x',
      at: 'verdikt',
      field: 'verdikt',
      says: /is not a field here/,
    },
    {
      what: 'a missing field',
      from: 'label: statins and dementia\n',
      to: '',
      at: 'id:',
      field: 'label',
      says: /is missing: add it/,
    },
    {
      what: 'too few phrasings',
      from: '  - grandma got demented on Zocor\n',
      to: '',
      at: 'phrasings:',
      field: 'phrasings',
      says: /^a published claim needs at least 15; 1 missing$/,
    },
    {
      what: 'too few examples',
      from: '    - Dementia runs in our family.\n',
      to: '',
      at: '  unrelated:',
      field: 'examples.unrelated',
      says: /^a published claim needs at least 3; 1 missing$/,
    },
    {
      what: 'the same phrasing twice',
      from: 'grandma got demented on Zocor',
      to: 'Statins cause dementia!',
      at: 'Statins cause dementia!',
      field: 'phrasings[11]',
      says: /twice/,
    },
    {
      what: 'a neighbour that does not exist',
      from: 'fact:',
      to: 'broader: [nowhere]\nfact:',
      at: 'broader',
      field: 'broader[0]',
      says: /does not exist/,
    },
    {
      what: 'an id that is not the file name',
      from: 'id: statins-cause-dementia',
      to: 'id: statins-cause-amnesia',
      at: 'id:',
      field: 'id',
      says: /must be named statins-cause-amnesia.yaml/,
    },
    {
      what: 'a topic that is not the folder',
      from: 'topic: heart',
      to: 'topic: liver',
      at: 'topic:',
      field: 'topic',
      says: /folder liver/,
    },
    {
      what: 'a date that is none',
      from: 'due: 2027-11-22',
      to: 'due: soon',
      at: 'review:',
      field: 'review.due',
      says: /date/,
    },
  ];
  for (const { what, from, to, at, field, says } of cases)
    it(what, () => {
      const text = goodClaim.replace(from, to);
      expect(text).not.toBe(goodClaim);
      const problems = problemsOf({ claims: { [place]: text } });
      const found = problems.find((problem) => problem.field === field);
      expect(found, problems.map(problemLine).join('\n')).toMatchObject({
        file: place,
        message: expect.stringMatching(says),
      });
      expect(found?.line).toBe(lineOf(text, at));
    });

  it('wrong YAML', () => {
    const text = goodClaim.replace('fact: Large', 'fact: "Large');
    const problems = problemsOf({ claims: { [place]: text } });
    expect(problems[0]).toMatchObject({ file: place, message: expect.stringMatching(/not valid YAML/) });
    expect(problems[0]?.line).toBeGreaterThanOrEqual(lineOf(text, 'fact:'));
  });

  it('a key that stands twice', () => {
    const text = goodClaim.replace('verdict: false', 'verdict: false\nverdict: misleading');
    expect(problemsOf({ claims: { [place]: text } })[0]?.message).toBe('stands twice in the same place: keep one');
  });

  it('an id used by two files', () => {
    const problems = problemsOf({ claims: { [place]: goodClaim, 'db/heart/copy.yaml': goodClaim } });
    expect(problems.map(problemLine).join('\n')).toContain('copy.yaml:1: id: the file must be named');
    expect(problems.map(problemLine).join('\n')).toContain(
      `copy.yaml:1: id: claim id "statins-cause-dementia" is already used in ${place}`,
    );
  });

  it('nothing of a folder with an error is shipped', () => {
    const text = goodClaim.replace('verdict: false', 'verdict: nonsense');
    expect(compile(folderOf({ claims: { [place]: text } }), '2026-11-22').library).toBeNull();
  });
});

describe('references', () => {
  it('that are retracted do not count as support', () => {
    const problems = problemsOf({ references: withRetracted });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: place,
      field: 'evidence',
      message: expect.stringMatching(/not retracted/),
    });
  });

  it('must be cited by some claim', () => {
    const one = goodClaim.replace('[ott2015, zhou2021]', '[ott2015, ott2015]');
    const problems = problemsOf({ claims: { [place]: one } });
    expect(problems.map(problemLine).join('\n')).toMatch(/references\.json:\d+: \[1\]\.id: no claim cites "zhou2021"/);
    expect(problems.map(problemLine).join('\n')).toMatch(/evidence\[1\]: reference "ott2015" is cited twice/);
  });

  it('must be graded A, B or C: unverified records are not shipped', () => {
    const problems = problemsOf({ references: goodReferences.replace('"grade": "A"', '"grade": "unverified"') });
    expect(problems[0]).toMatchObject({
      file: 'db/references.json',
      field: '[0].custom.grade',
      message: expect.stringMatching(/A, B or C/),
    });
  });

  it('have one record a DOI', () => {
    const problems = problemsOf({ references: goodReferences.replaceAll('10.1000/zhou', '10.1000/OTT') });
    expect(problems[0]?.message).toMatch(/same DOI/);
  });

  it('that cannot be read are reported once, not once a citation', () => {
    const problems = problemsOf({ references: '[{' });
    expect(problems.every((problem) => problem.file === 'db/references.json')).toBe(true);
  });
});

describe('the lexicon', () => {
  it('has each concept once', () => {
    const problems = problemsOf({
      lexicon: { 'db/lexicon/a.yaml': goodLexicon, 'db/lexicon/b.yaml': 'statin:\n  strict: [statins]\n' },
    });
    expect(problems[0]).toMatchObject({
      file: 'db/lexicon/b.yaml',
      field: 'statin',
      message: expect.stringMatching(/already defined in db\/lexicon\/a.yaml/),
    });
  });

  it.each([
    ['statin: {strict: [Lipitor]}', /lower case/],
    ['statin: {strict: ["stat*in"]}', /only at the end/],
    ['statin: {strict: []}', /at least one strict form/],
    ['Statin Drug: {strict: [statin]}', /kebab-case/],
  ])('refuses %s', (text, says) => {
    const problems = problemsOf({ lexicon: { 'db/lexicon/a.yaml': text } });
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(says);
    expect(problems.every((problem) => problem.file === 'db/lexicon/a.yaml')).toBe(true);
  });
});
