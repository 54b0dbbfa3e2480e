// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  type Chosen,
  droppedIn,
  pastedFile,
  readChosen,
} from '../../../../../src/screens/curator/in-out/chosen-files.ts';

const fileEntry = (fullPath: string) => ({
  isFile: true,
  isDirectory: false,
  name: fullPath.split('/').at(-1),
  fullPath,
  file: (done: (file: File) => void) => done(new File([fullPath], 'x')),
});
const folderEntry = (fullPath: string, inside: object[]) => ({
  isFile: false,
  isDirectory: true,
  name: fullPath.split('/').at(-1),
  fullPath,
  createReader() {
    const left = [...inside];
    // Browsers give some at a time.
    return { readEntries: (done: (entries: object[]) => void) => done(left.splice(0, 2)) };
  },
});
const dropped = (...entries: object[]) =>
  ({
    items: [
      { kind: 'string' },
      ...entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null })),
    ],
  }) as unknown as DataTransfer;

const chosen = (...paths: string[]): Chosen[] => paths.map((path) => ({ path, file: new File([path], 'x') }));
const readNames = async (...paths: string[]) => (await readChosen(chosen(...paths))).map(({ name }) => name);

describe('what was dropped', () => {
  it('is read with its folders, but for those of Git and of packages', async () => {
    const heart = ['a', 'b', 'c'].map((name) => fileEntry(`/main/claims-db/heart/${name}.yaml`));
    const main = folderEntry('/main', [
      folderEntry('/main/.git', [fileEntry('/main/.git/config')]),
      folderEntry('/main/node_modules', [fileEntry('/main/node_modules/x.yaml')]),
      folderEntry('/main/claims-db', [folderEntry('/main/claims-db/heart', heart)]),
    ]);
    const found = await droppedIn(dropped(main, fileEntry('/list.csv')));
    expect(found.map(({ path }) => path)).toEqual([
      'main/claims-db/heart/a.yaml',
      'main/claims-db/heart/b.yaml',
      'main/claims-db/heart/c.yaml',
      'list.csv',
    ]);
  });
});

describe('what was chosen', () => {
  it('is opened only as far as it can be of use', async () => {
    expect(await readNames('m/claims-db/references.json', 'm/claims-db/heart/a.yaml', 'm/b.jpg', 'm/c.zip')).toEqual([
      'm/c.zip',
      'm/claims-db/references.json',
      'm/claims-db/heart/a.yaml',
    ]);
    expect(await readNames('photos/a.jpg', 'photos/list.csv')).toEqual(['photos/list.csv']);
    expect(await readNames('list.txt')).toEqual(['list.txt']);
  });
});

it.each([
  ['{"a": 1}', 'pasted.json'],
  [' [1]', 'pasted.json'],
  ['verdict;Statement\n', 'pasted.csv'],
  ['statement\tverdict\n', 'pasted.csv'],
  ['# a comment\nid: x\n', 'pasted.yaml'],
  ['statement: Onions, raw, lower fever.\n', 'pasted.yaml'],
])('what was pasted is told by its first line: %j', (text, name) => {
  expect(pastedFile(text).name).toBe(name);
});
