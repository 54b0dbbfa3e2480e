import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Library } from '../../claims/library.ts';
import { createMatcher } from '../../matching/matcher.ts';
import { printLine } from '../output.ts';
import { mebibytes, memory } from './timing.ts';

/**
 * A background that wakes: a process of its own, since a woken one has compiled no code yet. Reads the compiled library
 * as the extension's worker does and answers its first post.
 */
const [, , file = '', post = ''] = process.argv;
const text = readFileSync(file, 'utf8');
const before = memory();
const start = performance.now();
const library = JSON.parse(text) as Library;
const parsed = performance.now();
const matcher = createMatcher(library);
const ready = performance.now();
const matches = matcher.match(post).length;
const answered = performance.now();
const after = memory();
printLine({
  parse: parsed - start,
  matcher: ready - parsed,
  first: answered - ready,
  all: answered - start,
  heap_mib: before === null || after === null ? null : mebibytes(after - before),
  // Keeps both in memory until they were counted.
  claims: library.claims.length,
  matches,
});
