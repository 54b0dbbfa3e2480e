import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root, seconds } from './install-missing.mjs';

/**
 * `npm test`: everything that must hold, one stage after another, each to its end whatever came of the one before. The
 * last line says how many passed and failed; a stage without tests of its own counts as one.
 */

const results = join(root, '.output', 'test-results');

/** What each stage runs. A `report` is where Vitest writes its counts. */
const stages = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'claims', command: ['node', 'src/cli/claims.ts', 'validate'] },
  { name: 'unit tests', command: ['vitest', 'run'], report: 'unit.json' },
  { name: 'build for Chromium', command: ['wxt', 'build'] },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { name: 'add-on rules', command: ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3'] },
  { name: 'browser tests', command: ['vitest', 'run', '--config', 'vitest.browser.config.ts'], report: 'browser.json' },
];

const env = { ...(await installMissing(['chromium', 'firefox'])), FORCE_COLOR: '0', WXT_TELEMETRY: '0' };
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
const summary = [];
/** Told once more at the end, where a log that is cut off still has it. */
const failures = [];
for (const stage of stages) {
  const began = Date.now();
  process.stdout.write(`\n== ${stage.name}\n`);
  const ended = await run(stage);
  const counts = stage.report ? counted(stage.report, ended) : { passed: ended ? 1 : 0, failed: ended ? 0 : 1 };
  total.passed += counts.passed;
  total.failed += counts.failed;
  summary.push(
    `${counts.failed ? 'FAILED' : 'passed'}  ${stage.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(began)}`,
  );
}

if (failures.length > 0) process.stdout.write(`\nWhat failed:\n${failures.join('\n')}\n`);
process.stdout.write(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one stage; answers whether it succeeded. */
function run({ command: [program, ...args], report }) {
  const reporters = report
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, report)}`]
    : [];
  return new Promise((done) => {
    const child = spawn(program, [...args, ...reporters], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      process.stdout.write(`${program} could not be started: ${error.message}\n`);
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}

/** The counts of a Vitest run. A file that could not be loaded, or a run that broke off, has failed once. */
function counted(report, ended) {
  let counts = { passed: 0, failed: 0 };
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(join(results, report), 'utf8'));
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    counts = { passed: numPassedTests, failed: numFailedTests + unloaded.length };
    for (const { name, message } of unloaded) failures.push(`- ${name}: ${beginning(message)}`);
    for (const { assertionResults } of testResults)
      for (const { fullName, status, failureMessages } of assertionResults)
        if (status === 'failed') failures.push(`- ${fullName}: ${beginning(failureMessages.join(' '))}`);
  } catch (error) {
    process.stdout.write(`No counts: ${error.message}\n`);
  }
  if (!ended && counts.failed === 0) counts.failed = 1;
  if (ended && counts.passed === 0) counts.failed = 1;
  return counts;
}

function beginning(message) {
  return message.replace(/\s+/g, ' ').slice(0, 600);
}
