// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ClaimsFolder } from '../../../../src/claims/compile.ts';
import type { Curating } from '../../../../src/screens/curator/curating.ts';
import { openCurating } from '../../../../src/screens/curator/open-curating.ts';
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
    vi.spyOn(stored, 'readChanges').mockRejectedValue(new Error('blocked'));
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

describe('steps that can be undone', () => {
  const both = () => [
    { file, text: text('a', 'One of several....') },
    { file: 'fruit/b.yaml', text: text('b', 'Two of several....') },
  ];

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
    vi.spyOn(stored, 'restoreChanges').mockRejectedValueOnce(new DiskFull(new Error('quota')));
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
    const { restoreChanges } = stored;
    const told: unknown[] = [];
    vi.spyOn(stored, 'restoreChanges').mockImplementation((files) => {
      told.push(now.progress);
      return restoreChanges(files);
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
    const moved = { file: 'milk/c.yaml', text: claimText('c', { topic: 'milk' }), base: null };
    await now.editMany([moved], 'moved', ['fruit/c.yaml']);
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
