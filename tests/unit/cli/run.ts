import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { goodClaim, goodLexicon, goodReferences } from '../claims/folder.ts';

// Each run is a program of its own, and tests of the whole database are several.
vi.setConfig({ testTimeout: 60_000 });

/** Runs the curator's command line, as a shell does without a terminal. */
export function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/claims.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean) };
}

/** A folder of the test file's own, gone when its tests are done. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'claims-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const database = (name: string, parts: { claim?: string; references?: string } = {}): string => {
    file(`${name}/heart/statins-cause-dementia.yaml`, parts.claim ?? goodClaim);
    file(`${name}/references.json`, parts.references ?? goodReferences);
    file(`${name}/lexicon/heart.yaml`, goodLexicon);
    return join(folder, name);
  };
  return { folder, file, database };
}
