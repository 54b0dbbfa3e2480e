import { writeFile } from 'node:fs/promises';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { defaultFolder } from './claims-folder.ts';
import { explain } from './explain.ts';
import { loadLibrary } from './load.ts';
import { match } from './match.ts';
import { BadInput, printLine, tell } from './output.ts';
import { rank } from './rank.ts';
import { testClaims } from './test-claims.ts';
import { validate } from './validate.ts';

/** The curator's command line: `npm run -s claims -- <command>`. Exit codes: 0 done, 1 bad input, 2 wrong usage. */
const program = new Command('claims').description('Check, try and compile a claims database.').exitOverride();

program
  .command('validate')
  .description('check a claims folder; prints counts, and every problem with file, line and field')
  .argument('[dir]', 'claims folder', defaultFolder)
  .action(validate);

program
  .command('test')
  .description("run the claims' own examples; prints each that fails, then precision and recall per stance")
  .argument('[dir]', 'claims folder', defaultFolder)
  .action(testClaims);

program
  .command('match')
  .description('find the claims in posts: JSON Lines {id, text} in, {id, matches} out')
  .requiredOption('--posts <file>', 'JSON Lines file of {id, text}')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .action((options: { posts: string; claims: string }) => match(options.claims, options.posts));

program
  .command('rank')
  .description('rank any list of claims {id, text} for each post {id, text}')
  .requiredOption('--claims <file>', 'JSON Lines file of {id, text}')
  .requiredOption('--posts <file>', 'JSON Lines file of {id, text}')
  .option('--top <n>', 'how many claims for each post', positive, 5)
  .action((options: { claims: string; posts: string; top: number }) =>
    rank(options.claims, options.posts, options.top),
  );

program
  .command('explain')
  .description('why does this post match, or not?')
  .argument('<text>', 'the post, in quotes')
  .option('--claims <dir>', 'claims folder', defaultFolder)
  .action((text: string, options: { claims: string }) => explain(options.claims, text));

program
  .command('compile')
  .description('make the library that the extension reads')
  .argument('[dir]', 'claims folder', defaultFolder)
  .requiredOption('--out <file>', 'where to write it')
  .action(async (folder: string, options: { out: string }) => {
    const { library } = await loadLibrary(folder);
    const text = JSON.stringify(library);
    await writeFile(options.out, text).catch((error: Error) => {
      throw new BadInput(`${options.out}: cannot be written: ${error.message}`);
    });
    printLine({ claims: library.claims.length, bytes: Buffer.byteLength(text) });
  });

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number from 1');
  return value;
}

for (const command of program.commands) command.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof BadInput) {
    tell(error.message);
    process.exitCode = 1;
  } else throw error;
}
