import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-missing.mjs';

/**
 * `npm run screenshots`: takes the pictures that the last `npm test` made into the README and docs/screenshots/, each
 * screen in light and dark. Says which are missing.
 */

/** What the browser tests call a picture, and what it is called in the documentation. */
const screens = {
  'reddit-feed': 'badges',
  'reddit-card': 'card',
  'reddit-popup': 'popup',
  library: 'library',
  sidepanel: 'side-panel',
  welcome: 'welcome',
  practice: 'practice',
  options: 'settings',
  ledger: 'ledger',
  insights: 'insights',
};

const from = join(root, '.output/screenshots');
const to = join(root, 'docs/screenshots');
mkdirSync(to, { recursive: true });

const pictures = Object.entries(screens).flatMap(([made, name]) =>
  ['', '-dark'].map((look) => [`chromium-${made}${look}.png`, join(to, `${name}${look}.png`)]),
);
for (const [made, kept] of [['chromium-readme.png', join(root, 'docs/screenshot.png')], ...pictures]) {
  if (existsSync(join(from, made))) copyFileSync(join(from, made), kept);
  else {
    process.stderr.write(`${made} is missing: run npm test first\n`);
    process.exitCode = 1;
  }
}
