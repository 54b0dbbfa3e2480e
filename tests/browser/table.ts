import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from './door.ts';

/** What was checked on one site or in one editor: each check with what came of it. */
export type Checks = Record<string, boolean>;

const folder = resolve(import.meta.dirname, '../../.output/test-results');

/**
 * Collects what was checked, prints it as a table, and leaves it in `.output/test-results/` for `npm run sites-tested`,
 * which keeps it in docs/.
 */
export function makeTable(name: 'sites' | 'editors') {
  const rows = new Map<string, Checks>();
  return {
    add(row: string, checks: Checks) {
      rows.set(row, { ...rows.get(row), ...checks });
    },
    finish(engine: Browser['engine']) {
      if (rows.size === 0) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}-${engine}.json`), JSON.stringify([...rows], null, 1));
      process.stdout.write(`\n${name} in ${engine}\n${drawn([...rows])}\n`);
    },
  };
}

/** The one of all sites: those of the framework and those with pages of their own are tried by different scenarios. */
export const sitesTable = makeTable('sites');

/** Does something that fails unless these checks hold, and notes of the site whether they did. */
export async function noted(site: string, checks: readonly string[], attempt: () => Promise<void>): Promise<void> {
  sitesTable.add(site, Object.fromEntries(checks.map((check) => [check, false])));
  await attempt();
  sitesTable.add(site, Object.fromEntries(checks.map((check) => [check, true])));
}

/** Rows under the names of their checks; a check that a row does not have stays blank. */
function drawn(rows: [string, Checks][]): string {
  const checks = [...new Set(rows.flatMap(([, made]) => Object.keys(made)))];
  const width = Math.max(...rows.map(([row]) => row.length)) + 2;
  const cell = (made: Checks, check: string) => (made[check] === undefined ? '' : made[check] ? 'yes' : 'NO');
  return [
    [''.padEnd(width), ...checks].join('  '),
    ...rows.map(([row, made]) =>
      [row.padEnd(width), ...checks.map((check) => cell(made, check).padEnd(check.length))].join('  '),
    ),
  ].join('\n');
}
