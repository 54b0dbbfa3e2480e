import { Command, InvalidArgumentError } from 'commander';
import { printWhole } from './output.ts';
import { runProgram } from './program.ts';

/** The command line for site data: `npm run -s sites -- <command>`. Exit codes: 0 done, 1 bad input, 2 wrong usage. */
const program = new Command('sites').description('Try the site data on saved pages.').exitOverride();

program
  .command('extract')
  .description('what the extension reads from a saved page, as one JSON object')
  .argument('<file>', 'a saved page, in UTF-8')
  .requiredOption('--url <url>', 'the address that the page was saved from', webAddress)
  .action(async (file: string, { url }: { url: string }) => {
    // Loaded only now: whoever has mistyped the command need not wait for a browser's driver.
    const { openPageReader } = await import('./extract.ts');
    const reader = openPageReader();
    try {
      printWhole(await reader.extract(file, url));
    } finally {
      await reader.close();
    }
  });

await runProgram(program);

function webAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('It is no web address.');
}
