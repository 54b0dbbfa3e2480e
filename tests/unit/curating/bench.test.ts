import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Claim } from '../../../src/claims/claim.ts';
import { compile } from '../../../src/claims/compile.ts';
import { type Bench, type CorpusLike, createBench } from '../../../src/curating/bench.ts';
import { folderOf, goodClaim, goodLexicon } from '../claims/folder.ts';

/** Two claims: about statins and dementia, and about ibuprofen and kidneys, which no head was taught. */

const statinFile = 'db/heart/statins-cause-dementia.yaml';
const kidneyFile = 'db/pain/ibuprofen-ruins-kidneys.yaml';
const said = [
  'ibuprofen ruins kidneys',
  'Advil ruined my kidneys',
  'my kidneys failed from ibuprofen',
  'two Advil a day and it was dialysis for him',
  'Nurofen wrecks the kidneys of everybody',
  'kidney failure comes from ibuprofen',
  'ibuprofen kills kidneys slowly',
  'one pill of Nurofen ends in renal failure',
  'painkillers took both of my kidneys',
  'nobody says what Advil does to a kidney',
  'ibuprofen is a kidney poison for all',
  'my nephrologist blames the Nurofen',
  'every ibuprofen tablet costs a bit of kidney',
  'kidneys never recover from ibuprofen',
  'Advil equals dialysis, remember that',
];
const kidneys = {
  ...(parse(goodClaim) as Claim),
  id: 'ibuprofen-ruins-kidneys',
  topic: 'pain',
  statement: 'Ibuprofen ruins kidneys.',
  label: 'ibuprofen and kidneys',
  phrasings: said,
  frames: [{ all: ['ibuprofen', 'kidney'], relation: 'none', not: [], weak: false }],
  examples: {
    asserts: ['Ibuprofen ruins kidneys.', 'Advil ruined my kidneys', 'ibuprofen kills kidneys slowly', said[4]],
    asks: ['Does ibuprofen ruin kidneys?', 'Can Advil ruin my kidneys?'],
    refutes: [
      'There is no evidence that ibuprofen ruins kidneys.',
      'It is a myth that ibuprofen ruins kidneys.',
      'Ibuprofen does not ruin kidneys.',
    ],
    unrelated: ['I had a kidney stone.', 'Advil for my headache.', 'Beans look like kidneys.'],
  },
};
const lexicon = `${goodLexicon}ibuprofen:
  strict: [ibuprofen, advil, nurofen]
kidney:
  strict: [kidney, renal, dialysis]
headache:
  strict: [headache, migraine]
`;
const folder = folderOf({
  claims: { [statinFile]: goodClaim, [kidneyFile]: stringify(kidneys) },
  lexicon: { 'db/lexicon/all.yaml': lexicon },
});

const post = (text: string, claim?: string, stance: 'asserts' | 'asks' | 'refutes' = 'asserts'): CorpusLike => ({
  id: text,
  text,
  labels: claim ? [{ claim, stance }] : [],
});

function benchOf(corpus: CorpusLike[] = []): Bench {
  const bench = createBench();
  expect(bench.load(folder, corpus).problems).toEqual([]);
  return bench;
}

const kidneysWith = (changed: Record<string, unknown>) => stringify({ ...kidneys, ...changed });
const judgeKidneys = (bench: Bench, changed: Record<string, unknown> = {}) =>
  bench.judge(kidneyFile, kidneysWith(changed));
const widened = {
  frames: [{ all: ['ibuprofen', ['kidney', 'headache']], relation: 'none', not: [], weak: false }],
};
const headaches = {
  phrasings: [...said, 'ibuprofen gives you a headache', 'Nurofen gave me a migraine'],
  ...widened,
};
const headachePost = 'Nurofen gave me a migraine';

