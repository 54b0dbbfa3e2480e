import { afterAll, describe, expect, it, vi } from 'vitest';
import { openPageReader } from '../../../src/cli/extract.ts';
import { scratch } from '../cli/run.ts';
import { structures } from './structures.ts';

const { file } = scratch();

/** The first page waits for the browser to start. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('structures of the sites', () => {
  const reader = openPageReader();
  afterAll(() => reader.close());

  it.each(structures)('reads $what', async ({ url, html, reads }) => {
    const { posts } = await reader.extract(file('page.html', `<!doctype html><title>A page</title>${html}`), url);
    expect(posts.map(({ kind, text, author, depth }) => ({ kind, text, author, depth }))).toEqual(reads);
  });
});
