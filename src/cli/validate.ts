import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Compiled } from '../claims/compile.ts';
import { type Problem, problemLine } from '../claims/problem.ts';
import { commonForms } from './common-forms.ts';
import { compileFolder } from './load.ts';
import { inColour, printLine, readLines, showProgress, tell, warn } from './output.ts';
import { replyFaults } from './reply-faults.ts';

/** Posts that are about nothing in particular, to measure forms on; not part of the project. */
const background = '../shared/corpus/background.jsonl';

/**
 * `claims validate [dir]`: one line of counts; every problem, with file, line and field, on standard error. Forms that
 * are too common are warned of where there are posts to measure them on.
 */
export async function validate(folder: string): Promise<void> {
  const { compiled, problems } = await checkFolder(folder);
  for (const problem of problems) tell(inColour('red', problemLine(problem), process.stderr));
  if (compiled.library && existsSync(background)) await warnOfCommonForms(compiled.library.concepts);
  printLine({ ...compiled.counts, errors: problems.length });
  if (problems.length > 0) process.exitCode = 1;
}

/** Compiles a claims folder and looks at its replies as the extension would fill them in. */
export async function checkFolder(folder: string): Promise<{ compiled: Compiled; problems: Problem[] }> {
  const compiled = await compileFolder(folder);
  const faults = replyFaults(compiled.written, compiled.references);
  const problems = [...compiled.problems, ...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  return { compiled, problems };
}

const post = z.looseObject({ text: z.string(), kind: z.string().optional() });

async function warnOfCommonForms(concepts: Parameters<typeof commonForms>[0]): Promise<void> {
  // Talk about health is full of diseases, and rightly so: only ordinary talk shows what means nothing.
  const posts = (await readLines(background, post)).filter(({ kind }) => kind !== 'health').map(({ text }) => text);
  const progress = showProgress('Measuring forms on posts', posts.length);
  const common = commonForms(concepts, posts, progress.at);
  progress.end();
  for (const { concept, form, share } of common)
    warn(
      `lexicon: ${concept}: "${form}" stands in ${(share * 100).toFixed(1)} % of ordinary posts: is it a broad form?`,
    );
}
