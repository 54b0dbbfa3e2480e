import { describe, expect, it } from 'vitest';
import type { ClaimsFolder } from '../../../../src/claims/compile.ts';
import {
  type ChangeSet,
  claimsFileName,
  parseChangeSet,
  writeChangeSet,
} from '../../../../src/claims/editing/change.ts';
import { withChanges } from '../../../../src/claims/editing/overlay.ts';
import { goodClaim } from '../folder.ts';

const changed = (file: string, text: string | null = goodClaim, base: string | null = null) => ({
  file,
  base,
  text,
  author: 'Jane',
  reason: '',
  on: '2026-11-28T10:00:00.000Z',
  revision: 1,
});
const set: ChangeSet = {
  format: 1,
  kind: 'second-opinion-changes',
  made: '2026-11-28T10:00:00.000Z',
  list: '2026-11-27',
  by: 'Jane',
  changes: [changed('heart/b.yaml', '💉 "quoted"\n\ttab'), changed('heart/a.yaml')],
};

describe('a change set', () => {
  it('is read as it was written, in the order of its files', () => {
    const text = writeChangeSet(set);
    const read = parseChangeSet('x.json', text);
    expect(read).toEqual({ changeSet: { ...set, changes: set.changes.toReversed() } });
    if ('changeSet' in read) expect(writeChangeSet(read.changeSet)).toBe(text);
    expect(parseChangeSet('x.json', `\uFEFF${text}`)).toEqual(read);
  });

  it('may take the file of a claim away', () => {
    const text = writeChangeSet({
      ...set,
      changes: [changed('heart/a.yaml', null, goodClaim), changed('skin/a.yaml')],
    });
    expect(parseChangeSet('x.json', text)).toMatchObject({
      changeSet: { format: 1, changes: [{ text: null, base: goodClaim }, { text: goodClaim }] },
    });
  });

  it.each<[string, string, number, string]>([
    ['another format', writeChangeSet(set).replace('"format": 1', '"format": 2'), 2, 'format'],
    ['a name that leads out', writeChangeSet(set).replace('heart/a.yaml', '../a.yaml'), 9, 'changes[0].file'],
    [
      'a missing text',
      JSON.stringify({ ...set, changes: [{ ...changed('a/b.yaml'), text: undefined }] }),
      1,
      'changes[0].text',
    ],
    [
      'a file changed twice',
      JSON.stringify({ ...set, changes: [changed('a/b.yaml'), changed('a/b.yaml')] }),
      1,
      'changes[1].file',
    ],
    [
      'all references taken away',
      writeChangeSet({ ...set, changes: [changed('references.json', null)] }),
      9,
      'changes[0].file',
    ],
    [
      'a part of the lexicon taken away',
      writeChangeSet({ ...set, changes: [changed('lexicon/a.yaml', null)] }),
      9,
      'changes[0].file',
    ],
    ['no JSON', '{"format": 1', 1, ''],
    ['something else', '[]', 1, ''],
    ['nothing', '', 1, ''],
  ])('with %s is refused with line and field', (_, text, line, field) => {
    const read = parseChangeSet('x.json', text);
    expect(read).toMatchObject({ problems: [{ file: 'x.json', field }] });
    if ('problems' in read) expect(read.problems[0]?.line).toBe(line);
  });

  it.each(['heart/a.yaml', 'lexicon/heart.yaml', 'references.json', 'a b/c.d.yml'])('may change %s', (file) => {
    expect(claimsFileName.safeParse(file).success).toBe(true);
  });

  it.each([
    '../a.yaml',
    '/etc/a.yaml',
    'a/../../b.yaml',
    'C:/a.yaml',
    'a\\b.yaml',
    '.git/a.yaml',
    'a/.b.yaml',
    'a/b.json',
    'a/b.js',
    'a/b/c.yaml',
    'a.yaml',
    'a/b.yaml\n',
  ])('may not change %j', (file) => expect(claimsFileName.safeParse(file).success).toBe(false));
});

describe('a folder with changes', () => {
  const folder: ClaimsFolder = {
    claims: [
      { file: 'heart/a.yaml', text: 'a' },
      { file: 'heart/c.yaml', text: 'c' },
    ],
    lexicon: [{ file: 'lexicon/heart.yaml', text: 'l' }],
    references: { file: 'references.json', text: '[]' },
    unread: [{ file: 'heart/d.yaml', line: 1, field: '', message: 'is not UTF-8' }],
  };

  it('has the texts of the changes in place of its own, and the new files in their place', () => {
    const now = withChanges(folder, [
      changed('heart/b.yaml', 'new'),
      changed('heart/c.yaml', 'edited', 'c'),
      changed('lexicon/z.yaml', 'z'),
      changed('references.json', '[1]', '[]'),
      changed('heart/d.yaml', 'd', ''),
    ]);
    expect(now.claims.map(({ file, text }) => `${file} ${text}`)).toEqual([
      'heart/a.yaml a',
      'heart/b.yaml new',
      'heart/c.yaml edited',
      'heart/d.yaml d',
    ]);
    expect(now.lexicon.map(({ text }) => text)).toEqual(['l', 'z']);
    expect(now.references?.text).toBe('[1]');
    expect(now.unread).toEqual([]);
  });

  it('has none of the files that are gone, and a claim that moved in its new folder', () => {
    const now = withChanges(folder, [
      changed('heart/a.yaml', null, 'a'),
      changed('skin/a.yaml', 'moved', 'a'),
      changed('heart/d.yaml', null, 'd'),
    ]);
    expect(now.claims.map(({ file, text }) => `${file} ${text}`)).toEqual(['heart/c.yaml c', 'skin/a.yaml moved']);
    expect(now.unread).toEqual([]);
    expect(withChanges(folder, [changed('heart/never.yaml', null)]).claims).toEqual(folder.claims);
  });

  it('is the folder where nothing was changed', () => expect(withChanges(folder, [])).toEqual(folder));
});
