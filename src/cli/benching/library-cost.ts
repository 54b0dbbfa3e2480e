import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Library } from '../../claims/library.ts';
import { compileFolder } from '../load.ts';
import { ours, type Row } from './row.ts';
import { summary } from './timing.ts';

/** What a woken background is asked first. */
const firstPost = 'My dad started Lipitor last spring and his memory is going. Do statins cause dementia?';

const wakeProgram = join(import.meta.dirname, 'wake.ts');
const woken = z.object({
  parse: z.number(),
  matcher: z.number(),
  first: z.number(),
  all: z.number(),
  heap_mib: z.number().nullable(),
});

/** @param settings.runs how often each is done */
export type LibrarySettings = { runs: number };

/** What the library costs the curator (compiling it) and the reader (its size, and waking up with it). */
export async function* libraryRows(folder: string, library: Library, { runs }: LibrarySettings): AsyncGenerator<Row> {
  const same = { engine: ours, claims: library.claims.length, words: null };
  const compiling: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await compileFolder(folder);
    compiling.push(performance.now() - start);
  }
  yield { what: `compiling ${folder}`, ...same, ...summary(compiling) };

  const json = JSON.stringify(library);
  const wakings = await wake(json, runs);
  yield {
    what: 'compiled library',
    ...same,
    n: 1,
    p50_ms: null,
    p99_ms: null,
    bytes: Buffer.byteLength(json),
    gzip_bytes: gzipSync(json).length,
    heap_mib: wakings[0]?.heap_mib ?? null,
    note: 'heap: library and matcher in a new process, after its first post',
  };
  const times = (what: string, pick: (one: z.infer<typeof woken>) => number): Row => ({
    what: `waking: ${what}`,
    ...same,
    ...summary(wakings.map(pick)),
  });
  yield times('JSON.parse', (one) => one.parse);
  yield times('createMatcher', (one) => one.matcher);
  yield times('first post', (one) => one.first);
  yield times('all three', (one) => one.all);
}

/** Wakes so many new processes, one after the other. */
async function wake(json: string, runs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'library.json');
    await writeFile(file, json);
    const wakings: z.infer<typeof woken>[] = [];
    for (let run = 0; run < runs; run++) {
      const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', wakeProgram, file, firstPost]);
      wakings.push(woken.parse(JSON.parse(stdout)));
    }
    return wakings;
  } finally {
    await rm(folder, { recursive: true });
  }
}
