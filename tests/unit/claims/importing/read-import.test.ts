import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Claim } from '../../../../src/claims/claim.ts';
import { toClaimReview } from '../../../../src/claims/claim-review.ts';
import { compile } from '../../../../src/claims/compile.ts';
import { writeChangeSet } from '../../../../src/claims/editing/change.ts';
import { zipFiles } from '../../../../src/claims/editing/claims-zip.ts';
import { importEdits } from '../../../../src/claims/importing/import-edits.ts';
import type { ImportPreview, Known } from '../../../../src/claims/importing/preview.ts';
import { writeReview } from '../../../../src/claims/importing/review.ts';
import { wrong } from '../../../../src/claims/wrong.ts';
import { goodClaim, goodReferences } from '../folder.ts';
import { claimFile, fileOf, imported, known, listed } from './here.ts';

const short = ({ rows }: ImportPreview) => rows.map(({ kind, file, statement }) => `${kind} ${file}: ${statement}`);
const faults = ({ rows }: ImportPreview) =>
  rows.flatMap(({ problems }) => problems.map(({ file, line, field }) => `${file}:${line} ${field}`));
/** What would be written of all that is new or changed. */
const written = (preview: ImportPreview, here: Known = known()) => {
  const rows = preview.rows.filter(({ kind }) => kind === 'new' || kind === 'changed');
  const { edits, overtaken } = importEdits(rows, new Map(), preview.wholeReferences, here);
  expect(overtaken).toEqual([]);
  return Object.fromEntries(edits.map(({ file, text }) => [file, text]));
};
/** What `claims validate` says of what is here with what would be written. */
const validated = (edits: Record<string, string | null>) => {
  const files = Object.entries({ ...listed, ...edits }).flatMap(([file, text]) =>
    text === null ? [] : { file, text },
  );
  const lexicon = files.filter(({ file }) => file.startsWith('lexicon/'));
  const references = files.find(({ file }) => file === 'references.json') ?? null;
  const claims = files.filter((one) => one !== references && !lexicon.includes(one));
  return compile({ claims, references, lexicon, unread: [] }, '2026-11-28').problems;
};
const other = goodClaim
  .replace('id: statins-cause-dementia', 'id: statins-cause-baldness')
  .replace('Statins cause dementia.', 'Statins cause baldness.')
  .replace(/^ {2}- (?=[a-zA-Z])/gm, '  - also ');

describe('a table of 5,000 claims with 50 broken rows', () => {
  const rows = Array.from({ length: 5000 }, (_, index) =>
    index % 100 === 7
      ? `Remedy number ${index} cures colds.,flase,,`
      : `Remedy number ${index} cures colds.,false,remedy ${index} cured my cold\nnumber ${index} works,10.1000/ott`,
  );
  const quoted = rows.map((row) => row.replace(/,(remedy .*),10/s, ',"$1",10'));
  const table = `statement,verdict,phrasings,sources\n${quoted.join('\n')}\n`;

  it('gives 4,950 good rows, and 50 that name their place and field', { timeout: 60_000 }, () => {
    const preview = imported(fileOf('list.csv', table));
    expect(preview.counts).toEqual({ new: 4950, changed: 0, same: 0, 'left out': 50 });
    expect(faults(preview)).toHaveLength(50);
    // Rows before it with two lines each, and the header.
    expect(faults(preview)[0]).toBe('list.csv:16 verdict');
    const edits = written(preview);
    expect(Object.keys(edits)).toHaveLength(4950);
    expect(parse(edits['imported/remedy-number-0-cures-colds.yaml'] ?? '')).toMatchObject({
      phrasings: ['remedy 0 cured my cold', 'number 0 works'],
      evidence: ['ott2015'],
      status: 'draft',
    });
  });
});

