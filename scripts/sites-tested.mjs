import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-missing.mjs';

/**
 * `npm run sites-tested`: keeps what the last browser tests found, site by site and editor by editor, in
 * docs/sites-tested.md. Fails where they have not been run in both browsers.
 */

const engines = /** @type {const} */ (['chromium', 'firefox']);

/** @typedef {[name: string, checks: Record<string, boolean>][]} Rows */

/** @param {'sites' | 'editors'} what @param {string} engine @returns {Rows} */
function rowsOf(what, engine) {
  const path = join(root, '.output', 'test-results', `${what}-${engine}.json`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path} is missing: run npm test first.`);
  }
}

/**
 * One table: a row for each site, a column for each check, in each cell both browsers.
 * @param {'sites' | 'editors'} what
 */
function table(what) {
  const [chromium, firefox] = engines.map((engine) => new Map(rowsOf(what, engine)));
  if (!chromium || !firefox) throw new Error('There are two browsers.');
  const names = [...new Set([...chromium.keys(), ...firefox.keys()])];
  const columns = [...new Set([...chromium.values()].flatMap((checks) => Object.keys(checks)))];
  /** @param {boolean | undefined} right */
  const word = (right) => (right === undefined ? '–' : right ? 'yes' : '**no**');
  const lines = names.map((name) => {
    const cells = columns.map((check) => {
      const [one, other] = [word(chromium.get(name)?.[check]), word(firefox.get(name)?.[check])];
      return one === other ? one : `Chromium ${one}, Firefox ${other}`;
    });
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return [`| | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---').join('|')}|`, ...lines].join('\n');
}

const text = `# What was tried where

Written by \`npm run sites-tested\` from the last run of the browser tests. *yes* holds in Chromium and in Firefox; where they
differ, the cell says so; – is not asked there.

## Sites
Each is a page of our own with the site's structure and its real editor ([tests/pages](../tests/pages/README.md)). *under comment* and *under post*: the reply is in
the box that belongs there, or, where the site gives none, on the clipboard with a sentence that says so. *only there*: no
other box of the page holds anything (chat, search, new post). *kept, once*: what the reader had written stays, and one copy
is added. *recycled*: badges are right after the site has given its nodes to other posts. *nothing sent*: no submit, no press
of a button that sends, no Enter, no request, and no error in the page.

${table('sites')}

## Editors
Each as npm ships it, in the page, in an open shadow root, and in a frame; the lower rows are boxes in a state in which a
reply cannot, or must not, simply be put in.

${table('editors')}
`;

writeFileSync(join(root, 'docs', 'sites-tested.md'), text);
