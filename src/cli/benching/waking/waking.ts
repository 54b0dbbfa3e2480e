import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findBrowser } from '../../../../scripts/browsers.mjs';
import type { Library } from '../../../claims/library.ts';
import { inBareChromium } from '../chromium.ts';
import type { Row } from '../row.ts';
import { summary } from '../timing.ts';

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** What the background may take from its waking to its first answer, in milliseconds. */
const goal = 50;

type Woken = { parse: number; matcher: number; first: number };

/**
 * The waking of the background in Chromium: a new worker that has compiled no code yet reads the library and answers its
 * first post.
 * @param times how often; 0 measures nothing
 */
export async function* wakingRows(library: Library, post: string, times: number): AsyncGenerator<Row> {
  const row = { what: 'waking in Chromium', claims: library.claims.length, words: null };
  if (times === 0 || findBrowser('chromium') === null) {
    yield { ...row, engine: 'Chromium', n: 0, p50_ms: null, p99_ms: null, note: 'not measured: no browser is opened' };
    return;
  }
  const woken = await wakeInChromium(JSON.stringify(library), post, times);
  for (const part of ['parse', 'matcher', 'first'] as const)
    yield { ...row, engine: part, ...summary(woken.map((one) => one[part])) };
  yield { ...row, engine: 'all three', ...summary(woken.map(sum)), goal_ms: goal };
}

function sum({ parse, matcher, first }: Woken): number {
  return parse + matcher + first;
}

async function wakeInChromium(library: string, post: string, times: number): Promise<Woken[]> {
  const script = await bundled();
  return inBareChromium('<!doctype html><title>Waking</title>', async ({ context }) => {
    const woken: Woken[] = [];
    for (let time = 0; time < times; time++) {
      const page = await context.newPage();
      await page.goto('https://www.example.org/');
      woken.push(await page.evaluate(wake, { script, library, post }));
      await page.close();
    }
    return woken;
  });
}

/** Runs inside the page. */
function wake({ script, library, post }: { script: string; library: string; post: string }): Promise<Woken> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return new Promise((done, failed) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.postMessage({ library, post });
  });
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: worker, formats: ['iife'], name: 'waking' } },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const chunk = outputs.flatMap(({ output }) => output).find((part) => part.type === 'chunk');
  if (!chunk) throw new Error(`${worker} was built into nothing.`);
  return chunk.code;
}
