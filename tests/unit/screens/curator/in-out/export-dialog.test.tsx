// @vitest-environment happy-dom
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../../src/claims/compile.ts';
import { parseChangeSet } from '../../../../../src/claims/editing/change.ts';
import { unzipClaims } from '../../../../../src/claims/editing/claims-zip.ts';
import type { SourceFile } from '../../../../../src/claims/source-file.ts';
import { ExportDialog } from '../../../../../src/screens/curator/in-out/export-dialog.tsx';
import { changedLines } from '../../../claims/editing/claims-files.ts';
import { goodClaim, goodLexicon, goodReferences } from '../../../claims/folder.ts';
import { type DiskFolder, diskFolder } from './disk-folder.ts';
import { dialogOf, savedFiles } from './opened.tsx';
import { claimFile } from './the-list.ts';

vi.mock('../../../../../src/storage/curating/source-folder.ts', () => import('./the-list.ts'));

const { open, one, all, click, appears, says, type, closed, curating } = dialogOf(ExportDialog);
const verdict = goodClaim.replace('verdict: false', 'verdict: misleading  # as Ana said');
const added = goodClaim.replaceAll('dementia', 'baldness');
const addedFile = 'skin/statins-cause-baldness.yaml';
const edits = [{ text: verdict }, { file: addedFile, base: null, text: added }];

const inMemory = goodClaim.replace('topic: heart', 'topic: memory');
const movedFile = 'memory/statins-cause-dementia.yaml';
/** The claim of the list under another topic. */
const move = [{ text: null }, { file: movedFile, text: inMemory }];

/** A checkout: the claims folder, in it or itself. */
const checkout = (claim: string, faults: Record<string, string> = {}) => {
  const claims: DiskFolder = { 'references.json': goodReferences, heart: { 'statins-cause-dementia.yaml': claim } };
  const picker = vi.fn(async () => diskFolder('main', { 'README.md': 'x', 'claims-db': claims }, faults));
  vi.stubGlobal('showDirectoryPicker', picker);
  const claimIn = () => (claims.heart as DiskFolder)['statins-cause-dementia.yaml'];
  return { claims, picker, claimIn };
};
const plan = () => all('.rows tbody tr').map(({ dataset, textContent }) => `${dataset.kind}: ${textContent}`);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('exporting', () => {
  it('says so where nothing was changed', async () => {
    await open();
    expect(one('dialog').textContent).toContain('Nothing has been changed here');
  });

  it('as a zip holds the changed files, byte by byte, in the layout of the database', async () => {
    const saved = savedFiles();
    await open(edits);
    await click('[data-action="zip"]');
    await says('dialog', 'Saved to your downloads.');
    expect(saved[0]?.name).toMatch(/^second-opinion-claims-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = new Uint8Array((await saved[0]?.blob.arrayBuffer()) ?? new ArrayBuffer());
    expect(unzipClaims('a.zip', bytes)).toEqual({
      problems: [],
      files: [
        { file: claimFile, text: verdict },
        { file: addedFile, text: added },
      ],
    });
  });

  it('as a zip names what has to be deleted by hand, in the dialog and in the zip', async () => {
    const saved = savedFiles();
    await open(move);
    expect(one('dialog').textContent).toContain('One file is changed.');
    expect(one('details.care').textContent).toMatch(
      /A zip cannot delete anything.*: 1\..*heart\/statins.*\(now memory\//,
    );
    await click('[data-action="zip"]');
    await says('dialog', 'Saved to your downloads.');
    const bytes = new Uint8Array((await saved[0]?.blob.arrayBuffer()) ?? new ArrayBuffer());
    const files = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]);
    expect(files).toEqual([
      ['delete-these.txt', expect.stringMatching(`Delete these files .*\n\n${claimFile} -> ${movedFile}\n$`)],
      [movedFile, inMemory],
    ]);
    // For who imports it, the note is none of the claims.
    expect(unzipClaims('a.zip', bytes)).toEqual({ problems: [], files: [{ file: movedFile, text: inMemory }] });
  });

  it('as one file holds every change, and who made them', async () => {
    const saved = savedFiles();
    await open(edits);
    await type('section input', 'Ana, MD', 'change');
    await vi.waitFor(() => expect(curating().author).toBe('Ana, MD'));
    await click('[data-action="set"]');
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const read = parseChangeSet('set.json', (await saved[0]?.blob.text()) ?? '');
    expect(read).toMatchObject({
      changeSet: {
        list: '2026-11-22',
        by: 'Ana, MD',
        changes: [{ file: claimFile, base: goodClaim, text: verdict }, {}],
      },
    });
  });

  it('as one file holds both changes of a claim that moved', async () => {
    const saved = savedFiles();
    await open(move);
    await click('[data-action="set"]');
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const read = parseChangeSet('set.json', (await saved[0]?.blob.text()) ?? '');
    expect(read).toMatchObject({
      changeSet: {
        format: 1,
        changes: [
          { file: claimFile, base: goodClaim, text: null },
          { file: movedFile, base: goodClaim, text: inMemory },
        ],
      },
    });
  });

  it('says how many of them still have something wrong', async () => {
    await open([{ text: goodClaim.replace('verdict: false', 'verdict: flase') }]);
    expect(one('.care').textContent).toMatch(/^Claims that still have something wrong in them: 1\./);
  });

  it('says that this browser cannot write into folders, and points at the zip', async () => {
    await open(edits);
    expect(one('section:last-of-type').textContent).toContain('Save the zip instead');
    expect(all('[data-action="folder"]')).toEqual([]);
  });
});

