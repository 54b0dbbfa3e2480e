import { z } from 'zod';
import { createMatcher } from '../matching/matcher.ts';
import { loadLibrary } from './load.ts';
import { printLine, readLines } from './output.ts';

export const postLine = z.looseObject({ id: z.string(), text: z.string() });

/** `claims match --posts FILE`: a line for each post, in order, with its matches of every stance, best first. */
export async function match(folder: string, posts: string): Promise<void> {
  const [{ library }, lines] = await Promise.all([loadLibrary(folder), readLines(posts, postLine)]);
  const matcher = createMatcher(library);
  for (const { id, text } of lines) printLine({ id, matches: matcher.match(text) });
}