describe('a table', () => {
  it('makes drafts that validate, and leaves out what could not', () => {
    const preview = imported(
      fileOf(
        'list.csv',
        [
          'statement,verdict,phrasings,sources',
          'Statins cause dementia.,false,,',
          'Statins make you sad.,false,statins made me cry,ott2015|nobody1900',
          'Statins make you mad.,false,Statins made me cry!,',
          `Statins make you bad.,false,${'x'.repeat(300)},`,
        ].join('\n'),
      ),
    );
    expect(short(preview)).toEqual([
      'same null: Statins cause dementia.',
      'new imported/statins-make-you-sad.yaml: Statins make you sad.',
      'left out null: Statins make you mad.',
      'left out null: Statins make you bad.',
    ]);
    expect(preview.rows[0]?.why?.message).toBe('is there already: statins-cause-dementia');
    expect(preview.rows.map(({ problems }) => problems[0]?.message ?? '')).toEqual([
      '',
      expect.stringContaining('left out: nobody1900; add it to the references'),
      '"Statins made me cry!" is also a phrasing of "statins-make-you-sad": keep it where it belongs',
      'is too long: at most 280 characters',
    ]);
    expect(preview.rows.map(({ place }) => place)).toEqual(['list.csv:2', 'list.csv:3', 'list.csv:4', 'list.csv:5']);
    expect(validated(written(preview))).toEqual([]);
  });

  it('that is no UTF-8 or far too large says so', () => {
    expect(imported(fileOf('list.csv', Uint8Array.of(0x63, 0xe9))).rows[0]?.problems[0]?.message).toMatch(/UTF-8/);
    expect(imported(fileOf('list.csv', new Uint8Array(20_000_001))).rows[0]?.problems[0]?.message).toMatch(/too large/);
  });
});

describe('ClaimReviews', () => {
  const review = (claimReviewed: unknown, more: object = {}) => ({
    '@type': 'ClaimReview',
    claimReviewed,
    reviewRating: { alternateName: 'False' },
    ...more,
  });

  it('become drafts with their sources, one broken one aside', () => {
    const text = JSON.stringify(
      [review('Garlic cures malaria.', { url: 'https://facts.example.org/garlic' }), review(7), review('Salt is wet.')],
      null,
      1,
    );
    const preview = imported(fileOf('reviews.json', text));
    expect(short(preview)).toEqual([
      'new imported/garlic-cures-malaria.yaml: Garlic cures malaria.',
      'left out null: ',
      'new imported/salt-is-wet.yaml: Salt is wet.',
      'new references.json: Fact check: Garlic cures malaria.',
    ]);
    expect(faults(preview)).toEqual(['reviews.json:12 [1].claimReviewed']);
    const edits = written(preview);
    expect(Object.keys(edits)[0]).toBe('references.json');
    expect(edits['references.json']?.startsWith(goodReferences.slice(0, -3))).toBe(true);
    expect(validated(edits)).toEqual([]);
  });

  it('of our own claims are here already', () => {
    const [{ value } = { value: undefined }] = known().claims;
    const own = toClaimReview(value as Claim, [...known().references], { name: 'S', site: null });
    expect(imported(fileOf('a.json', JSON.stringify(own))).counts.same).toBe(1);
  });

  it.each([
    ['another JSON', '{"a": 1}', 'has no ClaimReview'],
    ['broken JSON', '{"a": ', 'is not valid'],
  ])('%s is refused in words', (_, text, says) => {
    expect(imported(fileOf('a.json', text)).rows).toEqual([
      expect.objectContaining({
        kind: 'left out',
        problems: [expect.objectContaining({ message: expect.stringContaining(says) })],
      }),
    ]);
  });
});

