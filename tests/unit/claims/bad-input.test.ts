import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/claims/compile.ts';
import { problemLine } from '../../../src/claims/problem.ts';
import { folderOf, goodClaim, goodLexicon, goodReferences } from './folder.ts';

const place = 'db/heart/statins-cause-dementia.yaml';

/** Everything that is wrong with a folder, as it is printed. */
function linesOf(parts: Parameters<typeof folderOf>[0]): string[] {
  const compiled = compile(folderOf(parts), '2026-11-22');
  expect(compiled.library === null).toBe(compiled.problems.length > 0);
  return compiled.problems.map(problemLine);
}

/** A claim with one thing spoilt. */
function claimWith(from: string, to: string): string {
  const text = goodClaim.replace(from, to);
  expect(text).not.toBe(goodClaim);
  return text;
}

function referencesWith(from: string, to: string): string {
  const text = goodReferences.replace(from, to);
  expect(text).not.toBe(goodReferences);
  return text;
}

describe('each bad claim gives one error that says what to do', () => {
  it.each([
    [
      'a tab',
      'phrasings:\n  - statins cause dementia',
      'phrasings:\n\t- statins cause dementia',
      '7: is not valid YAML: a tab stands at the start of this line: use spaces',
    ],
    ['a duplicate key', 'label: ', 'label: x y z\nlabel: ', '5: label: stands twice in the same place: keep one'],
    [
      'a duplicate key inside',
      'by: null, on: null',
      'by: null, by: null, on: null',
      '47: by: stands twice in the same place: keep one',
    ],
    ['an unclosed quote', 'Statins cause dementia.', '"Statins cause dementia.', '3: is not valid YAML: '],
    [
      'a colon in the text',
      'statement: Statins',
      'statement: Myth: Statins',
      '3: is not valid YAML: a second ": " on one line: put the whole text in quotes',
    ],
    [
      'a second document',
      'label:',
      '---\nlabel:',
      '4: is not valid YAML: "---" begins a second document: one file holds one',
    ],
    [
      'a tag',
      'label: statins',
      'label: !statins',
      '4: is not valid YAML: a word with "!" before it is read as a tag: put the text in quotes',
    ],
    [
      'an anchor',
      'label: statins and dementia',
      'label: &a statins and dementia',
      '4: has an anchor (&) or an alias (*), which are not allowed here: write the text out, or put it in quotes',
    ],
    [
      'an unknown field',
      'verdict: false',
      'verdict: false\nnuanse: x',
      '6: nuanse: is not a field here; did you mean "nuance"?',
    ],
    [
      'an unknown field inside',
      '{tone: prime, text',
      '{tone: prime, lenght: short, text',
      '30: replies[1].lenght: is not a field here; did you mean "length"?',
    ],
    [
      'an unknown field that is like none',
      'tone: prime, text',
      'tone: prime, comment: x, text',
      '30: replies[1].comment: is not a field here; fields are tone, length, text',
    ],
    [
      'a wrong verdict',
      'verdict: false',
      'verdict: fals',
      '5: verdict: must be one of false, misleading, unsupported, exaggerated',
    ],
    [
      'a wrong tone',
      'tone: prime',
      'tone: primed',
      '30: replies[1].tone: must be one of rebut, prime, answer; did you mean "prime"?',
    ],
    [
      'an empty phrasing',
      '  - brain fog from statins',
      '  - ""',
      '12: phrasings[5]: is empty: write it, or take the line out',
    ],
    [
      'a phrasing of nothing',
      '  - brain fog from statins',
      '  -',
      '12: phrasings[5]: is empty: write it, or take the line out',
    ],
    [
      'a phrasing that is a number',
      'brain fog from statins',
      '2024',
      '12: phrasings[5]: must be text; put it in quotes: "2024"',
    ],
    ['a missing field', 'label: statins and dementia\n', '', '1: label: is missing: add it'],
    [
      'a reference that does not exist',
      'zhou2021]',
      'zhou2020]',
      '27: evidence[1]: reference "zhou2020" is not in references.json; did you mean "zhou2021"?',
    ],
    [
      'a concept that does not exist',
      'memory-loss]',
      'memory-los]',
      '23: frames[0].all[1]: concept "memory-los" is not in the lexicon; did you mean "memory-loss"?',
    ],
    [
      'a placeholder that no one fills',
      '{{nuance}} Ask',
      '{{nuanze}} Ask',
      '31: replies[2].text: unknown placeholder {{nuanze}}; did you mean "nuance"?; known are fact, nuance, why, statement, sources, link, name, credential, speaker',
    ],
    [
      'a short reply without its link',
      'tone: prime, text',
      'tone: prime, length: short, text',
      '30: replies[1].text: must contain {{link}}',
    ],
    [
      'a figure that was not read',
      'Large trials found',
      'Among 2,530 people, trials in 2015 found',
      '24: fact: has figures that no checked finding of its references has (2,530): say it without, or read the source and write the figure into its finding',
    ],
    [
      'a text that is hard to read',
      'Large trials found no more memory loss with statins than with a dummy pill.',
      'Randomised multinational cardiovascular investigations demonstrated comparable deterioration of neurocognitive functionality.',
      '24: fact: reads at grade ',
    ],
  ])('%s', (_, from, to, error) => {
    const lines = linesOf({ claims: { [place]: claimWith(from, to) } }).filter(
      (line) => !line.includes('references.json:'),
    );
    expect(lines.join('\n')).toContain(`${place}:${error}`);
    // A short reply also asks for the other short replies; every other fault is one error.
    if (!to.includes('length: short')) expect(lines).toHaveLength(1);
  });

  it('an anchor bomb', () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1}, *a${n - 1}` : 'lol, lol'}]`);
    expect(linesOf({ claims: { [place]: bomb.join('\n') } })).toEqual([
      `${place}:1: has an anchor (&) or an alias (*), which are not allowed here: write the text out, or put it in quotes`,
    ]);
  });

  it('brackets without end', () => {
    expect(linesOf({ claims: { [place]: '['.repeat(50_000) } })).toEqual([
      `${place}:1: is not valid YAML: is nested too deeply`,
    ]);
  });

  it('an empty file, and one without fields', () => {
    expect(linesOf({ claims: { [place]: '' } })).toEqual([`${place}:1: is empty`]);
    expect(linesOf({ claims: { [place]: 'hello' } })[0]).toBe(
      `${place}:1: is plain text: it must have fields, each with a name and a colon`,
    );
  });

  it('two claims with the same phrasing', () => {
    const other = goodClaim
      .replace('id: statins-cause-dementia', 'id: statins-and-memory')
      .replace(
        /phrasings:\n(?: {2}- .*\n)+/,
        `phrasings:\n${Array.from({ length: 14 }, (_, n) => `  - words ${n}\n`).join('')}  - Statin dementia is REAL!\n`,
      );
    expect(linesOf({ claims: { 'db/heart/statins-and-memory.yaml': other, [place]: goodClaim } })).toEqual([
      `${place}:14: phrasings[7]: "statin dementia is real" is also a phrasing of "statins-and-memory" (db/heart/statins-and-memory.yaml:21): keep it where it belongs`,
    ]);
  });

  it('short replies that are too few', () => {
    const some = claimWith(
      'replies:\n',
      'replies:\n  - {tone: rebut, length: short, text: "Large trials found no more memory loss. {{link}}"}\n',
    );
    expect(linesOf({ claims: { [place]: some } })).toEqual([
      `${place}:28: replies: has no short reply in the tone "prime"`,
      `${place}:28: replies: has no short reply in the tone "answer"`,
      `${place}:28: replies: needs 3 short wordings of "rebut", so that replies differ`,
      `${place}:30: replies[1].text: has 22 words: a full reply has 60 to 140`,
      `${place}:31: replies[2].text: has 23 words: a full reply has 60 to 140`,
      `${place}:32: replies[3].text: has 31 words: a full reply has 60 to 140`,
    ]);
  });
});

