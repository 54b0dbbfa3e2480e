import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-missing.mjs';

/** `npm run screenshots`: takes the picture that the last `npm test` made into the README. */
copyFileSync(join(root, '.output/screenshots/chromium-readme.png'), join(root, 'docs/screenshot.png'));
