import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Backup, previewBackup, readBackup, takeBackup, takeIn } from '../../../src/storage/backup.ts';
import { readChanges, saveChange } from '../../../src/storage/curating/changes.ts';
import { addToCorpus, readCorpus } from '../../../src/storage/curating/corpus.ts';
import { closeDatabase, type LedgerRow } from '../../../src/storage/database.ts';
import { dismissMatch, isDismissed } from '../../../src/storage/dismissed.ts';
import { readDraft, saveDraft } from '../../../src/storage/drafts.ts';
import { addReply, allRows } from '../../../src/storage/ledger.ts';
import { allSeen, countSeen } from '../../../src/storage/seen.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';

const row: LedgerRow = {
  at: Date.parse('2026-11-27T12:00:00Z'),
  how: 'copied',
  site: '',
  url: '',
  thread: '',
  author: '',
  claim: 'bananas-cause-hiccups',
  statement: 'Bananas cause hiccups.',
  topic: 'fruit',
  tone: 'rebut',
  length: 'short',
  variant: 2,
  edited: true,
  text: 'They do not.',
  list: '2026-11-22',
};
const changeOf = (file: string) => ({
  file,
  base: null,
  text: 'edited\n',
  author: '',
  reason: '',
  on: '2026-11-27T12:00:00.000Z',
  revision: 1,
});
const place = { site: 'reddit', post: 't1/c2', claim: 'bananas-cause-hiccups' };
const draft = { text: 'Half a', tone: 'answer', length: 'full', variant: 1, at: 5 } as const;

async function forgetEverything(): Promise<void> {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
}

beforeEach(forgetEverything);

describe('everything in one file', () => {
  const fill = async () => {
    await settingsItem.setValue({ ...defaultSettings, tone: 'prime', keptDays: null });
    await addReply(row);
    await countSeen([{ claim: row.claim, topic: 'fruit', flag: true }], row.at);
    await saveDraft(place, draft);
    await dismissMatch(row.claim, 'A post.');
  };
  const fileOf = async (): Promise<Backup> => {
    const read = readBackup(JSON.stringify(await takeBackup()));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    return read.backup;
  };

  it('moves to another machine, and adds to what is there', async () => {
    await fill();
    const file = await fileOf();
    await forgetEverything();
    await addReply({ ...row, text: 'Said on the other machine.' });
    expect(await previewBackup(file)).toEqual({
      at: file.at,
      settings: ['tone', 'keptDays'],
      newReplies: 1,
      replies: 1,
      drafts: 1,
      dismissed: 1,
      curating: null,
    });
    await takeIn(file);
    expect((await settingsItem.getValue()).tone).toBe('prime');
    expect((await allRows()).map(({ text }) => text).sort()).toEqual(['Said on the other machine.', 'They do not.']);
    expect(await allSeen()).toHaveLength(1);
    expect(await readDraft(place)).toEqual(draft);
    expect(await isDismissed(row.claim, 'A post.')).toBe(true);
  });

  it('has what a curator made, and only where something was made', async () => {
    await fill();
    expect(await takeBackup()).not.toHaveProperty('curating');
    const change = { file: 'fruit/a.yaml', base: 'listed\n', text: 'edited\n', author: '', reason: '' };
    await saveChange(change, null);
    await addToCorpus([{ text: 'Bananas!', labels: [], from: 'pasted' }]);
    const file = await fileOf();
    await forgetEverything();
    await saveChange({ ...change, file: 'fruit/b.yaml', text: 'mine\n' }, null);
    expect((await previewBackup(file)).curating).toEqual({
      changes: { new: 1, all: 1, kept: [] },
      posts: { new: 1, all: 1, kept: 0 },
    });
    const undo = await takeIn(file);
    expect((await readChanges()).map(({ text }) => text)).toEqual(['edited\n', 'mine\n']);
    expect(await readCorpus()).toHaveLength(1);
    await undo();
    expect((await readChanges()).map(({ text }) => text)).toEqual(['mine\n']);
    expect(await readCorpus()).toEqual([]);
  });

  it('still reads a file from before it held what a curator made', async () => {
    await fill();
    await saveChange({ file: 'fruit/a.yaml', base: null, text: 'mine\n', author: '', reason: '' }, null);
    const { curating: _, ...old } = await takeBackup();
    const read = readBackup(JSON.stringify(old));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    await takeIn(read.backup);
    expect(await readChanges()).toHaveLength(1);
  });

  it('adds no reply twice', async () => {
    await fill();
    const file = await fileOf();
    await takeIn(file);
    await takeIn(file);
    expect(await allRows()).toHaveLength(1);
  });

  it('is undone', async () => {
    await fill();
    const file = await fileOf();
    await forgetEverything();
    await settingsItem.setValue({ ...defaultSettings, sitesOff: ['reddit'] });
    await addReply({ ...row, text: 'Mine.' });
    const before = await takeBackup(0);
    const undo = await takeIn(file);
    await undo();
    const { drafts: _, dismissed: __, ...kept } = before;
    expect(await takeBackup(0)).toMatchObject(kept);
  });

  it.each<[string, (file: Backup) => unknown, string, RegExp]>([
    ['another version', (file) => ({ ...file, format: 2 }), 'format', /another version/],
    ['a missing part', ({ ledger: _, ...file }) => file, 'ledger', /is missing/],
    [
      'a wrong tone',
      (file) => ({ ...file, settings: { ...file.settings, tone: 'shout' } }),
      'settings.tone',
      /must be one of/,
    ],
    [
      'a change that leads out of the claims folder',
      (file) => ({ ...file, curating: { changes: [changeOf('../x.yaml')], corpus: [] } }),
      'curating.changes.0.file',
      /must be references\.json or a folder and a file/,
    ],
    [
      'two changes of one file',
      (file) => ({ ...file, curating: { changes: [changeOf('fruit/a.yaml'), changeOf('fruit/a.yaml')], corpus: [] } }),
      'curating.changes.1.file',
      /is changed twice/,
    ],
    ['a field too many', (file) => ({ ...file, evil: 1 }), 'evil', /is not a field here/],
    [
      'a reply without a time',
      (file) => ({ ...file, ledger: [{ ...file.ledger[0], at: 'noon' }] }),
      'ledger.0.at',
      /./,
    ],
  ])('refuses %s, and names the field', async (_, spoil, field, message) => {
    await fill();
    const read = readBackup(JSON.stringify(spoil(await takeBackup())));
    expect('faults' in read && read.faults[0]).toMatchObject({ field, message: expect.stringMatching(message) });
  });
});