describe('references that are wrong', () => {
  it.each([
    [
      'a DOI with its address',
      '"DOI": "10.1000/ott"',
      '"DOI": "https://doi.org/10.1000/ott"',
      '20: [0].DOI: must be a DOI such as 10.7326/M18-2101, without https://doi.org/',
    ],
    [
      'a PMID with letters',
      '"DOI": "10.1000/ott"',
      '"PMID": "PMC123"',
      '20: [0].PMID: must be a PubMed number such as 30831578, digits only',
    ],
    [
      'an address without https',
      '"https://doi.org/10.1000/ott"',
      '"doi.org/10.1000/ott"',
      '21: [0].URL: must be a whole address that begins with https://',
    ],
    [
      'an address of another kind',
      '"https://doi.org/10.1000/ott"',
      '"javascript:alert(1)"',
      '21: [0].URL: must be a whole address that begins with https://',
    ],
    [
      'an unverified record',
      '"grade": "A"',
      '"grade": "unverified"',
      '24: [0].custom.grade: must be A, B or C: unverified records are not shipped',
    ],
    [
      'a study type misspelt',
      '"studyType": "meta-analysis"',
      '"studyType": "metaanalysis"',
      '23: [0].custom.studyType: must be one of ',
    ],
    [
      'a work retracted since',
      '"retraction": "none"',
      '"retraction": "retracted"',
      '27: [0].custom.retraction: "ott2015" has been retracted: read the claims that cite it again, then make its studyType retracted-source or cite it no more',
    ],
  ])('%s', (_, from, to, error) => {
    expect(linesOf({ references: referencesWith(from, to) }).join('\n')).toContain(`db/references.json:${error}`);
  });
});

