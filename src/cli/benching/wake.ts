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

/** What the worker keeps of a library: its matcher, and what cards show (src/background/library.ts). */
function wakeUp(text: string) {
  const start = performance.now();
  const library = JSON.parse(text) as Library;
  const parsed = performance.now();
  const matcher = createMatcher(library);
  const ready = performance.now();
  const { claims, references } = library;
  return { matcher, claims, references, parse: parsed - start, made: ready - parsed };
}

const text = readFileSync(file, 'utf8');
const before = memory();
const { matcher, claims, references, parse, made } = wakeUp(text);
const start = performance.now();
matcher.match(post);
const first = performance.now() - start;
const after = memory();
printLine({
  parse,
  matcher: made,
  first,
  all: parse + made + first,
  heap_mib: before === null || after === null ? null : mebibytes(after - before),
  // Keeps all of it in memory until it was counted.
  claims: claims.length,
  references: Object.keys(references).length,
  matches: matcher.match(post).length,
});
