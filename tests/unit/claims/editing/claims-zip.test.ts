import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipClaims, zipFiles } from '../../../../src/claims/editing/claims-zip.ts';
import { wrong } from '../../../../src/claims/wrong.ts';
import { shippedClaims, shippedReferences } from './claims-files.ts';

const files = [
  { file: 'heart/b.yaml', text: 'id: b # 💉\n' },
  { file: 'heart/a.yaml', text: '\uFEFFid: a\r\n' },
  { file: 'lexicon/heart.yaml', text: 'statin:\n' },
  { file: 'references.json', text: '[]\n' },
];
const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));

const zipOf = (content: Record<string, string | Uint8Array>, level: 0 | 6 = 6) => {
  const entries: Zippable = Object.fromEntries(
    Object.entries(content).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]),
  );
  return zipSync(entries, { level });
};
const inFolder = (folder: string) => zipOf(Object.fromEntries(files.map(({ file, text }) => [folder + file, text])));
const messages = (bytes: Uint8Array) =>
  unzipClaims('x.zip', bytes).problems.map((one) => `${one.file}: ${one.message}`);

describe('a zip of claims', () => {
  it('gives back the files as they were, byte by byte', () => {
    expect(unzipClaims('x.zip', zipFiles(files))).toEqual({ files: sorted, problems: [] });
    const all = [...shippedClaims, { file: 'references.json', text: shippedReferences }];
    const read = unzipClaims('x.zip', zipFiles(all));
    expect(read.problems).toEqual([]);
    expect(read.files).toEqual(all.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
  });

  it('is the same for the same files', () => {
    expect(zipFiles(files)).toEqual(zipFiles(files.toReversed()));
  });

  it.each(['claims-db/', 'repo-main/claims-db/', 'a/b/c/'])('is understood when it stands in %s', (folder) => {
    expect(unzipClaims('x.zip', inFolder(folder))).toEqual({ files: sorted, problems: [] });
  });

  it('is understood without references', () => {
    const one = zipOf({ 'repo/claims-db/heart/a.yaml': 'id: a', 'repo/.github/workflows/ci.yml': 'on: push' });
    expect(unzipClaims('x.zip', one)).toEqual({ files: [{ file: 'heart/a.yaml', text: 'id: a' }], problems: [] });
    expect(unzipClaims('x.zip', zipOf({ 'heart/a.yaml': 'id: a' })).files).toHaveLength(1);
  });

  it('is understood stored without compression', () => {
    expect(unzipClaims('x.zip', zipOf({ 'heart/a.yaml': 'id: a' }, 0)).files).toHaveLength(1);
  });

  it('may hold what systems and repositories put beside', () => {
    const bytes = zipOf({
      'main/claims-db/heart/a.yaml': 'id: a',
      'main/claims-db/references.json': '[]',
      'main/claims-db/schema/claim.schema.json': '{}',
      'main/README.md': 'x',
      'main/docs/other.yaml': 'x: y',
      '__MACOSX/main/claims-db/heart/._a.yaml': new Uint8Array([0, 5, 22, 7]),
      'main/claims-db/.DS_Store': new Uint8Array([0, 0, 0, 1]),
      'main/claims-db/heart/._a.yaml': new Uint8Array([0xff]),
    });
    const read = unzipClaims('x.zip', bytes);
    expect(read.files.map(({ file }) => file)).toEqual(['heart/a.yaml', 'references.json']);
    expect(read.problems).toEqual([]);
  });
});

describe('a zip with faults', () => {
  it('keeps the good files and names the bad', () => {
    const read = unzipClaims(
      'x.zip',
      zipOf({
        'heart/a.yaml': 'id: a',
        'heart/latin.yaml': new Uint8Array([0x69, 0xe9]),
        'heart/deep/er.yaml': 'id: er',
        '../out.yaml': 'id: out',
        '/root.yaml': 'id: root',
        'C:\\win.yaml': 'id: win',
        'heart/huge.yaml': 'x'.repeat(1_000_001),
      }),
    );
    expect(read.files).toEqual([{ file: 'heart/a.yaml', text: 'id: a' }]);
    expect(read.problems.map((one) => `${one.file}: ${one.message}`).sort()).toEqual([
      'x.zip/../out.yaml: leads out of the folder: it is not read',
      'x.zip//root.yaml: leads out of the folder: it is not read',
      'x.zip/C:/win.yaml: leads out of the folder: it is not read',
      'x.zip/heart/deep/er.yaml: has a name that no file of a claims folder has: it must be <topic>/<id>.yaml or references.json',
      'x.zip/heart/huge.yaml: is too large: at most 1 MB are read; one file holds one claim',
      'x.zip/heart/latin.yaml: is not UTF-8: save it again as UTF-8',
    ]);
  });

  it('tells of a file that is in it twice', () => {
    const bytes = zipOf({ 'heart/a.yaml': 'id: a', 'heart/b.yaml': 'id: b' });
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll('heart/b.yaml', 'heart/a.yaml');
    const twice = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    expect(unzipClaims('x.zip', twice)).toMatchObject({
      files: [{ file: 'heart/a.yaml', text: 'id: a' }],
      problems: [{ file: 'x.zip/heart/a.yaml', message: 'is in the zip twice: the first is read' }],
    });
  });

  it('is not unpacked beyond what a claims folder may hold', () => {
    const bomb = new Uint8Array(60_000_000);
    const bytes = zipOf({ 'a/1.yaml': bomb, 'a/2.yaml': bomb, 'a/3.yaml': bomb, 'a/4.yaml': bomb });
    expect(bytes.length).toBeLessThan(400_000);
    expect(unzipClaims('x.zip', bytes)).toEqual({
      files: [],
      problems: [{ file: 'x.zip', line: 1, field: '', ...wrong('zipTooLarge', 200) }],
    });
  }, 60_000);

  it('is not unpacked if it holds too many files', () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`a/${at}.txt`, ''])), 0);
    expect(messages(many)).toEqual(['x.zip: has more than 20000 files in it: put less into one zip']);
  }, 60_000);

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['cut off', (bytes) => bytes.slice(0, bytes.length - 30)],
    ['empty', () => new Uint8Array()],
    ['text', () => strToU8('id: a')],
  ])('that is %s is told', (_, spoil) => {
    expect(messages(spoil(zipFiles(files)))).toEqual([
      'x.zip: is no zip that can be read: make it again, or choose the folder itself',
    ]);
  });

  it('with a file whose packed bytes are broken names it', () => {
    const bytes = zipOf({
      'heart/a.yaml': 'id: a',
      'heart/b.yaml': 'id: b, and again id: b, and again id: b'.repeat(9),
    });
    const at = Buffer.from(bytes).indexOf('heart/b.yaml') + 'heart/b.yaml'.length;
    bytes.fill(0xff, at, at + 10);
    const read = unzipClaims('x.zip', bytes);
    expect(read.files).toEqual([{ file: 'heart/a.yaml', text: 'id: a' }]);
    expect(read.problems).toMatchObject([
      { file: 'x.zip/heart/b.yaml', message: expect.stringContaining('is damaged') },
    ]);
  });

  it('that has no claims says so', () => {
    expect(messages(zipOf({ 'readme.md': 'x' }))).toEqual([
      'x.zip: has no claims in it: it must have <topic>/<id>.yaml or references.json',
    ]);
  });
});
