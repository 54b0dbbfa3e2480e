// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Change, writeChangeSet } from '../../../../../src/claims/editing/change.ts';
import { zipFiles } from '../../../../../src/claims/editing/claims-zip.ts';
import { writeReview } from '../../../../../src/claims/importing/review.ts';
import { ImportDialog } from '../../../../../src/screens/curator/in-out/import-dialog.tsx';
import { goodClaim, goodReferences } from '../../../claims/folder.ts';
import { dialogOf, savedFiles } from './opened.tsx';
import { claimFile } from './the-list.ts';

vi.mock('../../../../../src/storage/curating/source-folder.ts', () => import('./the-list.ts'));

const dialog = dialogOf(ImportDialog);
const { open, one, all, click, appears, says, type, choose, cancel, closed, curating, stored } = dialog;
const table = (rows: string[]) => new File([`statement,verdict\n${rows.join('\n')}\n`], 'list.csv');
const pick = (value: string) => type('[data-action="filter"]', value, 'change');

afterEach(() => vi.restoreAllMocks());

describe('importing', () => {
  it('shows what would come of it, problems first, and writes only then; and takes it back', async () => {
    await open();
    const bad = ['Garlic cures colds.,flase', 'x,false'];
    await choose('[data-choose="files"]', [
      table(['Onions lower fever.,false', ...bad, 'Statins cause dementia.,false']),
    ]);
    await appears('.rows');
    expect(all('.counts li').map(({ textContent }) => textContent)).toEqual([
      '1 New',
      '0 Changes what is here',
      '1 Here already',
      '2 Left out',
      '2 with something to mend',
    ]);
    expect(all('.rows tbody tr').map(({ dataset }) => dataset.kind)).toEqual(['left out', 'left out', 'new', 'same']);
    expect(one('.rows .problems').textContent).toMatch(/^list\.csv:3 verdict: must be one of/);
    expect(await stored()).toEqual({});

    await pick('problems');
    expect(all('.rows tbody tr')).toHaveLength(2);
    await pick('all');
    await type('[type="search"]', 'onions');
    expect(all('.rows tbody tr')).toHaveLength(1);

    expect(one('[data-action="take"]').textContent).toBe('Import 1 claim');
    await click('[data-action="take"]');
    await says('.result', 'One file saved.');
    expect(Object.keys(await stored())).toEqual(['imported/onions-lower-fever.yaml']);
    expect(curating().undoable).toBe('Files imported: 1.');

    await click('.result [data-action="undo"]');
    await says('.result', 'Undone.');
    expect(await stored()).toEqual({});
    await click('[data-action="done"]');
    expect(closed()).toBe(1);
  });

  it('shows fifty rows at a time, however many there are', async () => {
    await open();
    await choose('[data-choose="files"]', [
      table(Array.from({ length: 120 }, (_, at) => `Remedy ${at} cures colds.,false`)),
    ]);
    await appears('.rows');
    expect(all('.rows tbody tr')).toHaveLength(50);
    await click('.pages button:last-child');
    await click('.pages button:last-child');
    expect(all('.rows tbody tr')).toHaveLength(20);
    expect(one('[data-action="take"]').textContent).toBe('Import 120 claims');
  });

  it('takes what is pasted, into the topic that she names', async () => {
    await open();
    await type('input[list]', 'Folk Remedies');
    await type('textarea', 'statement\tverdict\nOnions lower fever.\tfalse\n');
    await click('[data-action="paste"]');
    await appears('.rows');
    await click('[data-action="take"]');
    await says('.result', 'One file saved.');
    expect(Object.keys(await stored())).toEqual(['folk-remedies/onions-lower-fever.yaml']);
  });

  it('takes a folder, and asks about what changes claims that are here', async () => {
    await open();
    const text = goodClaim.replace('verdict: false', 'verdict: misleading');
    const files = [
      ['db/claims-db/references.json', goodReferences],
      [`db/claims-db/${claimFile}`, text],
      ['db/README.md', 'x'],
    ] as const;
    const chosen = files.map(([path, content]) =>
      Object.defineProperty(new File([content], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path }),
    );
    await choose('[data-choose="folder"]', chosen);
    await appears('.rows');
    await click('.rows summary');
    await appears('.rows .differences ins');
    expect(one('.rows .differences code').textContent).toBe('verdict');
    await click('[data-action="take-changes"]');
    expect(one<HTMLButtonElement>('[data-action="take"]').disabled).toBe(true);
    await click('[data-action="take-changes"]');
    await click('[data-action="take"]');
    await says('.result', 'One file saved.');
    expect(await stored()).toEqual({ [claimFile]: text });
  });

  it('lets her choose where both changed the same', async () => {
    await open([{ text: goodClaim.replace('verdict: false', 'verdict: unsupported') }]);
    const text = goodClaim.replace('verdict: false', 'verdict: misleading');
    const zip = zipFiles([{ file: claimFile, text }]);
    await choose('[data-choose="files"]', [new File([new Uint8Array(zip)], 'claims.zip')]);
    await appears('.rows fieldset');
    expect(one('.rows fieldset').textContent).toMatch(
      /verdict.*What is here.*unsupported.*What is imported.*misleading/s,
    );
    await click('.rows fieldset input[value="theirs"]');
    await click('[data-action="take"]');
    await says('.result', 'One file saved.');
    expect(await stored()).toEqual({ [claimFile]: text });
  });

  it('says what it cannot read, and changes nothing', async () => {
    await open();
    await choose('[data-choose="files"]', [new File(['hello'], 'notes.json')]);
    await appears('.rows');
    expect(one('.rows .problems').textContent).toContain('notes.json:1');
    expect(one<HTMLButtonElement>('[data-action="take"]').disabled).toBe(true);
    await click('[data-action="back"]');
    await choose('[data-choose="folder"]', [new File(['x'], 'a.jpg'), new File(['x'], 'b.jpg')]);
    await says('dialog', 'There is nothing here that can be imported.');
  });
});

