import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { browserHere, installMissing, root } from './install-missing.mjs';

/**
 * `npm start`: from a fresh clone to the demo. `--headless` does the job without a window, `--dev` rebuilds and reloads
 * on every change, `--browser firefox` uses Firefox.
 */

const began = Date.now();
const args = process.argv.slice(2);
const named = args.includes('--browser') ? args[args.indexOf('--browser') + 1] : null;
const dev = args.includes('--dev');
const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

const engine = named ?? (!browserHere('chromium') && browserHere('firefox') && !dev ? 'firefox' : 'chromium');
if (!['chromium', 'firefox'].includes(engine) || (dev && engine === 'firefox')) {
  process.stderr.write('Usage: npm start -- [--headless] [--browser chromium|firefox], npm run dev -- [--headless]\n');
  process.exit(2);
}
const env = { ...(await installMissing([engine])), WXT_TELEMETRY: '0' };
const shell = process.platform === 'win32';

if (!dev) {
  const built = spawnSync('wxt', engine === 'firefox' ? ['build', '-b', 'firefox'] : ['build'], {
    cwd: root,
    env,
    shell,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(1);
}
const options = [`--engine=${engine}`, `--began=${began}`];
if (noDisplay || args.includes('--headless')) options.push('--headless');
if (dev) options.push('--dev');
const demo = spawn('node', [join(root, 'scripts', 'demo.ts'), ...options], { cwd: root, env, shell, stdio: 'inherit' });
demo.on('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => demo.kill(signal));
