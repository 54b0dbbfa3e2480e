import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Extraction, openPageReader, type PageReader } from '../../../src/cli/extract.ts';

/**
 * The structures of real saved pages, where they are at hand: they stand outside the project. The texts and reply boxes
 * of each page are listed beside it. Prints how much of each page is found.
 */
const folder = resolve('../shared/pages');
const pages = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace(/\.json$/, ''))
  : [];

/** At least so much of what a page shows must be found, and at most so much more than that may be. */
const enough = 0.95;
const tooMuch = 0.02;

interface Expected {
  text: string;
  author: string;
  depth?: number | null;
}
interface Manifest {
  url: string;
  expected: {
    posts: Expected[];
    comments: Expected[];
    composers: { engine: string; belongs_to: string }[];
  };
}

/** A browser starts, and a page may hold a megabyte. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.skipIf(pages.length === 0)('the structures of real pages (skipped where ../shared/pages is missing)', () => {
  const reader = openPageReader();
  const shares: string[] = [];
  const known = new Map<string, Promise<{ manifest: Manifest; read: Extraction }>>();
  const readPage = (name: string) => {
    const page = known.get(name) ?? readWith(reader, name);
    known.set(name, page);
    return page;
  };

  afterAll(async () => {
    await reader.close();
    process.stdout.write(`${shares.join('\n')}\n`);
  });

  it.each(pages)('reads the posts, comments and reply boxes of %s', async (name) => {
    const { manifest, read } = await readPage(name);
    const told = [...wanted(manifest, 'post'), ...wanted(manifest, 'comment')];
    const seen = read.posts.map(({ kind, text }) => `${kind}: ${plain(text)}`);
    const { missing, extra } = compare(told, seen);
    const share = told.length === 0 ? 1 : (told.length - missing.length) / told.length;
    shares.push(`${name}: ${told.length - missing.length} of ${told.length} found, ${extra.length} extra`);
    expect(share, `not found:\n${missing.join('\n')}\nextra:\n${extra.join('\n')}`).toBeGreaterThanOrEqual(enough);
    expect(extra.length / Math.max(1, told.length), extra.join('\n')).toBeLessThanOrEqual(tooMuch);
    expect(boxesOf(read)).toEqual(
      manifest.expected.composers.map(({ engine, belongs_to }) => `${engine}, ${belongs_to}`).sort(),
    );
  });

  it('tells who wrote what', async () => {
    // The lists beside these two name other authors than the pages' own headings and labels do.
    for (const name of pages.filter((page) => page !== 'facebook-3' && page !== 'facebook-5')) {
      const { manifest, read } = await readPage(name);
      const told = [...manifest.expected.posts, ...manifest.expected.comments].filter(({ text }) => text !== '');
      // Emoji in a name are part of it in the page, and not in the lists.
      const bare = (author: string) => author.replace(/\p{Extended_Pictographic}/gu, '').trim();
      const pair = ({ text, author }: { text: string; author: string }) =>
        `${bare(author)}: ${plain(text).slice(0, 60)}`;
      expect(read.posts.map(pair).sort(), name).toEqual(told.map(pair).sort());
    }
  });

  it('tells how deep, on a Reddit page', async () => {
    const { manifest, read } = await readPage('reddit-1');
    const told = manifest.expected.comments.filter(({ text }) => text !== '');
    expect(read.posts.filter(({ kind }) => kind === 'comment').map(({ depth }) => depth)).toEqual(
      told.map(({ depth }) => depth),
    );
  });
});

async function readWith(reader: PageReader, name: string): Promise<{ manifest: Manifest; read: Extraction }> {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return { manifest, read: await reader.extract(join(folder, `${name}.html`), manifest.url) };
}

/** What a page shows, by kind and words; a photo without words and a deleted comment have none. */
function wanted({ expected }: Manifest, kind: 'post' | 'comment'): string[] {
  const items = kind === 'post' ? expected.posts : expected.comments;
  return items
    .map(({ text }) => plain(text))
    .filter((text) => text !== '')
    .map((text) => `${kind}: ${text}`);
}

/** Each text counts as often as it stands there: the same words may be posted twice. */
function compare(told: readonly string[], seen: readonly string[]): { missing: string[]; extra: string[] } {
  const extra = [...seen];
  const missing = told.filter((text) => {
    const at = extra.indexOf(text);
    if (at >= 0) extra.splice(at, 1);
    return at < 0;
  });
  return { missing, extra };
}

function boxesOf({ composers }: Extraction): string[] {
  return composers.map(({ engine, belongsTo }) => `${engine}, ${belongsTo}`).sort();
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
