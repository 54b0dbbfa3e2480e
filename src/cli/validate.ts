import { compile } from '../claims/compile.ts';
import { problemLine } from '../claims/problem.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { libraryVersion } from './load.ts';
import { BadInput, printLine, tell } from './output.ts';

/** `claims validate [dir]`: one line of counts; every problem, with file, line and field, on standard error. */
export async function validate(folder: string): Promise<void> {
  const files = await readClaimsFolder(folder).catch((error: Error) => {
    throw new BadInput(`${folder}: is not a claims folder: ${error.message}`);
  });
  const { problems, counts } = compile(files, libraryVersion());
  for (const problem of problems) tell(problemLine(problem));
  printLine(counts);
  if (problems.length > 0) process.exitCode = 1;
}