describe('an edited claim', () => {
  it('catches what it said before and nothing new when nothing is changed', () => {
    const judged = judgeKidneys(benchOf([post('Advil ruined my kidneys, twice', kidneys.id)]));
    expect(judged).toMatchObject({ problems: [], newCatches: [], falseAlarms: [], lost: [], stolen: [], left: 0 });
    expect(judged.corpus).toEqual({ precision: 1, recall: 1, n: 1 });
    expect(judged.examples).toHaveLength(12);
    expect(judged.examples.filter(({ expected, passed }) => expected === 'asserts' && !passed)).toEqual([]);
  });

  it('that moved to another topic is the same claim, before it is loaded there and after', () => {
    const bench = benchOf([post('Advil ruined my kidneys, twice', kidneys.id)]);
    const there = 'db/drugs/ibuprofen-ruins-kidneys.yaml';
    const text = kidneysWith({ topic: 'drugs' });
    const same = { problems: [], newCatches: [], falseAlarms: [], lost: [], stolen: [], similar: [], left: 0 };
    expect(bench.judge(there, text)).toMatchObject({ ...same, corpus: { precision: 1, recall: 1, n: 1 } });
    expect(bench.judge(there, kidneysWith({ topic: 'pain' })).problems).toMatchObject([
      { file: there, field: 'topic' },
    ]);
    const moved = folder.claims.map((one) => (one.file === kidneyFile ? { file: there, text } : one));
    bench.load({ ...folder, claims: moved }, [post('Advil ruined my kidneys, twice', kidneys.id)]);
    expect(bench.judge(there, text)).toMatchObject({ ...same, corpus: { precision: 1, recall: 1, n: 1 } });
    // Where both are there, it is told.
    bench.load({ ...folder, claims: [...folder.claims, { file: there, text }] }, []);
    expect(bench.judge(there, text).problems[0]).toMatchObject({ file: there, field: 'id' });
  });

  it('tells of a post that is newly caught, with its words and reason', () => {
    const [caught, ...others] = judgeKidneys(benchOf([post(headachePost)]), headaches).newCatches;
    expect(others).toEqual([]);
    expect(caught).toMatchObject({ text: headachePost, expected: null, isNew: true });
    expect(caught?.match).toMatchObject({ claim: kidneys.id, stance: 'asserts' });
    expect(caught?.match.words.map(({ start, end }) => headachePost.slice(start, end))).toEqual([
      'Nurofen',
      'migraine',
    ]);
    expect(caught?.why).toContain('"Nurofen" (ibuprofen) with "migraine" (headache)');
  });

  it('raises a false alarm on a post that is said to refute it, until it is mended', () => {
    const bench = benchOf([post(headachePost, kidneys.id, 'refutes')]);
    const [alarm] = judgeKidneys(bench, headaches).falseAlarms;
    expect(alarm).toMatchObject({ text: headachePost, expected: 'refutes', isNew: true });
    expect(judgeKidneys(bench, headaches).corpus).toEqual({ precision: 0, recall: null, n: 1 });
    expect(judgeKidneys(bench).falseAlarms).toEqual([]);
    expect(judgeKidneys(bench).corpus).toEqual({ precision: null, recall: null, n: 1 });
  });

  it('raises a false alarm on a post about another claim, but not about a neighbour', () => {
    const bench = benchOf([post(headachePost, 'statins-cause-dementia')]);
    expect(judgeKidneys(bench, headaches).falseAlarms).toMatchObject([{ text: headachePost, expected: 'unrelated' }]);
    const neighbours = judgeKidneys(bench, { ...headaches, broader: ['statins-cause-dementia'] });
    expect(neighbours.falseAlarms).toEqual([]);
    expect(neighbours.newCatches).toMatchObject([{ text: headachePost, expected: null }]);
  });

  it('loses a post, and says why', () => {
    const bench = benchOf([post('Advil ruined my kidneys, twice', kidneys.id)]);
    const frames = [{ all: ['ibuprofen', 'headache'], relation: 'none', not: [], weak: false }];
    const { lost, corpus } = judgeKidneys(bench, { frames });
    expect(lost).toMatchObject([{ text: 'Advil ruined my kidneys, twice', expected: 'asserts' }]);
    expect(lost[0]?.why).toBe('no frame of the claim is complete in it any more');
    expect(corpus).toMatchObject({ precision: null, recall: 0 });
    const [retired] = judgeKidneys(bench, { status: 'retired' }).lost;
    expect(retired?.why).toBe('the claim is not matched any more');
  });

  it('steals what another claim used to win', () => {
    const text = 'Nurofen killed my kidneys';
    const bench = benchOf([post(text)]);
    const specific = {
      ...{ id: 'nurofen-kills-kidneys', topic: 'pain', statement: 'Nurofen kills kidneys.', verdict: 'false' },
      ...{ label: 'Nurofen and kidneys', review: kidneys.review, status: 'draft' },
      phrasings: [text, 'Nurofen kills kidneys'],
      frames: kidneys.frames,
      broader: [kidneys.id],
    };
    const { stolen, newCatches } = bench.judge('db/pain/nurofen-kills-kidneys.yaml', stringify(specific));
    const match = expect.objectContaining({ claim: specific.id });
    expect(stolen).toContainEqual({ text, from: kidneys.id, match });
    expect(newCatches.map((one) => one.text)).not.toContain(text);
  });

  it('is judged as if it were published while it is a draft, and a new one beside all others', () => {
    const bench = benchOf([post(headachePost)]);
    const draft = {
      ...{ id: 'nurofen-causes-migraine', topic: 'pain', statement: 'Nurofen causes migraine.', verdict: 'false' },
      ...{ label: 'Nurofen and migraine', review: kidneys.review, status: 'draft' },
      phrasings: ['Nurofen gave me a migraine', 'Advil brings on headaches'],
      frames: [{ all: ['ibuprofen', 'headache'] }],
    };
    const judged = bench.judge('db/pain/nurofen-causes-migraine.yaml', stringify(draft));
    expect(judged.problems).toEqual([]);
    expect(judged.newCatches.map(({ text }) => text)).toContain(headachePost);
    expect(bench.tryPost('Advil brings on headaches').matches).toMatchObject([{ claim: draft.id }]);
    // The other file is judged with the draft away again.
    judgeKidneys(bench);
    expect(bench.tryPost('Advil brings on headaches').matches).toEqual([]);
  });

  it('keeps what could be read last while the text cannot be', () => {
    const bench = benchOf([post(headachePost)]);
    judgeKidneys(bench, headaches);
    const judged = bench.judge(kidneyFile, `${kidneysWith(headaches)}  : broken`);
    expect(judged.problems).toHaveLength(1);
    expect(judged.newCatches).toHaveLength(1);
    expect(judged.examples).toHaveLength(12);
  });

  it('points at phrasings that another claim has nearly so', () => {
    const nearly = 'doctors hide that all statins cause memory loss';
    const { similar } = judgeKidneys(benchOf(), { phrasings: [...said, nearly] });
    expect(similar).toEqual([
      {
        phrasing: nearly,
        claim: 'statins-cause-dementia',
        text: 'doctors hide that statins cause memory loss',
        score: 0.85,
      },
    ]);
  });

  it('has the problems that compiling the folder finds in its file', () => {
    const bench = benchOf();
    for (const changed of [
      { id: 'statins-cause-dementia' },
      { phrasings: [...said, 'statins cause dementia', said[0]] },
      {
        frames: [{ all: ['ibuprofen', 'kidny'] }],
        broader: ['nobody', kidneys.id],
        evidence: ['nobody1900', 'ott2015'],
      },
      { replies: kidneys.replies.slice(1), topic: 'heart', fact: 'It is 42 % of all that there is to be said of it.' },
      { phrasings: said.slice(3), status: 'finished' },
    ]) {
      const text = kidneysWith(changed);
      const claims = folder.claims.map((one) => (one.file === kidneyFile ? { ...one, text } : one));
      const reported = compile({ ...folder, claims }, '').problems.filter(({ file }) => file === kidneyFile);
      expect(reported).not.toEqual([]);
      expect(bench.judge(kidneyFile, text).problems).toEqual(reported);
    }
  });

  it('is told of a phrasing twice even where the other file comes later', () => {
    const text = goodClaim.replace('brain fog from statins', said[1] ?? '');
    expect(benchOf().judge(statinFile, text).problems).toMatchObject([
      {
        file: statinFile,
        field: 'phrasings[5]',
        message: expect.stringContaining(`also a phrasing of "${kidneys.id}"`),
      },
    ]);
  });
});

