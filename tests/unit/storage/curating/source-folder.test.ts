import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../src/claims/compile.ts';
import { claimsSource } from '../../../../src/cli/claims-source.ts';
import { loadLibrary } from '../../../../src/cli/load.ts';

const { readBundledFolder } = await import('../../../../src/storage/curating/source-folder.ts');

const folder = 'claims-db';
const answers: (() => Response)[] = [];
const asked: string[] = [];

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname);
    const answer = answers.shift();
    if (!answer) throw new Error('The asset was fetched twice.');
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the bundled claims folder', () => {
  it('is the very text of the files, which compiles to the very library', async () => {
    const { library } = await loadLibrary(folder);
    const source = await claimsSource(folder, library.version);
    answers.push(
      () => new Response('', { status: 404 }),
      () => new Response(JSON.stringify(source)),
    );
    await expect(readBundledFolder()).rejects.toThrow();
    const bundled = await readBundledFolder();
    expect(await readBundledFolder()).toBe(bundled);
    expect(asked).toEqual(['/claims-source.json', '/claims-source.json']);

    expect(bundled.version).toBe(library.version);
    expect(bundled.folder.claims.map(({ file }) => file)).toContain('covid-19/5g-causes-covid.yaml');
    expect(bundled.folder.references?.file).toBe('references.json');
    for (const { file } of bundled.folder.lexicon) expect(file).toMatch(/^lexicon\/[^/]+\.yaml$/);
    expect(compile(bundled.folder, bundled.version).library).toEqual(library);
  });
});
