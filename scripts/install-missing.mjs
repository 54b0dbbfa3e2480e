import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { findBrowser } from './browsers.mjs';

/**
 * Installs what a fresh clone lacks: npm packages, and both browsers where this may be done. Uses Node's own modules
 * only, and runs on Node 20, because it comes before everything else.
 */

export const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');

/** The least Node that the tools (WXT, Vitest) run on. */
const leastNode = [22, 12];

/**
 * @param {('chromium' | 'firefox')[]} browsers which are needed
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which to start the tools: with the project's own Node first
 */
export async function installMissing(browsers) {
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
  if (!packagesAreCurrent()) {
    say('Installing npm packages (about a minute) ...');
    await run('npm', ['ci', '--no-audit', '--no-fund'], { env, what: 'npm ci' });
  }
  checkNode(env);
  const missing = browsers.filter((kind) => !browserHere(kind));
  if (missing.length > 0) await installBrowsers(missing, env);
  return env;
}

/** Where this browser is; null if there is none. A variable that names a missing one ends the program. */
export function browserHere(kind) {
  try {
    return findBrowser(kind);
  } catch (error) {
    return stop(error.message);
  }
}

/** npm writes down what it installed; a package in another version than the lock file's, or none, means: install. */
function packagesAreCurrent() {
  const written = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(written) || !existsSync(join(root, '.wxt', 'tsconfig.json'))) return false;
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional, peer }]) => place === '' || optional || peer || installed[place]?.version === version,
  );
}

function checkNode(env) {
  const version = spawnSync('node', ['--version'], {
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).stdout;
  const [major = 0, minor = 0] = version.trim().slice(1).split('.').map(Number);
  const [leastMajor, leastMinor] = leastNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  stop(`Node ${version.trim()} is too old for the tools. Install Node 24 from https://nodejs.org and try again.`);
}

async function installBrowsers(missing, env) {
  const names = { chromium: 'Chromium, Chrome or Edge', firefox: 'Firefox' };
  const packages = { chromium: 'chromium', firefox: 'firefox-esr' };
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (mayInstall) {
    const wanted = missing.map((kind) => packages[kind]);
    say(`Installing ${wanted.join(' and ')} with apt-get (about a minute) ...`);
    const aptEnv = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env: aptEnv, what: 'apt-get update', quiet: true });
    const install = ['install', '-y', '-q', '--no-install-recommends', ...wanted];
    await run('apt-get', install, { env: aptEnv, what: 'apt-get install', quiet: true });
  }
  const still = missing.filter((kind) => !browserHere(kind));
  if (still.length === 0) return;
  stop(
    `No ${still.map((kind) => names[kind]).join(' and no ')} was found. ` +
      'Install it, or say where it is with CHROME_PATH or FIREFOX_PATH, and try again.',
  );
}

/**
 * Runs a program to its end; a failure ends this one too.
 * @param {{ env: NodeJS.ProcessEnv, what: string, quiet?: boolean }} options `quiet` shows its output only if it fails
 */
function run(command, args, { env, what, quiet = false }) {
  return new Promise((done) => {
    const began = Date.now();
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    const still = setInterval(() => say(`  ... ${what}, ${seconds(began)}`), 15_000);
    child.on('error', (error) => stop(`${what} could not be started: ${error.message}`));
    child.on('close', (code) => {
      clearInterval(still);
      if (code !== 0) stop(`${output}\n${what} failed with code ${code}.`);
      say(`  ${what} done in ${seconds(began)}`);
      done();
    });
  });
}

export function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