describe('other files', () => {
  it('are checked with the whole folder', () => {
    const bench = benchOf();
    expect(bench.judge('db/lexicon/all.yaml', lexicon).problems).toEqual([]);
    expect(bench.judge('db/lexicon/all.yaml', lexicon.replace('[kidney,', '[Kidney,')).problems).toMatchObject([
      { file: 'db/lexicon/all.yaml', field: 'kidney.strict[0]' },
    ]);
    expect(bench.judge('db/references.json', '[]').problems).toEqual([]);
  });
});

describe('what would this post match?', () => {
  it('says what is shown, and why the next ones are not', () => {
    const bench = benchOf();
    expect(bench.tryPost('Advil ruined my kidneys')).toMatchObject({
      matches: [{ claim: kidneys.id, stance: 'asserts', why: expect.stringContaining('"Advil" (ibuprofen)') }],
      nearly: [],
    });
    expect(bench.tryPost('I went to the sea.')).toEqual({ text: 'I went to the sea.', matches: [], nearly: [] });
  });
});

describe('a bench that has not read all posts yet', () => {
  it('says how many are left, and is right once there are none', () => {
    const corpus = Array.from({ length: 30 }, (_, index) => post(`${headachePost}, ${index} times`));
    const bench = createBench();
    expect(bench.open(folder, corpus).posts).toBe(54);
    const first = judgeKidneys(bench, headaches);
    expect(first).toMatchObject({ left: 54, newCatches: [] });
    expect(bench.read(Number.POSITIVE_INFINITY)).toBe(0);
    // No time at all: nothing is matched, and all that must be is left.
    const none = bench.judge(kidneyFile, kidneysWith(headaches), 0);
    expect(none.newCatches).toEqual([]);
    expect(none.left).toBeGreaterThanOrEqual(30);
    const all = judgeKidneys(bench, headaches);
    expect(all.left).toBe(0);
    expect(all.newCatches).toHaveLength(30);
  });

  it('must be loaded before anything is asked', () => {
    expect(() => createBench().tryPost('statins')).toThrow('load them first');
  });
});