describe('a claims folder', () => {
  const folder = (files: Record<string, string>) =>
    Object.entries(files).map(([file, text]) => fileOf(`claims-db/${file}`, text));
  const commented = `${goodClaim}# Looked at again.\n`;

  it('gives its files byte by byte, and those that are the same are left alone', () => {
    const text = other.replace('- also ', '-   also ');
    const preview = imported(folder({ ...listed, 'heart/statins-cause-baldness.yaml': text }));
    expect(preview.counts).toEqual({ new: 1, changed: 0, same: 2, 'left out': 0 });
    expect(written(preview)).toEqual({ 'heart/statins-cause-baldness.yaml': text });
  });

  it('as a zip is the same', () => {
    const files = Object.entries({ ...listed, [claimFile]: commented }).map(([file, text]) => ({ file, text }));
    const preview = imported(fileOf('claims.zip', zipFiles(files)));
    expect(short(preview)).toEqual([
      `changed ${claimFile}: Statins cause dementia.`,
      'same lexicon/heart.yaml: lexicon/heart.yaml',
    ]);
    expect(written(preview)).toEqual({ [claimFile]: commented });
  });

  it('brings its references, whole where all of ours are in it', () => {
    const records = JSON.parse(goodReferences);
    const more = `${JSON.stringify([{ ...records[0], id: 'added2020', DOI: '10.1000/added' }, ...records])}\n`;
    const whole = imported(folder({ 'references.json': more }));
    expect(whole.counts.new).toBe(1);
    expect(written(whole)).toEqual({ 'references.json': more });

    const fewer = JSON.stringify([{ ...records[0], title: 'Statins and cognition, corrected' }]);
    const one = written(imported(folder({ 'references.json': fewer })))['references.json'] ?? '';
    expect(JSON.parse(one)).toEqual([{ ...records[0], title: 'Statins and cognition, corrected' }, records[1]]);
  });

  it('keeps what was changed here, merges what fits, and tells what does not', () => {
    const mine = known({ [claimFile]: goodClaim.replace('label: statins and dementia', 'label: statins, dementia') });
    expect(imported(folder(listed), mine).rows.map(({ kind, why }) => `${kind} ${why?.message ?? ''}`)).toEqual([
      'same brings nothing new: it was changed here since',
      'same ',
    ]);

    const verdict = goodClaim.replace('verdict: false', 'verdict: misleading');
    const both = imported(folder({ [claimFile]: verdict }), mine);
    expect(both.counts.changed).toBe(1);
    expect(written(both, mine)[claimFile]).toBe(
      verdict.replace('label: statins and dementia', 'label: statins, dementia'),
    );

    const label = goodClaim.replace('label: statins and dementia', 'label: dementia');
    const clash = imported(folder({ [claimFile]: label }), mine);
    expect(clash.rows[0]?.merging?.conflicts).toEqual([
      { field: 'label', base: 'statins and dementia', mine: 'statins, dementia', theirs: 'dementia' },
    ]);
    expect(written(clash, mine)).toEqual({});
    const [row] = clash.rows;
    if (!row) throw new Error('There is no row.');
    expect(importEdits([row], new Map([[row, new Set(['label'])]]), null, mine).edits).toEqual([
      { file: claimFile, text: label },
    ]);
  });

  it('leaves out what does not fit the format, is in the wrong place or is there under another name', () => {
    const preview = imported(
      folder({
        'heart/broken.yaml': 'id: broken\nverdict: [\n',
        'heart/half.yaml': goodClaim.replace('verdict: false', 'verdict: flase'),
        'cancer/statins-cause-baldness.yaml': other,
        'lexicon/bad.yaml': 'statin: 7\n',
        'heart/again.yaml': goodClaim,
        [`heart/${'x'.repeat(200)}.yaml`]: goodClaim,
      }),
    );
    expect(preview.counts['left out']).toBe(6);
    expect(faults(preview)).toEqual([
      'heart/broken.yaml:3 ',
      'heart/half.yaml:5 verdict',
      'cancer/statins-cause-baldness.yaml:2 topic',
      'lexicon/bad.yaml:1 statin',
      'heart/again.yaml:1 id',
      'heart/again.yaml:1 id',
      `heart/${'x'.repeat(200)}.yaml:1 `,
    ]);
    expect(written(preview)).toEqual({});
  });

  describe('in which a claim stands under another topic', () => {
    const there = 'memory/statins-cause-dementia.yaml';
    const inMemory = goodClaim.replace('topic: heart', 'topic: memory');
    /** It was moved here, and its label changed. */
    const mine = (): Known => {
      const here = known();
      const text = inMemory.replace('label: statins and dementia', 'label: dementia');
      const files = new Map(here.files).set(there, { text, base: goodClaim });
      files.delete(claimFile);
      return { ...here, files, claims: [{ file: there, value: parse(text) as Claim }] };
    };

    it('moves it here', () => {
      const preview = imported(folder({ [there]: inMemory }));
      expect(preview.rows).toMatchObject([{ kind: 'changed', file: there, from: claimFile, problems: [] }]);
      expect(preview.rows[0]?.why?.message).toBe(`moves here from ${claimFile}`);
      const edits = written(preview);
      expect(edits).toEqual({ [claimFile]: null, [there]: inMemory });
      expect(validated(edits)).toEqual([]);
    });

    it('moves it with what was changed here', () => {
      const label = goodClaim.replace('label: statins and dementia', 'label: dementia');
      const here = known({ [claimFile]: label });
      const edits = written(
        imported(fileOf('x.yaml', inMemory.replace('verdict: false', 'verdict: misleading')), here),
        here,
      );
      expect(edits).toEqual({
        [claimFile]: null,
        [there]: label.replace('topic: heart', 'topic: memory').replace('verdict: false', 'verdict: misleading'),
      });
    });

    it('leaves it where it was moved here, and takes what is new', () => {
      expect(imported(folder({ [claimFile]: goodClaim }), mine()).rows).toMatchObject([
        { kind: 'same', why: wrong('nothingNew') },
      ]);
      const misleading = folder({ [claimFile]: goodClaim.replace('verdict: false', 'verdict: misleading') });
      const preview = imported(misleading, mine());
      expect(preview.rows[0]?.why?.message).toBe(`stays in ${there}`);
      expect(written(preview, mine())).toEqual({
        [there]: mine().files.get(there)?.text.replace('verdict: false', 'verdict: misleading'),
      });
    });

    it('asks where both moved it', () => {
      const inSkin = goodClaim.replace('topic: heart', 'topic: skin');
      const preview = imported(folder({ 'skin/statins-cause-dementia.yaml': inSkin }), mine());
      expect(preview.rows[0]?.merging?.conflicts).toMatchObject([{ field: 'topic', mine: 'memory', theirs: 'skin' }]);
      expect(written(preview, mine())).toEqual({});
      const [row] = preview.rows;
      if (!row) throw new Error('There is no row.');
      expect(importEdits([row], new Map([[row, new Set(['topic'])]]), null, mine()).edits).toMatchObject([
        { file: there, text: null },
        { file: 'skin/statins-cause-dementia.yaml' },
      ]);
    });

    it('does not move it where the folder has it under both, or it moved here meanwhile', () => {
      const both = imported(folder({ [claimFile]: goodClaim, [there]: inMemory }));
      expect(both.counts).toMatchObject({ same: 1, 'left out': 1, changed: 0 });
      expect(faults(both)).toEqual([`${there}:1 id`]);
      const { rows } = imported(folder({ [there]: inMemory }));
      expect(importEdits(rows, new Map(), null, mine())).toEqual({ edits: [], overtaken: [claimFile] });
    });

    it('moves it from JSON as well', () => {
      const value = { ...known().claims[0]?.value, topic: 'memory' };
      const preview = imported(fileOf('all.json', JSON.stringify({ claims: [value] })));
      expect(preview.rows).toMatchObject([{ kind: 'changed', file: there, from: claimFile }]);
      expect(written(preview)).toEqual({ [claimFile]: null, [there]: inMemory });
    });
  });

  it('names sources that nobody has, and takes the claim all the same', () => {
    const preview = imported(folder({ [claimFile]: goodClaim.replace('zhou2021]', 'zhou2022]') }));
    expect(preview.counts.changed).toBe(1);
    expect(preview.rows[0]?.problems[0]?.message).toContain('did you mean "zhou2021"?');
  });

  it('one file of it alone finds its place by its fields', () => {
    const preview = imported(fileOf('download (1).yaml', other));
    expect(short(preview)).toEqual(['new heart/statins-cause-baldness.yaml: Statins cause baldness.']);
  });
});