it('reports the errors of all files in one run, and each once', () => {
  const lines = linesOf({
    claims: {
      [place]: claimWith('verdict: false', 'verdict: no'),
      'db/heart/b.yaml': '\tx',
      'db/heart/c.yaml': 'a: *x',
    },
    references: referencesWith('"grade": "A"', '"grade": "Z"'),
    lexicon: { 'db/lexicon/a.yaml': goodLexicon.replace('strict: [statin*', 'strickt: [statin*') },
  });
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'db/heart/b.yaml',
    'db/heart/c.yaml',
    place,
    'db/lexicon/a.yaml',
    'db/lexicon/a.yaml',
    'db/references.json',
  ]);
});

describe('what is right', () => {
  it('a draft may be unfinished', () => {
    const text =
      'id: new-one\ntopic: heart\nstatement: Statins make you tall.\nlabel: statins and height\nverdict: false\nreview: {by: null, on: null, due: 2027-05-22}\nstatus: draft\n';
    const compiled = compile(folderOf({ claims: { [place]: goodClaim, 'db/heart/new-one.yaml': text } }), '2026-11-22');
    expect(compiled.problems).toEqual([]);
    expect(compiled.library?.claims.map(({ id }) => id)).toEqual(['statins-cause-dementia']);
    expect(compiled.counts.claims).toBe(2);
  });

  it('a claim may be harder to read if it says why', () => {
    const hard = 'Randomised multinational cardiovascular investigations demonstrated comparable deterioration.';
    const text = claimWith('Large trials found no more memory loss with statins than with a dummy pill.', hard);
    expect(linesOf({ claims: { [place]: text } })[0]).toContain('reads at grade');
    const excused = `${text}readability: {grade: 16, why: The words are those of the law and cannot be changed.}\n`;
    expect(linesOf({ claims: { [place]: excused } })[0]).toContain('over 16');
  });

  it('a figure may stand that a title or a checked finding has', () => {
    const say = (text: string, references: string) =>
      linesOf({ claims: { [place]: claimWith('Large trials found', `${text} trials found`) }, references });
    expect(
      say('In 12,000 people,', referencesWith('No difference in', 'Among 12,000 people no difference in')),
    ).toEqual([]);
    expect(
      say('In about 12,000 people,', referencesWith('No difference in', 'Among 11,950 people no difference in')),
    ).toEqual([]);
    const unchecked = referencesWith('No difference in', 'Among 12,000 people no difference in').replace(
      '"findingChecked": true',
      '"findingChecked": false',
    );
    expect(say('In 12,000 people,', unchecked)[0]).toContain('has figures that no checked finding');
    expect(
      say('In 12,000 people,', referencesWith('cognition, ott2015', 'cognition in 12 000 people, 12,000')),
    ).toEqual([]);
  });
});
