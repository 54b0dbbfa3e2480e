import { type Command, CommanderError } from 'commander';
import { BadInput, tell } from './output.ts';

/** Runs a command line. Exit codes: 0 done, 1 bad input, 2 wrong usage. */
export async function runProgram(program: Command): Promise<void> {
  // Whoever reads the output may have seen enough of it ("| head").
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  program.exitOverride();
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
}
