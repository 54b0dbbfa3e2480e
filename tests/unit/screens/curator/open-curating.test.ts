// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ClaimsFolder } from '../../../../src/claims/compile.ts';
import type { Curating } from '../../../../src/screens/curator/curating.ts';
import { openCurating } from '../../../../src/screens/curator/open-curating.ts';
import { moved } from '../../../../src/screens/curator/retag.ts';
import { readChangeOutlines } from '../../../../src/storage/curating/change-outlines.ts';
import * as stored from '../../../../src/storage/curating/changes.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';
import { speakEnglish } from '../english.ts';
import { claimText } from './a-claim.ts';
import { bundledList } from './a-list.ts';

const listed: { folder: ClaimsFolder; version: string } = vi.hoisted(() => ({
  folder: { claims: [], references: null, lexicon: [], unread: [] },
  version: '2026-11-22',
}));
vi.mock('../../../../src/storage/curating/source-folder.ts', () => ({
  openBundledList: async () => ({ ...bundledList(listed.folder, listed.version), folder: () => texts() }),
}));

let texts: () => Promise<ClaimsFolder>;

const a = claimText('a');
const b = claimText('b', { statement: 'Milk causes baldness.' });
const file = 'fruit/a.yaml';
const text = (claim: string, statement: string) => claimText(claim, { statement });
/** More new claims than are read at once. */
const many = Array.from({ length: 25 }, (_, index) => ({
  file: `fruit/c${index}.yaml`,
  text: text(`c${index}`, `Kiwi ${index} cures colds.`),
}));

let now: Curating;
const made: { changes: unknown[] }[] = [];
const stops: (() => void)[] = [];
/** Opens the page's state as a tab does. */
const open = async () => {
  let state: Curating | undefined;
  stops.push(
    openCurating(
      (next) => {
        state = next;
        now = next;
      },
      (wanted) => made.push(wanted),
    ),
  );
  await vi.waitFor(() => expect(state?.ready && state.progress === null).toBe(true));
  return () => {
    if (!state) throw new Error('Not open');
    return state;
  };
};
const statementOf = (state: Curating, of = file) => state.claims.find((one) => one.file === of)?.value?.statement;
const outside = (edit: string, expected: number | null) =>
  stored.saveChange({ file, base: a, text: edit, author: 'Ana', reason: '' }, expected);

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  made.length = 0;
  texts = async () => listed.folder;
  listed.folder = {
    claims: [
      { file, text: a },
      { file: 'fruit/b.yaml', text: b },
    ],
    references: { file: 'references.json', text: '[]\n' },
    lexicon: [
      {
        file: 'lexicon/food.yaml',
        text: 'hiccups: {strict: [hiccup*], broad: []}\nbanana: {strict: [banana*], broad: []}\n',
      },
    ],
    unread: [],
  };
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