describe('exporting into a folder', () => {
  it('shows first what would be written, and writes only that', async () => {
    const { claims, picker, claimIn } = checkout(goodClaim);
    await open(edits);
    await click('[data-action="folder"]');
    await appears('.rows');
    expect(picker).toHaveBeenCalledWith({ id: 'claims-db', mode: 'readwrite' });
    expect(plan()).toEqual([
      expect.stringMatching(`^changed: Will be written${claimFile}`),
      expect.stringMatching(`^new: New in the folder${addedFile}`),
    ]);
    expect(claimIn()).toBe(goodClaim);
    await click('[data-action="write"]');
    await says('.result', 'Files written into “main/claims-db”: 2.');
    expect(claimIn()).toBe(verdict);
    expect(claims.skin).toEqual({ 'statins-cause-baldness.yaml': added });
    expect(claims['references.json']).toBe(goodReferences);
    await click('[data-action="done"]');
    expect(closed()).toBe(1);
  });

  it('merges what others changed there meanwhile', async () => {
    const theirs = goodClaim.replace('label: statins and dementia', 'label: statins, dementia');
    const { claimIn } = checkout(theirs);
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="merged"]');
    await click('[data-action="write"]');
    await says('.result', 'One file written');
    expect(claimIn()).toBe(verdict.replace('label: statins and dementia', 'label: statins, dementia'));
  });

  it('lets her choose where both changed the same, and overwrites nothing unasked', async () => {
    const theirs = goodClaim.replace('verdict: false', 'verdict: exaggerated');
    const { claimIn } = checkout(theirs);
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="conflict"] fieldset');
    expect(one('fieldset').textContent).toMatch(/verdict.*misleading.*exaggerated/s);
    await click('fieldset input[value="theirs"]');
    await click('[data-action="write"]');
    await says('dialog', 'was left as it stands in the folder, as you chose');
    expect(claimIn()).toBe(theirs);
  });

  it('keeps the line breaks that Git made on Windows', async () => {
    const { claimIn } = checkout(goodClaim.replaceAll('\n', '\r\n'));
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="changed"]');
    await click('[data-action="write"]');
    await says('.result', 'One file written');
    expect(claimIn()).toBe(verdict.replaceAll('\n', '\r\n'));
  });

  it('leaves alone what changed since she looked', async () => {
    const { claims, claimIn } = checkout(goodClaim);
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="changed"]');
    claims.heart = { 'statins-cause-dementia.yaml': 'pulled meanwhile' };
    await click('[data-action="write"]');
    await says('dialog', 'was changed in the folder since you looked at it');
    expect(claimIn()).toBe('pulled meanwhile');
  });

  it('writes the others where one is locked, and says what to do', async () => {
    const { claims, claimIn } = checkout(goodClaim, { 'statins-cause-dementia.yaml': 'NoModificationAllowedError' });
    await open(edits);
    await click('[data-action="folder"]');
    await appears('.rows');
    await click('[data-action="write"]');
    await says('dialog', `${claimFile}: another program is using the file: close it there`);
    expect(claimIn()).toBe(goodClaim);
    expect(claims.skin).toEqual({ 'statins-cause-baldness.yaml': added });
  });

  it('names a file that cannot be read, and writes none over it', async () => {
    const { claims } = checkout(goodClaim);
    const latin = Uint8Array.of(0x63, 0xe9);
    claims.heart = { 'statins-cause-dementia.yaml': latin };
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="failed"]');
    expect(one('[data-kind="failed"]').textContent).toContain('save it again as UTF-8');
    expect(one<HTMLButtonElement>('[data-action="write"]').disabled).toBe(true);
    expect(claims.heart).toEqual({ 'statins-cause-dementia.yaml': latin });
  });

  describe('with a claim that moved', () => {
    const plans = async () => {
      await click('[data-action="folder"]');
      await appears('.rows');
    };
    const filesIn = (claims: DiskFolder): SourceFile[] =>
      Object.entries(claims).flatMap(([name, inside]) =>
        typeof inside === 'string'
          ? [{ file: name, text: inside }]
          : Object.entries(inside).map(([file, text]) => ({ file: `${name}/${file}`, text: String(text) })),
      );
    /** What `claims validate` says of the folder. */
    const validated = (claims: DiskFolder) => {
      const files = filesIn(claims);
      const lexicon = [{ file: 'lexicon/heart.yaml', text: goodLexicon }];
      const references = files.find(({ file }) => file === 'references.json') ?? null;
      const others = files.filter((file) => file !== references);
      return compile({ claims: others, references, lexicon, unread: [] }, '2026-11-28').problems;
    };

    it('says what will be deleted, and leaves a folder that validates, with one line changed', async () => {
      const { claims } = checkout(goodClaim);
      await open(move);
      await plans();
      expect(plan()).toEqual([
        expect.stringMatching(`^moved: Will be moved${movedFile}Moves there from ${claimFile}, which will be deleted`),
      ]);
      expect(one('.care').textContent).toContain('Files that will be deleted in the folder: 1.');
      expect(claims.heart).toEqual({ 'statins-cause-dementia.yaml': goodClaim });
      expect(one('[data-action="write"]').textContent).toBe('Write 1 file');
      await click('[data-action="write"]');
      await says('.result', 'One file written');
      expect(one('details').textContent).toContain(`${movedFile} (deleted: ${claimFile})`);
      expect(claims.heart).toEqual({});
      expect(claims.memory).toEqual({ 'statins-cause-dementia.yaml': inMemory });
      expect(validated(claims)).toEqual([]);
      // Which Git takes for a renaming.
      expect(changedLines(goodClaim, inMemory)).toEqual({ removed: ['topic: heart'], added: ['topic: memory'] });
    });

    it('takes what others changed there along, with the line breaks of Windows', async () => {
      const theirs = goodClaim.replace('label: statins and dementia', 'label: statins, dementia');
      const { claims } = checkout(theirs.replaceAll('\n', '\r\n'));
      await open(move);
      await plans();
      expect(plan()[0]).toMatch(/^merged: /);
      await click('[data-action="write"]');
      await says('.result', 'One file written');
      const text = inMemory.replace('label: statins and dementia', 'label: statins, dementia');
      expect(claims).toMatchObject({
        heart: {},
        memory: { 'statins-cause-dementia.yaml': text.replaceAll('\n', '\r\n') },
      });
    });

    it('deletes only the old file where the new one is there already', async () => {
      const { claims } = checkout(goodClaim);
      claims.memory = { 'statins-cause-dementia.yaml': inMemory };
      await open(move);
      await plans();
      expect(plan()[0]).toMatch(/^moved: /);
      await click('[data-action="write"]');
      await says('.result', 'One file written');
      expect(claims).toMatchObject({ heart: {}, memory: { 'statins-cause-dementia.yaml': inMemory } });
    });

    it('has nothing to do where the folder moved it as well', async () => {
      const { claims } = checkout(goodClaim);
      claims.heart = {};
      claims.memory = { 'statins-cause-dementia.yaml': inMemory };
      await open(move);
      await plans();
      expect(plan()[0]).toMatch(/^same: /);
    });

    it.each([
      ['in both folders, and changed in the old one', 'heart and memory', 'the claim stands in heart/'],
      ['under a third topic', 'skin', 'there the claim stands in skin/'],
    ])('touches nothing where it stands %s', async (_, where, says) => {
      const { claims } = checkout(goodClaim.replace('verdict: false', 'verdict: misleading'));
      if (where === 'skin') claims.heart = {};
      claims[where === 'skin' ? 'skin' : 'memory'] = { 'statins-cause-dementia.yaml': inMemory };
      const before = structuredClone(claims);
      await open(move);
      await plans();
      expect(one('[data-kind="failed"]').textContent).toContain(says);
      expect(one<HTMLButtonElement>('[data-action="write"]').disabled).toBe(true);
      expect(claims).toEqual(before);
    });

    it('does not write an edited claim a second time where the folder moved it', async () => {
      const { claims } = checkout(goodClaim);
      claims.heart = {};
      claims.skin = { 'statins-cause-dementia.yaml': goodClaim.replace('topic: heart', 'topic: skin') };
      await open([{ text: verdict }]);
      await plans();
      expect(one('[data-kind="failed"]').textContent).toContain('the checkout has moved it');
    });

    it('leaves both alone where the old one changed since she looked', async () => {
      const { claims } = checkout(goodClaim);
      await open(move);
      await plans();
      claims.heart = { 'statins-cause-dementia.yaml': 'pulled meanwhile' };
      await click('[data-action="write"]');
      await says('dialog', 'was changed in the folder since you looked at it');
      expect(claims).toMatchObject({ heart: { 'statins-cause-dementia.yaml': 'pulled meanwhile' } });
      expect(claims.memory).toBeUndefined();
    });

    it('says what to do where the old one cannot be deleted', async () => {
      const fault = { 'delete statins-cause-dementia.yaml': 'NoModificationAllowedError' };
      const { claims } = checkout(goodClaim, fault);
      await open(move);
      await plans();
      await click('[data-action="write"]');
      await says('dialog', `${claimFile}: it was not deleted: another program is using the file`);
      expect(claims.memory).toEqual({ 'statins-cause-dementia.yaml': inMemory });
    });

    it('deletes one that was taken away, unless it was changed there', async () => {
      const { claims } = checkout(goodClaim);
      await open([{ text: null }]);
      await plans();
      expect(plan()[0]).toMatch(/^gone: Will be deleted/);
      await click('[data-action="write"]');
      await says('.result', 'One file written');
      expect(claims.heart).toEqual({});
    });

    it('does not delete what was changed there meanwhile', async () => {
      const { claimIn } = checkout(verdict);
      await open([{ text: null }]);
      await plans();
      expect(one('[data-kind="failed"]').textContent).toContain('delete it by hand');
      expect(claimIn()).toBe(verdict);
    });
  });

  it('has nothing to do where the folder has it all', async () => {
    checkout(verdict);
    await open([{ text: verdict }]);
    await click('[data-action="folder"]');
    await appears('[data-kind="same"]');
    expect(one('dialog').textContent).toContain('“main/claims-db” has all your changes already.');
  });

  it.each([
    ['AbortError', null],
    ['NotAllowedError', 'the browser was not allowed to write there: choose the folder again'],
    ['SecurityError', 'keep the checkout in a folder of your own'],
  ])('%s while choosing', async (name, text) => {
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException(name, name)));
    await open(edits);
    await click('[data-action="folder"]');
    if (text) await says('dialog', text);
    else expect(one('dialog').textContent).not.toContain('Nothing was exported');
    expect(all('[data-action="zip"]')).toHaveLength(1);
  });

  it('refuses a folder that is none of claims', async () => {
    vi.stubGlobal('showDirectoryPicker', async () => diskFolder('Photos', { 'claims-db': 'a file' }));
    await open(edits);
    await click('[data-action="folder"]');
    await says('dialog', '“Photos” is not a claims folder');
  });
});
