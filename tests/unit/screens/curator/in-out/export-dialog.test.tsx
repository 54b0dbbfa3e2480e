// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseChangeSet } from '../../../../../src/claims/editing/change.ts';
import { unzipClaims } from '../../../../../src/claims/editing/claims-zip.ts';
import { ExportDialog } from '../../../../../src/screens/curator/in-out/export-dialog.tsx';
import { goodClaim, goodReferences } from '../../../claims/folder.ts';
import { type DiskFolder, diskFolder } from './disk-folder.ts';
import { dialogOf, savedFiles } from './opened.tsx';
import { claimFile } from './the-list.ts';

vi.mock('../../../../../src/storage/curating/source-folder.ts', () => import('./the-list.ts'));

const { open, one, all, click, appears, says, type, closed, curating } = dialogOf(ExportDialog);
const verdict = goodClaim.replace('verdict: false', 'verdict: misleading  # as Ana said');
const added = goodClaim.replaceAll('dementia', 'baldness');
const addedFile = 'skin/statins-cause-baldness.yaml';
const edits = [{ text: verdict }, { file: addedFile, base: null, text: added }];

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