describe('what claims export wrote', () => {
  it('as JSON: what is here keeps its file but for the fields that differ', () => {
    const here = known({}, { ...listed, [claimFile]: `# Mine.\n${goodClaim}` });
    const value = here.claims[0]?.value as Claim;
    const list = { version: '2026-11-28', claims: [value], references: here.references };
    expect(imported(fileOf('all.json', JSON.stringify(list)), here).counts).toMatchObject({ same: 3, changed: 0 });

    const changed = {
      ...list,
      claims: [
        { ...value, verdict: 'misleading' },
        { ...value, id: 'x', label: '' },
      ],
    };
    const preview = imported(fileOf('all.json', JSON.stringify(changed, null, 1)), here);
    expect(preview.counts).toMatchObject({ changed: 1, 'left out': 1 });
    expect(faults(preview)[0]).toMatch(/^all\.json:\d+ claims\[1\]\.label$/);
    expect(written(preview, here)[claimFile]).toBe(
      `# Mine.\n${goodClaim.replace('verdict: false', 'verdict: misleading')}`,
    );
  });

  it('as JSON: what is not here becomes a file that validates', () => {
    const value = parse(goodClaim) as Claim;
    const list = {
      claims: [
        {
          ...value,
          verdict: 'false',
          id: 'statins-cause-baldness',
          statement: 'Statins cause baldness.',
          phrasings: value.phrasings.map((phrasing) => `they say that ${phrasing}`),
        },
      ],
    };
    const edits = written(imported(fileOf('all.json', JSON.stringify(list))));
    expect(Object.keys(edits)).toEqual(['heart/statins-cause-baldness.yaml']);
    expect(edits['heart/statins-cause-baldness.yaml']).toMatch(/^# yaml-language-server/);
    expect(validated(edits)).toEqual([]);
  });

  it('as CSL-JSON: references of other tools get what they lack', () => {
    const zotero = [
      {
        id: 'http://zotero.org/users/1/items/A',
        type: 'article-journal',
        title: 'Garlic and the common cold',
        author: [{ family: 'Lissiman', given: 'E' }],
        issued: { 'date-parts': [['2014', 11]] },
        DOI: 'https://doi.org/10.1002/14651858.CD006206.pub4',
        volume: '11',
      },
      { id: 'b', type: 'article-journal', title: 'Ours by its DOI', DOI: '10.1000/OTT' },
      { id: 'c', type: 'book', title: 'A book that nobody can find' },
      { id: 'd', type: 'book', title: 'x' },
    ];
    const preview = imported(fileOf('zotero.json', JSON.stringify(zotero, null, 1)));
    expect(preview.rows.map(({ kind, why }) => `${kind} ${why?.message ?? ''}`)).toEqual([
      'new ',
      'same is there already: ott2015',
      'left out ',
      'left out ',
    ]);
    expect(faults(preview)).toEqual([expect.stringMatching(/ \[2\]\.URL$/), expect.stringMatching(/ \[3\]\.title$/)]);
    const all = JSON.parse(written(preview)['references.json'] ?? '');
    expect(all[2]).toMatchObject({
      id: 'lissiman2014',
      DOI: '10.1002/14651858.CD006206.pub4',
      URL: 'https://doi.org/10.1002/14651858.CD006206.pub4',
      volume: '11',
      custom: { grade: 'C', findingChecked: false },
    });
  });
});

describe('a change set', () => {
  const change = {
    file: claimFile,
    base: goodClaim,
    text: `${goodClaim}# Mine.\n`,
    author: 'Ana',
    reason: 'why not',
    on: '2026-11-28T10:00:00.000Z',
    revision: 3,
  };
  const set = {
    format: 1 as const,
    kind: 'second-opinion-changes' as const,
    made: '2026-11-28T11:00:00.000Z',
    list: '2026-11-22',
    by: 'Ana',
    changes: [change],
  };

  it('is there to be reviewed, and comes back with what its reviewer said', () => {
    expect(imported(fileOf('set.json', writeChangeSet(set)))).toMatchObject({
      rows: [],
      toReview: { changeSet: set, opinions: [], reviewedBy: '' },
    });
    const opinions = [{ file: claimFile, decision: 'rejected' as const, comment: 'No: see ott2015.' }];
    const back = writeReview(set, opinions, 'Ben', '2026-11-28T12:00:00.000Z');
    expect(imported(fileOf('review.json', back)).toReview).toEqual({ changeSet: set, opinions, reviewedBy: 'Ben' });
  });

  it('that leads out of the folder, or is spoiled, is refused', () => {
    const out = JSON.stringify({ ...set, changes: [{ ...change, file: '../../.bashrc' }] }, null, 1);
    const preview = imported(fileOf('set.json', out));
    expect(preview.toReview).toBeNull();
    expect(faults(preview)).toEqual([expect.stringMatching(/^set\.json:\d+ changes\[0\]\.file$/)]);
    const review = writeReview(set, [], 'Ben', 'yesterday');
    expect(faults(imported(fileOf('review.json', review)))).toEqual(['review.json:4 made']);
  });
});

it('what holds no claims says what would', () => {
  expect(imported([fileOf('photos/a.jpg', 'x'), fileOf('photos/b.jpg', 'y')]).rows[0]?.problems[0]?.message).toMatch(
    /^holds no claims: choose a claims folder/,
  );
});

it('what another tab saved since the preview is kept', () => {
  const preview = imported(
    fileOf(`claims-db/${claimFile}`, goodClaim.replace('verdict: false', 'verdict: misleading')),
  );
  const rows = preview.rows.filter(({ kind }) => kind === 'changed');
  const label = goodClaim.replace('label: statins and dementia', 'label: statins, dementia');
  expect(importEdits(rows, new Map(), null, known({ [claimFile]: label })).edits).toEqual([
    { file: claimFile, text: label.replace('verdict: false', 'verdict: misleading') },
  ]);
  const verdict = goodClaim.replace('verdict: false', 'verdict: exaggerated');
  expect(importEdits(rows, new Map(), null, known({ [claimFile]: verdict }))).toEqual({
    edits: [],
    overtaken: [claimFile],
  });
});
