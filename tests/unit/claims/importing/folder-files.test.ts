import { describe, expect, it } from 'vitest';
import { claimsFilesOf } from '../../../../src/claims/importing/folder-files.ts';

const files = (...paths: string[]) => claimsFilesOf(paths.map((path) => ({ path })))?.map(({ file }) => file) ?? null;

describe('the claims folder among what was chosen', () => {
  it('is the folder itself, without schemas and what else stands in it', () => {
    expect(
      files(
        'claims-db/references.json',
        'claims-db/heart/a.yaml',
        'claims-db/lexicon/heart.yaml',
        'claims-db/schema/claim.schema.json',
        'claims-db/schema/x.yaml',
        'claims-db/README.md',
      ),
    ).toEqual(['references.json', 'heart/a.yaml', 'lexicon/heart.yaml']);
  });

  it('is found in a whole checkout, and not among its packages', () => {
    expect(
      files(
        'main/.github/workflows/ci.yaml',
        'main/node_modules/x/references.json',
        'main/node_modules/x/heart/b.yaml',
        'main/tests/small/references.json',
        'main/tests/small/heart/c.yaml',
        'main/claims-db/references.json',
        'main/claims-db/heart/a.yaml',
      ),
    ).toEqual(['references.json', 'heart/a.yaml']);
  });

  it('may be without references: a few claims in the folders of their topics', () => {
    expect(files('mine/heart/a.yaml', 'mine/cancer/b.yml')).toEqual(['heart/a.yaml', 'cancer/b.yml']);
    expect(files('heart/a.yaml')).toEqual(['heart/a.yaml']);
  });

  it('is not there in single files or in other folders', () => {
    expect(files('a.yaml')).toBeNull();
    expect(files('table.csv', 'photos/cat.jpg')).toBeNull();
  });
});
