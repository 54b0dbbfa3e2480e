import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** What the door `npm run bench` promises: what programs that read it rely on. Times are not tested. */
const figure = z.number().min(0);
const report = z.object({
  date: z.iso.datetime(),
  machine: z.object({
    cpu: z.string(),
    cores: figure.min(1),
    memoryGiB: figure,
    node: z.string().startsWith('v'),
  }),
  quick: z.literal(true),
  from: z.string().min(1),
  seconds: figure,
  ratios: z.array(
    z.object({ what: z.string(), claims: z.string(), words: figure.nullable(), times: z.number().positive() }),
  ),
  rows: z.array(
    z.object({
      what: z.string().min(1),
      engine: z.string().min(1),
      claims: figure.nullable(),
      words: figure.nullable(),
      n: figure,
      p50_ms: figure.nullable(),
      p99_ms: figure.nullable(),
      build_ms: figure.optional(),
      heap_mib: z.number().nullable().optional(),
      bytes: figure.nullable().optional(),
      gzip_bytes: figure.nullable().optional(),
      woken: z.literal(0).optional(),
      note: z.string().min(1).optional(),
    }),
  ),
});

describe('npm run bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  const plot = join(folder, 'deep', 'cost.svg');
  const command = /^node (.+)$/.exec(JSON.parse(readFileSync('package.json', 'utf8')).scripts.bench)?.[1] ?? '';
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [...command.split(' '), ...args], { encoding: 'utf8' });
  let measured: z.infer<typeof report>;
  const rowsOf = (what: string, engine = 'ours') =>
    measured.rows.filter((row) => row.what === what && row.engine === engine);

  beforeAll(() => {
    const { status, stdout, stderr } = run('--quick', '--json', '--plot', plot);
    expect(status, stderr).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    measured = report.parse(JSON.parse(stdout));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('measures lists that it does not know, beside three other engines on the same posts', () => {
    for (const engine of ['ours', 'BM25', 'MiniSearch'])
      expect(rowsOf('foreign list', engine).map(({ claims, words }) => [claims, words])).toEqual([
        [100, 10],
        [100, 60],
        [1000, 10],
        [1000, 60],
      ]);
    expect(rowsOf('foreign list', 'fuse.js token search').length).toBeGreaterThan(0);
    for (const row of measured.rows.filter(({ what }) => what === 'foreign list')) {
      expect(row.n).toBeGreaterThan(0);
      expect(row.p50_ms).toBeGreaterThan(0);
      expect(row.build_ms).toBeGreaterThan(0);
      expect(row.heap_mib).not.toBeNull();
    }
    for (const other of ['fuse.js token search / ours', 'MiniSearch / ours', 'growth of ours'])
      expect(measured.ratios.some(({ what }) => what.includes(other))).toBe(true);
  });

  it('measures the page matcher, in larger databases too, of which no post wakes a claim', () => {
    const feed = rowsOf('page matcher, posts as they come');
    const [own, ...grown] = feed.map(({ claims }) => claims ?? 0);
    expect(own).toBeGreaterThanOrEqual(24);
    expect(grown).toEqual([2 * (own ?? 0), 2 * (own ?? 0)]);
    expect(feed.map(({ woken }) => woken)).toEqual([0, 0, 0]);
    expect(rowsOf('page matcher, posts of so many words')).toHaveLength(6);
    expect(rowsOf('page matcher, a post of 50,000 characters')).toHaveLength(3);
    expect(measured.ratios.some(({ what }) => what.startsWith('page matcher'))).toBe(true);
  });

  it('measures compiling the library, its size, and waking with it', () => {
    expect(rowsOf('compiling claims-db')[0]?.p50_ms).toBeGreaterThan(0);
    const [size] = rowsOf('compiled library');
    expect(size?.bytes).toBeGreaterThan(size?.gzip_bytes ?? Number.POSITIVE_INFINITY);
    expect(size?.heap_mib).toBeGreaterThan(0);
    for (const part of ['JSON.parse', 'createMatcher', 'first post', 'all three'])
      expect(rowsOf(`waking: ${part}`)[0]?.p50_ms).toBeGreaterThan(0);
  });

  it('says what the built extension weighs, or how to build it, and what is not measured', () => {
    const bundle = measured.rows.find(({ what }) => what === 'bundle');
    if (bundle?.bytes === null) expect(bundle.note).toContain('npm run build');
    else expect(bundle?.bytes).toBeGreaterThan(0);
    for (const row of measured.rows.filter(({ n }) => n === 0)) expect(row.note).toBeTruthy();
  });

  it('draws cost against number of claims', () => {
    const svg = readFileSync(plot, 'utf8');
    expect(svg).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.match(/<polyline /g)).toHaveLength(5);
  });

  it('exits with 2 on wrong usage', () => {
    const { status, stdout } = run('--quickly');
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});