describe('the state of the curator’s page', () => {
  it('reads the list', async () => {
    await open();
    expect(now).toMatchObject({
      version: '2026-11-22',
      topics: ['fruit'],
      concepts: ['banana', 'hiccups'],
      changes: [],
    });
    expect(now.claims.map(({ file: of }) => of)).toEqual([file, 'fruit/b.yaml']);
    expect(statementOf(now)).toBe('Bananas cause hiccups.');
  });

  it('shows the lines of all claims before their texts are there, and misses nothing that is saved meanwhile', async () => {
    await outside(text('a', 'Bananas cause sneezing.'), null);
    const { folder } = listed;
    const { promise, resolve } = Promise.withResolvers<ClaimsFolder>();
    texts = () => promise;
    const states: Curating[] = [];
    stops.push(
      openCurating(
        (state) => states.push(state),
        () => {},
      ),
    );
    await vi.waitFor(() => expect(states.at(-1)?.rows).toHaveLength(2));
    expect(states.at(-1)).toMatchObject({ ready: false, claims: [], topics: ['fruit'] });
    expect(states.at(-1)?.rows).toMatchObject([
      { file, statement: 'Bananas cause sneezing.', edited: 'changed' },
      { file: 'fruit/b.yaml', statement: 'Milk causes baldness.', verdict: 'false', due: '2027-05-22', edited: null },
    ]);
    await outside(text('a', 'Bananas cause yawning.'), 1);
    resolve(folder);
    await vi.waitFor(() => expect(states.at(-1)?.ready).toBe(true));
    await vi.waitFor(() => expect(states.at(-1)?.rows?.[0]?.statement).toBe('Bananas cause yawning.'));
  });

  it('shows the lines of many changes as they were read last, before the changes are read', async () => {
    await open();
    await now.editMany([...many, { file: 'fruit/b.yaml', text: null }], 'imported');
    await vi.waitFor(async () => expect((await readChangeOutlines()).without).toEqual([]));
    // Saved since: its line is that of the change itself.
    await now.edit('fruit/c1.yaml', text('c1', 'Kiwi 1 cures gout.'));

    const { promise, resolve } = Promise.withResolvers<void>();
    const read = stored.readChangesInBits;
    vi.spyOn(stored, 'readChangesInBits').mockImplementation(async (rest) => {
      await promise;
      return read(rest);
    });
    let state: Curating | undefined;
    stops.push(
      openCurating(
        (next) => {
          state = next;
        },
        () => {},
      ),
    );
    await vi.waitFor(() => expect(state?.rows).toHaveLength(26));
    const before = state?.rows;
    expect(state).toMatchObject({ ready: false, changes: [] });
    expect(state?.unreadChanges).toHaveLength(26);
    expect(before?.find((row) => row.file === 'fruit/c1.yaml')?.statement).toBe('Kiwi 1 cures gout.');
    expect(before?.find((row) => row.file === 'fruit/c2.yaml')).toMatchObject({
      statement: 'Kiwi 2 cures colds.',
      edited: 'new',
      due: '2027-05-22',
      problems: 0,
    });
    resolve();
    await vi.waitFor(() => expect(state?.ready && state.progress === null).toBe(true));
    expect(state?.rows).toEqual(before);
    expect(state?.changes).toHaveLength(26);
  });

  it('tidies up what it kept of many changes, once they are taken back', async () => {
    await open();
    await now.editMany(many, 'imported');
    await vi.waitFor(async () => expect(await readChangeOutlines()).toMatchObject({ notes: 0 }));
    await now.undoLast();
    expect(await readChangeOutlines()).toEqual({ outlines: [], without: [], notes: 25 });
    await open();
    await vi.waitFor(async () => expect(await readChangeOutlines()).toMatchObject({ outlines: [], notes: 0 }));
    expect(now.rows).toHaveLength(2);
  });

  it('says so where the texts cannot be read', async () => {
    texts = () => Promise.reject(new Error('The disk is gone.'));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const states: Curating[] = [];
    stops.push(
      openCurating(
        (state) => states.push(state),
        () => {},
      ),
    );
    await vi.waitFor(() => expect(states.at(-1)?.error).toMatch(/could not be opened|reload/i));
    expect(states.at(-1)).toMatchObject({ ready: false, progress: null });
  });

  it('saves an edit, keeps it, and has the library made anew', async () => {
    await open();
    expect(await now.edit(file, text('a', 'Bananas cause sneezing.'), 'as heard')).toBe('saved');
    expect(statementOf(now)).toBe('Bananas cause sneezing.');
    expect(now.changes).toMatchObject([{ file, base: a, reason: 'as heard', revision: 1 }]);
    expect(made.at(-1)?.changes).toHaveLength(1);
    await now.edit(file, text('a', 'Bananas cause yawning.'));
    expect(now.changes).toMatchObject([{ reason: 'as heard', revision: 2 }]);
    await open();
    expect(statementOf(now)).toBe('Bananas cause yawning.');
  });

  it('puts what was typed over what it was typed over, and over nothing that came in another way', async () => {
    await open();
    const [typed, more, last] = ['sneezing', 'yawning', 'coughing'].map((harm) => text('a', `Bananas cause ${harm}.`));
    if (!typed || !more || !last) throw new Error('no texts');
    // The second is typed while the first is being saved.
    const answers = [now.saveTyped(file, typed, [a]), now.saveTyped(file, more, [a, typed])];
    expect(await Promise.all(answers)).toEqual(['saved', 'saved']);
    const signed = more.replace('by: null', 'by: Jane Doe, MD');
    now.typing(file, last);
    const signing = now.editMany([{ file, text: signed }], 'signed');
    expect(await now.saveTyped(file, last, [more])).toBe('outdated');
    expect(await signing).toEqual([]);
    expect(now.changes).toMatchObject([{ file, text: signed }]);
    // Nothing waits any more: what another tab saves is shown.
    await outside(text('a', 'Bananas cause hair loss.'), now.changes[0]?.revision ?? null);
    await vi.waitFor(() => expect(statementOf(now)).toBe('Bananas cause hair loss.'));
  });

  it('keeps a text with an error, and says where it is', async () => {
    await open();
    await now.edit(file, 'id: a\nstatement: [broken');
    const claim = now.claims.find((one) => one.file === file);
    expect(claim).toMatchObject({ value: null, text: 'id: a\nstatement: [broken' });
    expect(claim?.problems.length).toBeGreaterThan(0);
  });

  it('takes no change for one that is as the list has it', async () => {
    await open();
    await now.edit(file, text('a', 'Bananas cause sneezing.'));
    await now.edit(file, a);
    expect(now.changes).toEqual([]);
    expect(await stored.readChanges()).toEqual([]);
  });

  it('saves two edits that are asked for at once one after the other', async () => {
    await open();
    const answers = await Promise.all([
      now.edit(file, text('a', 'Bananas cause one.')),
      now.edit(file, text('a', 'Bananas cause two.')),
    ]);
    expect(answers).toEqual(['saved', 'saved']);
    expect(statementOf(now)).toBe('Bananas cause two.');
  });

  it('takes over what another tab saves', async () => {
    await open();
    await outside(text('a', 'Bananas cause sneezing.'), null);
    await vi.waitFor(() => expect(statementOf(now)).toBe('Bananas cause sneezing.'));
  });

  it('overwrites nothing that another tab saved while she typed: both versions stand until she chose', async () => {
    await open();
    now.typing(file, text('a', 'Mine for now.....'));
    await outside(text('a', 'Theirs for now...'), null);
    // The news reaches this tab, which keeps what is under her hands.
    await new Promise((next) => setTimeout(next, 50));
    expect(statementOf(now)).toBe('Bananas cause hiccups.');
    expect(await now.edit(file, text('a', 'Mine for now.....'))).toBe('conflict');
    expect(now.conflicts).toMatchObject([{ file, base: a, other: { author: 'Ana' } }]);
    expect((await stored.readChanges())[0]?.text).toContain('Theirs for now...');
    await now.settle(file, text('a', 'Both of the two.'));
    expect(now.conflicts).toEqual([]);
    expect(statementOf(now)).toBe('Both of the two.');
    expect(await stored.readChanges()).toMatchObject([{ revision: 2 }]);
  });

  it('asks nothing where both tabs wrote the same', async () => {
    await open();
    now.typing(file, text('a', 'The same in both.'));
    await outside(text('a', 'The same in both.'), null);
    await new Promise((next) => setTimeout(next, 50));
    expect(await now.edit(file, text('a', 'The same in both.'))).toBe('saved');
    expect(now.conflicts).toEqual([]);
  });

  it('says what to do when the disk is full, and loses nothing', async () => {
    await open();
    await now.edit(file, text('a', 'Bananas cause sneezing.'));
    vi.spyOn(stored, 'saveChange').mockRejectedValue(new DiskFull(new Error('quota')));
    expect(await now.edit(file, text('a', 'Bananas cause yawning.'))).toBe('failed');
    expect(now.error).toMatch(/no room left .* make room/);
    expect(statementOf(now)).toBe('Bananas cause sneezing.');
    vi.restoreAllMocks();
    expect(await now.edit(file, text('a', 'Bananas cause yawning.'))).toBe('saved');
    now.forgetError();
    expect(now.error).toBeNull();
  });

  it('drops a change that the list has taken over, and says so', async () => {
    await stored.saveChange({ file, base: 'older', text: a, author: '', reason: '' }, null);
    await open();
    expect(now.takenOver).toEqual([file]);
    expect(now.changes).toEqual([]);
  });

  it('leaves a change whose list has changed as it is', async () => {
    await outside(text('a', 'Bananas cause sneezing.'), null);
    listed.folder.claims[0] = { file, text: text('a', 'Newer in the list.') };
    await open();
    expect(statementOf(now)).toBe('Bananas cause sneezing.');
    expect(now.changes).toMatchObject([{ base: a }]);
    await now.editMany(
      [{ file, text: text('a', 'Merged of both...'), base: text('a', 'Newer in the list.') }],
      'merged',
    );
    expect(now.changes).toMatchObject([{ base: text('a', 'Newer in the list.') }]);
    await now.undoLast();
    expect(now.changes).toMatchObject([{ base: a }]);
  });

  it('says what to do when the list cannot be opened', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(stored, 'readChangesInBits').mockRejectedValue(new Error('blocked'));
    stops.push(
      openCurating(
        (next) => (now = next),
        () => {},
      ),
    );
    await vi.waitFor(() => expect(now.error).toMatch(/Close other tabs/));
    expect(now.ready).toBe(false);
  });

  it('signs changes with the name of the settings until she gives another', async () => {
    await open();
    now.setAuthor(' Jane Doe, MD ');
    await now.edit(file, text('a', 'Bananas cause sneezing.'));
    expect(now.changes).toMatchObject([{ author: 'Jane Doe, MD' }]);
    await open();
    expect(now.author).toBe('Jane Doe, MD');
  });
});

