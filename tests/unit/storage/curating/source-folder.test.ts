import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../src/claims/compile.ts';
import { claimsSource } from '../../../../src/cli/claims-source.ts';
import { loadLibrary } from '../../../../src/cli/load.ts';

const { openBundledList } = await import('../../../../src/storage/curating/source-folder.ts');

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

/** As it comes from a disk: in pieces that end anywhere, even within a letter. */
function inPieces(text: string, size: number): Response {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, at + size));
        at += size;
      },
    }),
  );
}

describe('the bundled claims folder', () => {
  it('is the very text of the files, which compiles to the very library, behind what a table tells of them', async () => {
    const { library } = await loadLibrary(folder);
    const source = await claimsSource(folder, library.version);
    const tooShort = source.files.slice(0, source.files.lastIndexOf('\n', source.files.length - 2) + 1);
    answers.push(
      () => new Response('', { status: 404 }),
      () => new Response(source.contents),
      () => new Response(tooShort),
      () => new Response(source.contents),
      () => inPieces(source.files, 10_007),
    );
    await expect(openBundledList()).rejects.toThrow('cannot be read');
    const short = await openBundledList();
    await expect(short.folder()).rejects.toThrow('ends too early');
    const bundled = await openBundledList();
    expect(await openBundledList()).toBe(bundled);

    expect(bundled.version).toBe(library.version);
    const read = await bundled.folder();
    expect(await bundled.folder()).toBe(read);
    const [list, files] = ['/claims-list.json', '/claims-source.jsonl'];
    expect(asked).toEqual([list, list, files, list, files]);
    expect(read.claims.map(({ file }) => file)).toContain('covid-19/5g-causes-covid.yaml');
    expect(read.references?.file).toBe('references.json');
    for (const { file } of read.lexicon) expect(file).toMatch(/^lexicon\/[^/]+\.yaml$/);
    const { library: compiled, written } = compile(read, bundled.version);
    expect(compiled).toEqual(library);

    expect(bundled.claims.map(({ file }) => file)).toEqual(read.claims.map(({ file }) => file));
    const { value } = written.find(({ value }) => value.id === '5g-causes-covid') ?? {};
    const { outline } = bundled.claims.find((one) => one.outline.id === '5g-causes-covid') ?? {};
    expect(outline).toMatchObject({
      statement: value?.statement,
      topic: value?.topic,
      verdict: value?.verdict,
      status: 'published',
      reviewedBy: value?.review.by,
      due: value?.review.due,
    });
  });
});
