import { afterAll, describe, expect, it, vi } from 'vitest';
import { openPageReader } from '../../../src/cli/extract.ts';
import { flat } from '../../pages/fixtures/fixture.ts';
import { fixtures } from '../../pages/fixtures/index.ts';
import { scratch } from '../cli/run.ts';

const { file } = scratch();

/** The first page waits for the browser to start. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("the project's own pages", () => {
  const reader = openPageReader();
  afterAll(() => reader.close());

  it.each(fixtures.map((fixture) => [fixture.id, fixture] as const))(
    'of %s are read word for word, by whom, and nothing else is',
    async (_, { site, host, paths: [path], posts, body }) => {
      const shown = posts(path);
      const html = `<!doctype html><title>A page</title>${body(shown, path)}`;
      const read = await reader.extract(file('page.html', html), `https://${host}${path}`);
      expect(read.site).toBe(site);
      const written = shown.flatMap((post) => [post, ...flat(post).map(({ entry }) => entry)]);
      expect(read.posts.map(({ text }) => plain(text)).sort()).toEqual(written.map(({ text }) => plain(text)).sort());
      // TikTok names the author of the video on the other side of its page.
      const named = read.posts.filter(({ kind }) => site !== 'tiktok' || kind === 'comment');
      expect(named.filter(({ author }) => author === '')).toEqual([]);
    },
  );
});

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
