import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The import floors of docs/architecture.md hold only if the lint fails on a violation. A small tree with one import
 * a file is linted with the project's own biome.json.
 */

const project = resolve(import.meta.dirname, '../../..');

/** file → the one thing it imports; what is forbidden. */
const forbidden: Record<string, string> = {
  'src/claims/sideways.ts': '../sites/site.ts',
  'src/claims/up.ts': '../matching/match.ts',
  'src/claims/node.ts': 'node:fs',
  'src/claims/browser.ts': 'webextension-polyfill',
  'src/sites/sideways.ts': '../claims/claim.ts',
  'src/insertion/sideways.ts': '../sites/site.ts',
  'src/insertion/up.ts': '../messages.ts',
  'src/matching/sideways.ts': '../replies/compose.ts',
  'src/matching/up.ts': '../screens/card.ts',
  'src/matching/browser.ts': 'wxt/utils/storage',
  'src/matching/curating.ts': '../curating/bench.ts',
  'src/curating/sideways.ts': '../storage/settings.ts',
  'src/curating/up.ts': '../screens/card.ts',
  'src/curating/node.ts': 'node:fs',
  'src/curating/browser.ts': 'webextension-polyfill',
  'src/replies/sideways.ts': '../storage/settings.ts',
  'src/replies/dom.ts': 'preact/hooks',
  'src/storage/sideways.ts': '../messages.ts',
  'src/storage/up.ts': '../background/answer.ts',
  'src/storage/bench.ts': '../curating/bench.ts',
  'src/storage/curating/bench.ts': '../../curating/bench.ts',
  'src/messages.ts': './storage/settings.ts',
  'src/matching/messages.ts': '../message-schemas.ts',
  'src/screens/up.ts': '../watching/watch.ts',
  'src/screens/sideways.ts': '../background/answer.ts',
  'src/background/sideways.ts': '../screens/card.ts',
  'src/cli/sideways.ts': '../background/answer.ts',
  'src/watching/up.ts': '../../entrypoints/background.ts',
  'src/watching/down.ts': '../background/answer.ts',
};

const allowed: Record<string, string> = {
  'src/matching/down.ts': '../claims/claim.ts',
  'src/replies/down.ts': '../claims/claim.ts',
  'src/curating/down.ts': '../claims/claim.ts',
  'src/curating/matching.ts': '../matching/matcher.ts',
  'src/storage/down.ts': '../claims/claim.ts',
  'src/storage/within.ts': './curating/changes.ts',
  'src/message-schemas.ts': './matching/match.ts',
  'src/screens/down.ts': '../messages.ts',
  'src/screens/curating.ts': '../curating/bench-client.ts',
  'src/background/down.ts': '../matching/match.ts',
  'src/cli/down.ts': '../claims/claim.ts',
  'src/cli/node.ts': 'node:fs',
  'src/watching/screens.ts': '../screens/card.ts',
  'entrypoints/down.ts': '../src/watching/watch.ts',
};

/** Runs Biome's linter on a folder; answers which files have an error, and by which rules. */
function lint(folder: string): Promise<Map<string, Set<string>>> {
  const biome = join(project, 'node_modules/.bin/biome');
  return new Promise((done, failed) => {
    execFile(biome, ['lint', '--reporter=github', '--max-diagnostics=none', '.'], { cwd: folder }, (_, stdout) => {
      const errors = new Map<string, Set<string>>();
      for (const line of stdout.split('\n')) {
        const [, rule, path] = /^::error title=([^,]+),file=([^,]+),/.exec(line) ?? [];
        if (!rule || !path) continue;
        const file = relative(folder, path);
        errors.set(file, (errors.get(file) ?? new Set()).add(rule));
      }
      if (stdout.includes('::')) done(errors);
      else failed(new Error(`Biome said nothing: ${stdout}`));
    });
  });
}

describe('the import floors', () => {
  let folder = '';
  let errors = new Map<string, Set<string>>();

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'floors-')));
    await cp(join(project, 'biome.json'), join(folder, 'biome.json'));
    await writeFile(join(folder, '.gitignore'), 'node_modules/\n');
    const files = Object.entries({ ...forbidden, ...allowed }).map(([file, from]) => [file, `import '${from}';\n`]);
    files.push(['src/screens/round.ts', `import './trip.ts';\n`], ['src/screens/trip.ts', `import './round.ts';\n`]);
    files.push(['src/matching/global.ts', `export const where = document.title;\n`]);
    files.push(['src/curating/global.ts', `export const where = document.title;\n`]);
    files.push(['src/curating/bench-client.ts', `export const worker = new Worker('worker.js');\n`]);
    files.push(['src/curating/live-library.ts', `export const worker = new Worker('worker.js');\n`]);
    for (const [file, text] of files) {
      if (!file || !text) continue;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    errors = await lint(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(Object.entries(forbidden))('%s may not import %s', (file) => {
    const rules = [...(errors.get(file) ?? [])];
    expect(rules).toContainEqual(expect.stringMatching(/noRestrictedImports|noNodejsModules/));
  });

  it.each(Object.entries(allowed))('%s may import %s', (file) => {
    expect([...(errors.get(file) ?? [])]).toEqual([]);
  });

  it('refuses a circle', () => {
    expect([...(errors.get('src/screens/round.ts') ?? [])]).toContain('lint/suspicious/noImportCycles');
  });

  it('refuses the DOM in pure code', () => {
    for (const file of ['src/matching/global.ts', 'src/curating/global.ts'])
      expect([...(errors.get(file) ?? [])]).toContain('lint/style/noRestrictedGlobals');
  });

  it('lets only the client of the bench start a worker', () => {
    expect([...(errors.get('src/curating/live-library.ts') ?? [])]).toContain('lint/style/noRestrictedGlobals');
    expect([...(errors.get('src/curating/bench-client.ts') ?? [])]).toEqual([]);
  });
});
