import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const built = '.output/chrome-mv3';
const sizeOnly = { claims: null, words: null, n: 1, p50_ms: null, p99_ms: null };

/** Sizes of the built extension: its files, plain and as a store sends them, and their sum. */
export async function bundleRows(): Promise<Row[]> {
  const manifest = await stat(join(built, 'manifest.json')).catch(() => null);
  if (!manifest)
    return [
      {
        what: 'bundle',
        engine: built,
        ...sizeOnly,
        n: 0,
        bytes: null,
        gzip_bytes: null,
        note: 'not built: npm run build',
      },
    ];
  const entries = await readdir(built, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const rows = await Promise.all(
    files.sort().map(async (file) => {
      const content = await readFile(file);
      const name = relative(built, file).replaceAll('\\', '/');
      return {
        what: `bundle: ${name}`,
        engine: built,
        ...sizeOnly,
        bytes: content.length,
        gzip_bytes: gzipSync(content).length,
      };
    }),
  );
  const sum = (key: 'bytes' | 'gzip_bytes') => rows.reduce((all, row) => all + row[key], 0);
  return [
    ...rows,
    {
      what: 'bundle',
      engine: built,
      ...sizeOnly,
      n: rows.length,
      bytes: sum('bytes'),
      gzip_bytes: sum('gzip_bytes'),
      note: `built ${manifest.mtime.toISOString()}`,
    },
  ];
}
