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
  'card-1280': 'card',
  'popup-400': 'popup',
  'sidepanel-400': 'side-panel',
  'welcome-1280': 'welcome',
  'options-1280': 'settings',
  'ledger-1280': 'ledger',
  'insights-1280': 'insights',
};
/** The same on the narrowest screens, in light only. */
const narrow = { 'card-320': 'card', 'popup-320': 'popup', 'ledger-320': 'ledger', 'insights-320': 'insights' };
/** The curator's page, for its guide. */
const curating = ['claims', 'caught', 'false-alarm', 'signed', 'badge'];

const from = join(root, '.output/screenshots');
const to = join(root, 'docs/screenshots');
mkdirSync(to, { recursive: true });

const pictures = Object.entries(screens).flatMap(([made, name]) =>
  ['', '-dark'].map((look) => [`chromium-${made}${look}.png`, join(to, `${name}${look}.png`)]),
);
const narrowPictures = Object.entries(narrow).map(([made, name]) => [
  `chromium-${made}.png`,
  join(to, `${name}-320.png`),
]);
const curatorPictures = curating.map((name) => [`chromium-curator-${name}.png`, join(to, `curator-${name}.png`)]);
const readme = ['chromium-readme.png', join(root, 'docs/screenshot.png')];
for (const [made, kept] of [readme, ...pictures, ...narrowPictures, ...curatorPictures]) {
  if (existsSync(join(from, made))) copyFileSync(join(from, made), kept);
  else {
    process.stderr.write(`${made} is missing: run npm test first\n`);
    process.exitCode = 1;
  }
}