const both = () => [
  { file, text: text('a', 'One of several....') },
  { file: 'fruit/b.yaml', text: text('b', 'Two of several....') },
];

describe('steps that can be undone', () => {
  it('undoes several at once, and the step before it after that', async () => {
    await open();
    await now.editMany([{ file, text: text('a', 'The first step.') }], 'first');
    expect(await now.editMany(both(), 'second')).toEqual([]);
    expect(now.undoable).toBe('second');
    await now.undoLast();
    expect([statementOf(now), statementOf(now, 'fruit/b.yaml')]).toEqual(['The first step.', 'Milk causes baldness.']);
    expect(now.undoable).toBe('first');
    await now.undoLast();
    expect(now.changes).toEqual([]);
    expect(now.undoable).toBeNull();
  });

  it('undoes a change that was taken back', async () => {
    await open();
    await now.edit(file, text('a', 'Bananas cause sneezing.'), 'as heard');
    await now.revert(file, 'reverted');
    expect(statementOf(now)).toBe('Bananas cause hiccups.');
    await now.undoLast();
    expect(now.changes).toMatchObject([{ reason: 'as heard' }]);
    expect(statementOf(now)).toBe('Bananas cause sneezing.');
  });

  it('reads many that are saved at once bit by bit, and undoes them all', async () => {
    await open();
    const many = Array.from({ length: 30 }, (_, index) => ({
      file: `fruit/many-${index}.yaml`,
      text: claimText(`many-${index}`, { statement: `Fruit number ${index} harms.` }),
    }));
    expect(await now.editMany(many, 'imported')).toEqual([]);
    expect(now.claims).toHaveLength(32);
    await vi.waitFor(() => expect(statementOf(now, 'fruit/many-29.yaml')).toBe('Fruit number 29 harms.'));
    await vi.waitFor(() => expect(now.progress).toBeNull());
    await now.undoLast();
    expect(now.claims).toHaveLength(2);
    expect(await stored.readChanges()).toEqual([]);
  });

  it('goes on undoing where it could not finish', async () => {
    await open();
    await now.editMany(both(), 'bulk');
    vi.spyOn(stored, 'saveChanges').mockRejectedValueOnce(new DiskFull(new Error('quota')));
    await now.undoLast();
    expect(now.error).toMatch(/no room left/);
    expect(now.undoable).toBe('bulk');
    await now.undoLast();
    expect(now.changes).toEqual([]);
    expect(now.undoable).toBeNull();
  });

  it('undoes an import of hundreds, and tells how far it is', async () => {
    await open();
    const many = Array.from({ length: 450 }, (_, index) => ({
      file: `fruit/many-${index}.yaml`,
      text: claimText(`many-${index}`),
    }));
    await now.editMany(many, 'imported');
    expect(await stored.readChanges()).toHaveLength(450);
    const { saveChanges } = stored;
    const told: unknown[] = [];
    vi.spyOn(stored, 'saveChanges').mockImplementation((groups) => {
      told.push(now.progress);
      return saveChanges(groups);
    });
    await now.undoLast();
    expect(told).toEqual([null, ...[200, 400].map((done) => ({ work: 'undoing', done, total: 450 }))]);
    expect(now.progress).toBeNull();
    expect(await stored.readChanges()).toEqual([]);
    expect(now.claims).toHaveLength(2);
    expect(now.undoable).toBeNull();
  });

  it('leaves what was edited again since, and says so', async () => {
    await open();
    await now.editMany(both(), 'bulk');
    await now.edit(file, text('a', 'Edited since then.'));
    await now.undoLast();
    expect([statementOf(now), statementOf(now, 'fruit/b.yaml')]).toEqual([
      'Edited since then.',
      'Milk causes baldness.',
    ]);
    expect(now.error).toMatch(/Not undone in 1/);
  });

  it('begins a claim, moves it, and undoes both', async () => {
    await open();
    await now.editMany([{ file: 'fruit/c.yaml', text: claimText('c') }], 'begun');
    expect(now.claims).toHaveLength(3);
    const moved = { file: 'milk/c.yaml', text: claimText('c', { topic: 'milk' }) };
    await now.editMany([{ file: 'fruit/c.yaml', text: null }, moved], 'moved');
    expect(now.changes).toMatchObject([{ file: 'milk/c.yaml', base: null }]);
    expect(now.claims.map(({ file: of }) => of)).toEqual([file, 'fruit/b.yaml', 'milk/c.yaml']);
    expect(now.topics).toEqual(['fruit', 'milk']);
    await now.undoLast();
    expect(now.claims.map(({ file: of }) => of)).toEqual([file, 'fruit/b.yaml', 'fruit/c.yaml']);
    await now.undoLast();
    expect(now.claims).toHaveLength(2);
  });

  it('tells which of several were not saved, and saves the others', async () => {
    await open();
    now.typing(file, 'typing');
    await outside(text('a', 'Theirs for now...'), null);
    await new Promise((next) => setTimeout(next, 50));
    expect(await now.editMany(both(), 'bulk')).toEqual([file]);
    expect(statementOf(now, 'fruit/b.yaml')).toBe('Two of several....');
    expect(now.conflicts).toHaveLength(1);
  });
});