describe('a bench that is loaded again', () => {
  const bare = (bench: Bench, file: string, text: string) => ({ ...bench.judge(file, text), ms: 0 });

  it('answers as a new one would, whatever was edited, added or taken away', () => {
    const bench = benchOf([post(headachePost)]);
    const edited = (file: string, text: string) => ({
      ...folder,
      claims: folder.claims.map((one) => (one.file === file ? { file, text } : one)),
    });
    const renamed = stringify({ ...kidneys, id: 'advil-ruins-kidneys' });
    const folders = [
      edited(kidneyFile, kidneysWith(headaches)),
      folder,
      edited(kidneyFile, kidneysWith({ status: 'retired' })),
      edited(statinFile, goodClaim.replace('status: published', 'status: retired')),
      { ...folder, claims: folder.claims.slice(0, 1) },
      edited(kidneyFile, renamed),
      { ...folder, lexicon: [{ file: 'db/lexicon/all.yaml', text: lexicon.replace('migraine', 'megrim') }] },
    ];
    for (const next of folders)
      for (const corpus of [[], [post(headachePost), post('Ibuprofen ruins kidneys')]]) {
        const fresh = createBench();
        expect(bench.load(next, corpus)).toEqual({ ...fresh.load(next, corpus), ms: expect.any(Number) });
        expect(bare(bench, kidneyFile, kidneysWith(widened))).toEqual(bare(fresh, kidneyFile, kidneysWith(widened)));
        expect(bare(bench, statinFile, goodClaim)).toEqual(bare(fresh, statinFile, goodClaim));
        expect(bench.tryPost(headachePost)).toEqual(fresh.tryPost(headachePost));
      }
  });
});
