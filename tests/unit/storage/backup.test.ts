import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Backup, previewBackup, readBackup, takeBackup, takeIn } from '../../../src/storage/backup.ts';
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
    });
    await takeIn(file);
    expect((await settingsItem.getValue()).tone).toBe('prime');
    expect((await allRows()).map(({ text }) => text).sort()).toEqual(['Said on the other machine.', 'They do not.']);
    expect(await allSeen()).toHaveLength(1);
    expect(await readDraft(place)).toEqual(draft);
    expect(await isDismissed(row.claim, 'A post.')).toBe(true);
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