describe('a claim of the list that moves to another topic', () => {
  const there = 'milk/a.yaml';
  const inMilk = a.replace('topic: fruit', 'topic: milk');
  const claimAt = (of: string) => now.claims.find((one) => one.file === of);
  const move = (of: string, topic: string) => {
    const claim = claimAt(of);
    return claim ? now.editMany(moved(claim, topic), `to ${topic}`) : Promise.reject(new Error(`no ${of}`));
  };
  const files = () => now.claims.map(({ file: of }) => of).sort();
  const said = async () =>
    (await stored.readChanges()).map((one) => `${one.file} ${one.text === null ? 'gone' : 'is'}`);

  it('is there once, from the list, with what it said before', async () => {
    await open();
    expect(await move(file, 'milk')).toEqual([]);
    expect(files()).toEqual(['fruit/b.yaml', there]);
    expect(claimAt(there)).toMatchObject({ base: a, text: inMilk, problems: [] });
    expect(now.topics).toEqual(['fruit', 'milk']);
    expect(now.changes).toMatchObject([
      { file, base: a, text: null },
      { file: there, base: a, text: inMilk },
    ]);
    expect(made.at(-1)?.changes).toHaveLength(2);
    await open();
    expect(files()).toEqual(['fruit/b.yaml', there]);
    expect(now.rows).toMatchObject([{ file: 'fruit/b.yaml' }, { file: there, topic: 'milk', edited: 'changed' }]);
  });

  it('takes what was changed in it along, with the reason, and can be edited there', async () => {
    await open();
    await now.edit(file, text('a', 'Bananas cause sneezing.'), 'as heard');
    await move(file, 'milk');
    expect(statementOf(now, there)).toBe('Bananas cause sneezing.');
    expect(now.changes[1]).toMatchObject({ file: there, base: a, reason: 'as heard' });
    await now.edit(there, claimText('a', { topic: 'milk', statement: 'Bananas cause yawning.' }));
    expect(now.changes).toMatchObject([
      { file, text: null },
      { file: there, base: a, reason: 'as heard' },
    ]);
  });

  it('is no change any more when it comes back, on whatever way', async () => {
    await open();
    await move(file, 'milk');
    await move(there, 'tea');
    expect(await said()).toEqual([`${file} gone`, 'tea/a.yaml is']);
    expect(now.changes).toMatchObject([{ base: a }, { base: a }]);
    await move('tea/a.yaml', 'fruit');
    expect(await said()).toEqual([]);
    expect(claimAt(file)).toMatchObject({ text: a, change: null });
  });

  it('comes back with what was edited meanwhile', async () => {
    await open();
    await move(file, 'milk');
    await now.edit(there, inMilk.replace('hiccups.', 'sneezing.'));
    await move(there, 'fruit');
    expect(now.changes).toMatchObject([{ file, base: a, text: a.replace('hiccups.', 'sneezing.') }]);
  });

  it('comes back when either of its changes is taken back, and both can be put back', async () => {
    for (const half of [file, there]) {
      await open();
      await move(file, 'milk');
      await now.revert(half, 'reverted');
      expect(await said()).toEqual([]);
      expect(files()).toEqual([file, 'fruit/b.yaml']);
      await now.undoLast();
      expect(await said()).toEqual([`${file} gone`, `${there} is`]);
      await now.undoLast();
      expect(await said()).toEqual([]);
    }
  });

  it('of many moves at once, and back at once', async () => {
    await open();
    await now.edit(file, text('a', 'Bananas cause sneezing.'));
    const both = now.claims.flatMap((claim) => moved(claim, 'milk'));
    expect(await now.editMany(both, 'moved')).toEqual([]);
    expect(files()).toEqual([there, 'milk/b.yaml']);
    expect(now.undoable).toBe('moved');
    await now.undoLast();
    expect(files()).toEqual([file, 'fruit/b.yaml']);
    expect(statementOf(now)).toBe('Bananas cause sneezing.');
    expect(await said()).toEqual([`${file} is`]);
  });

  it('is undone whole or not at all', async () => {
    await open();
    await move(file, 'milk');
    await now.edit(there, inMilk.replace('hiccups.', 'sneezing.'));
    await now.undoLast();
    expect(await said()).toEqual([`${file} gone`, `${there} is`]);
    expect(now.error).toMatch(/Not undone in 2/);
  });

  it('takes along what was typed just before, and is saved a moment later', async () => {
    await open();
    const typed = text('a', 'Typed in a hurry...');
    now.typing(file, typed);
    await move(file, 'milk');
    expect(await now.edit(file, typed)).toBe('saved');
    expect(statementOf(now, there)).toBe('Typed in a hurry...');
    expect(await said()).toEqual([`${file} gone`, `${there} is`]);
    now.typing(there, typed);
    await now.undoLast();
    expect(await now.edit(there, `${typed}# more\n`)).toBe('saved');
    expect(await said()).toEqual([`${file} gone`, `${there} is`]);
  });

  it('stays where another tab was first, and is named', async () => {
    await open();
    const claim = claimAt(file);
    now.typing(file, 'typing');
    await outside(text('a', 'Theirs for now...'), null);
    await new Promise((next) => setTimeout(next, 50));
    const edits = claim ? moved(claim, 'milk') : [];
    expect(await now.editMany([...edits, ...both()], 'bulk')).toEqual(expect.arrayContaining([file, there]));
    expect(await said()).toEqual([`${file} is`, 'fruit/b.yaml is']);
  });

  it('asks nothing where both tabs moved it to the same topic', async () => {
    await open();
    const claim = claimAt(file);
    now.typing(file, a);
    now.typing(there, a);
    await stored.saveChanges([
      [
        { file, edit: { file, base: a, text: null, author: 'Ana', reason: '' }, expected: null },
        { file: there, edit: { file: there, base: a, text: inMilk, author: 'Ana', reason: '' }, expected: null },
      ],
    ]);
    await new Promise((next) => setTimeout(next, 50));
    expect(await now.editMany(claim ? moved(claim, 'milk') : [], 'moved')).toEqual([]);
    expect(files()).toEqual(['fruit/b.yaml', there]);
    expect(now.conflicts).toEqual([]);
  });

  it('is shown beside what was typed at its old place, which is kept at the new one', async () => {
    await open();
    const typed = text('a', 'Mine for now.....');
    now.typing(file, typed);
    const theirs = inMilk.replace('bananas and hiccups', 'bananas');
    await stored.saveChanges([
      [
        { file, edit: { file, base: a, text: null, author: 'Ana', reason: '' }, expected: null },
        { file: there, edit: { file: there, base: a, text: theirs, author: 'Ana', reason: '' }, expected: null },
      ],
    ]);
    await new Promise((next) => setTimeout(next, 50));
    expect(await now.edit(file, typed)).toBe('conflict');
    expect(now.conflicts).toMatchObject([
      { file, base: a, mine: typed, other: { text: null }, movedTo: { file: there, text: theirs } },
    ]);
    await now.settle(file, typed.replace('bananas and hiccups', 'bananas'));
    expect(files()).toEqual(['fruit/b.yaml', there]);
    expect(claimAt(there)?.text).toBe(theirs.replace('Bananas cause hiccups.', 'Mine for now.....'));
    expect(await said()).toEqual([`${file} gone`, `${there} is`]);
  });

  it('is found where another tab has moved it back to', async () => {
    await open();
    await move(file, 'milk');
    now.typing(there, inMilk);
    await stored.saveChanges([
      [
        { file, edit: null, expected: 1 },
        { file: there, edit: null, expected: 1 },
      ],
    ]);
    await new Promise((next) => setTimeout(next, 50));
    const typed = inMilk.replace('Bananas cause hiccups.', 'Mine for now.....');
    expect(await now.edit(there, typed)).toBe('conflict');
    expect(now.conflicts).toMatchObject([{ file: there, other: null, movedTo: { file, text: a, change: null } }]);
    await now.settle(there, typed);
    expect(now.changes).toMatchObject([{ file, base: a, text: text('a', 'Mine for now.....') }]);
    expect(files()).toEqual([file, 'fruit/b.yaml']);
  });

  it.each([
    ['let go', null],
    ['kept', text('a', 'Mine for now.....')],
  ])('that another tab takes away can be %s', async (_, chosen) => {
    await open();
    now.typing(file, 'typing');
    await stored.saveChange({ file, base: a, text: null, author: 'Ana', reason: '' }, null);
    await new Promise((next) => setTimeout(next, 50));
    expect(await now.edit(file, text('a', 'Mine for now.....'))).toBe('conflict');
    expect(now.conflicts).toMatchObject([{ file, other: { text: null }, movedTo: null }]);
    await now.settle(file, chosen);
    expect(files().includes(file)).toBe(chosen !== null);
    expect(await said()).toEqual([`${file} ${chosen === null ? 'gone' : 'is'}`]);
  });

  it('is taken over where a newer list did the same, and said once', async () => {
    await open();
    await move(file, 'milk');
    listed.folder.claims[0] = { file: there, text: inMilk };
    await open();
    expect(now.changes).toEqual([]);
    expect(now.takenOver).toEqual([there]);
    expect(claimAt(there)).toMatchObject({ base: inMilk, change: null });
  });

  it('keeps its own text, and what it began from, where a newer list moved it as well', async () => {
    await open();
    await move(file, 'milk');
    const newer = a.replace('topic: fruit', 'topic: tea');
    listed.folder.claims[0] = { file: 'tea/a.yaml', text: newer };
    await open();
    expect(now.changes).toMatchObject([{ file: there, base: a, text: inMilk }]);
    expect(now.takenOver).toEqual([]);
    expect(claimAt(there)?.base).toBe(newer);
  });

  it('that was taken away is taken over where a newer list has it no more', async () => {
    await open();
    await now.edit(file, null, 'a duplicate');
    expect(now.changes).toMatchObject([{ file, text: null, reason: 'a duplicate' }]);
    expect(files()).toEqual(['fruit/b.yaml']);
    listed.folder.claims.shift();
    await open();
    expect(now.changes).toEqual([]);
    expect(now.takenOver).toEqual([file]);
  });
});