describe("a colleague's changes", () => {
  const change = (part: Partial<Change>): Change => ({
    file: claimFile,
    base: goodClaim,
    text: goodClaim,
    author: 'Ben',
    reason: 'plainer',
    on: '2026-11-20T10:00:00.000Z',
    revision: 1,
    ...part,
  });
  const added = goodClaim.replaceAll('dementia', 'baldness');
  const verdict = goodClaim.replace('verdict: false', 'verdict: misleading');
  const changeSet = {
    format: 1 as const,
    kind: 'second-opinion-changes' as const,
    made: '2026-11-21T10:00:00.000Z',
    list: '2026-11-22',
    by: 'Ben',
    changes: [
      change({ file: 'heart/statins-cause-baldness.yaml', base: null, text: added }),
      change({ text: verdict }),
    ],
  };
  const both = new File([writeChangeSet(changeSet)], 'changes.json');
  const decide = (at: number, decision: string) => click(`.reviewed li:nth-child(${at}) input[value="${decision}"]`);

  it('are accepted or rejected one by one, and merged into what is here', async () => {
    const mine = goodClaim.replace('label: statins and dementia', 'label: statins, dementia');
    await open([{ text: mine }]);
    await choose('[data-choose="files"]', [both]);
    await appears('.reviewed');
    expect(one('h2').textContent).toBe('Review a colleague’s changes');
    expect(all('.reviewed [data-merging]').map(({ dataset }) => dataset.merging)).toEqual(['theirs', 'merged']);
    expect(one('.reviewed li:nth-child(2)').textContent).toContain('Ben, November 20, 2026: plainer');
    expect(one<HTMLButtonElement>('[data-action="merge"]').disabled).toBe(true);
    await decide(1, 'rejected');
    await decide(2, 'accepted');
    await click('[data-action="merge"]');
    await says('.result', 'One file saved.');
    expect(await stored()).toEqual({ [claimFile]: mine.replace('verdict: false', 'verdict: misleading') });
    expect(curating().changes[0]).toMatchObject({ author: 'Ben', reason: 'plainer' });
    await click('.result [data-action="undo"]');
    await says('.result', 'Undone.');
    expect(await stored()).toEqual({ [claimFile]: mine });
  });

  it('stay apart where both changed the same, until she chooses', async () => {
    const mine = goodClaim.replace('verdict: false', 'verdict: unsupported');
    await open([{ text: mine }]);
    await choose('[data-choose="files"]', [both]);
    await appears('.reviewed');
    await click('[data-action="accept-clean"]');
    expect(one('[data-action="merge"]').textContent).toBe('Merge 1 change');
    await click('.reviewed fieldset input[value="theirs"]');
    await decide(2, 'accepted');
    await click('[data-action="merge"]');
    await says('.result', 'Files saved: 2.');
    expect(await stored()).toEqual({ [claimFile]: verdict, 'heart/statins-cause-baldness.yaml': added });
  });

  it('go back with comments, which are not lost with the dialog', async () => {
    const saved = savedFiles();
    await open();
    await choose('[data-choose="files"]', [both]);
    await appears('.reviewed');
    await type('.reviewed li:nth-child(2) textarea', 'No: see ott2015.');
    await decide(2, 'rejected');
    await cancel();
    await says('dialog', 'Your decisions and comments are not saved yet');
    expect(closed()).toBe(0);
    await click('[data-action="export-review"]');
    await says('dialog', 'Saved to your downloads, with your comments.');
    expect(saved[0]?.name).toMatch(/^second-opinion-review-\d{4}-\d\d-\d\d\.json$/);
    const text = (await saved[0]?.blob.text()) ?? '';
    expect(JSON.parse(text).opinions).toEqual([
      { file: 'heart/statins-cause-baldness.yaml', decision: 'open', comment: '' },
      { file: claimFile, decision: 'rejected', comment: 'No: see ott2015.' },
    ]);
    await click('[data-action="close"]');
    await vi.waitFor(() => expect(closed()).toBe(1));
  });

  it('keep their comments after the others are merged, to be sent back', async () => {
    await open();
    await choose('[data-choose="files"]', [both]);
    await appears('.reviewed');
    await decide(1, 'accepted');
    await type('.reviewed li:nth-child(2) textarea', 'Not yet.');
    await click('[data-action="merge"]');
    await says('.result', 'One file saved.');
    expect(one('.reviewed li:nth-child(1) [data-merging]').textContent).toBe('Here already: nothing would change.');
    await click('[data-action="close"]');
    await says('dialog', 'Your decisions and comments are not saved yet');
    await click('[data-action="close"]');
    await vi.waitFor(() => expect(closed()).toBe(1));
  });

  describe('with a claim that moved', () => {
    const there = 'memory/statins-cause-dementia.yaml';
    const inMemory = goodClaim.replace('topic: heart', 'topic: memory');
    const move = (text: string | null = inMemory) =>
      new File(
        [writeChangeSet({ ...changeSet, changes: [change({ text: null }), change({ file: there, text })] })],
        'changes.json',
      );
    const files = async () =>
      Object.entries(await stored()).map(([file, text]) => `${file} ${text === null ? 'gone' : 'is'}`);

    it('are one decision, and one step that can be undone', async () => {
      await open();
      await choose('[data-choose="files"]', [move()]);
      await appears('.reviewed');
      expect(all('.reviewed li')).toHaveLength(1);
      expect(one('.reviewed li').textContent).toMatch(
        /Moved from “Heart” to “Memory”.*You have not changed this: it fits/,
      );
      expect(all('.reviewed .differences code').map(({ textContent }) => textContent)).toEqual(['topic']);
      await click('[data-action="accept-clean"]');
      expect(one('[data-action="merge"]').textContent).toBe('Merge 1 change');
      await click('[data-action="merge"]');
      await says('.result', 'Files saved: 2.');
      expect(await stored()).toEqual({ [claimFile]: null, [there]: inMemory });
      expect(curating().changes).toMatchObject([
        { base: goodClaim, author: 'Ben', reason: 'plainer' },
        { base: goodClaim, author: 'Ben', reason: 'plainer' },
      ]);
      expect(one('.reviewed [data-merging]').textContent).toBe('Here already: nothing would change.');
      await click('.result [data-action="undo"]');
      await says('.result', 'Undone.');
      expect(await stored()).toEqual({});
    });

    it('are rejected with one word, and go back so', async () => {
      const saved = savedFiles();
      await open();
      await choose('[data-choose="files"]', [move()]);
      await appears('.reviewed');
      await type('.reviewed textarea', 'It belongs to the heart.');
      await decide(1, 'rejected');
      expect(one<HTMLButtonElement>('[data-action="merge"]').disabled).toBe(true);
      await click('[data-action="export-review"]');
      await vi.waitFor(() => expect(saved).toHaveLength(1));
      expect(JSON.parse((await saved[0]?.blob.text()) ?? '').opinions).toEqual([
        { file: claimFile, decision: 'rejected', comment: '' },
        { file: there, decision: 'rejected', comment: 'It belongs to the heart.' },
      ]);
      expect(await stored()).toEqual({});
    });

    it('take along what was changed here', async () => {
      await open([{ text: verdict }]);
      await choose('[data-choose="files"]', [move()]);
      await appears('.reviewed');
      await click('[data-action="accept-clean"]');
      await click('[data-action="merge"]');
      await says('.result', 'Files saved: 2.');
      expect(await stored()).toEqual({
        [claimFile]: null,
        [there]: verdict.replace('topic: heart', 'topic: memory'),
      });
    });

    it('ask where it was moved here, too', async () => {
      const inSkin = goodClaim.replace('topic: heart', 'topic: skin');
      await open([{ text: null }, { file: 'skin/statins-cause-dementia.yaml', text: inSkin }]);
      await choose('[data-choose="files"]', [move()]);
      await appears('.reviewed');
      await click('.reviewed fieldset input[value="theirs"]');
      await decide(1, 'accepted');
      await click('[data-action="merge"]');
      await says('.result', 'Files saved: 2.');
      expect(await stored()).toEqual({ [claimFile]: null, [there]: inMemory });
      await click('.result [data-action="undo"]');
      await says('.result', 'Undone.');
      expect(await files()).toEqual([`${claimFile} gone`, 'skin/statins-cause-dementia.yaml is']);
    });

    it('of which only the text is a change reaches it where it was moved to here', async () => {
      await open([{ text: null }, { file: there, text: inMemory }]);
      await choose('[data-choose="files"]', [
        new File([writeChangeSet({ ...changeSet, changes: [change({ text: verdict })] })], 'c.json'),
      ]);
      await appears('.reviewed');
      await click('[data-action="accept-clean"]');
      await click('[data-action="merge"]');
      await says('.result', 'One file saved.');
      expect(await stored()).toEqual({ [claimFile]: null, [there]: verdict.replace('topic: heart', 'topic: memory') });
    });

    it('from a zip are a move, too', async () => {
      await open();
      const zip = zipFiles([{ file: there, text: inMemory }]);
      await choose('[data-choose="files"]', [new File([new Uint8Array(zip)], 'claims.zip')]);
      await appears('.rows');
      expect(one('.rows tbody').textContent).toContain(`moves here from ${claimFile}`);
      await click('[data-action="take"]');
      await says('.result', 'Files saved: 2.');
      expect(await stored()).toEqual({ [claimFile]: null, [there]: inMemory });
    });

    it('that is only taken away is said so, and asks once more where it was changed here', async () => {
      await open([{ text: verdict }]);
      const gone = new File([writeChangeSet({ ...changeSet, changes: [change({ text: null })] })], 'changes.json');
      await choose('[data-choose="files"]', [gone]);
      await appears('.reviewed');
      expect(one('.reviewed [data-merging]').textContent).toContain('what you changed goes with it');
      await click('[data-action="accept-clean"]');
      expect(one<HTMLButtonElement>('[data-action="merge"]').disabled).toBe(true);
      await decide(1, 'accepted');
      await click('[data-action="merge"]');
      await says('.result', 'One file saved.');
      expect(await stored()).toEqual({ [claimFile]: null });
    });
  });

  it('come back with what their reviewer said', async () => {
    await open();
    const opinions = [{ file: claimFile, decision: 'rejected' as const, comment: 'No: see ott2015.' }];
    const back = writeReview(changeSet, opinions, 'Cem', '2026-11-22T10:00:00.000Z');
    await choose('[data-choose="files"]', [new File([back], 'review.json')]);
    await appears('.reviewed');
    expect(one('dialog').textContent).toContain('Reviewed before by Cem.');
    expect(one<HTMLInputElement>('.reviewed li:nth-child(2) input[value="rejected"]').checked).toBe(true);
    expect(one<HTMLTextAreaElement>('.reviewed li:nth-child(2) textarea').value).toBe('No: see ott2015.');
  });
});
