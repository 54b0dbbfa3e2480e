import type { Claim } from '../claims/claim.ts';
import { type Compiled, compile } from '../claims/compile.ts';
import type { Library } from '../claims/library.ts';
import { shippedLibrary } from '../curating/shipped-library.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { BadInput, warn } from './output.ts';

/** Reads and compiles a claims folder, with whatever is wrong with it. @throws BadInput if there is none */
export async function compileFolder(folder: string): Promise<Compiled> {
  const files = await readClaimsFolder(folder).catch((error: Error) => {
    throw new BadInput(`${folder}: is not a claims folder: ${error.message}`);
  });
  return compile(files, libraryVersion());
}

/** Reads and compiles a claims folder. @throws BadInput with every problem in it. */
export async function loadLibrary(folder: string): Promise<{ library: Library; claims: Claim[] }> {
  const { library, claims, problems } = await compileFolder(folder);
  if (!library) throw new BadInput(problems);
  return { library, claims };
}

/**
 * Reads a claims folder as it was written: drafts too, and whatever may still be wrong with it.
 * @throws BadInput with every problem, if a file could not be read at all
 */
export async function loadWritten(folder: string): Promise<Compiled> {
  const compiled = await compileFolder(folder);
  if (compiled.unreadable) throw new BadInput(compiled.problems);
  return compiled;
}

/** When the library was compiled, ISO; SOURCE_DATE_EPOCH (https://reproducible-builds.org) fixes it. */
export function libraryVersion(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString();
}

/**
 * The library as the extension gets it (src/curating/shipped-library.ts). Each example for which a claim is held back is
 * told on standard error. @throws BadInput
 */
export async function loadShippedLibrary(folder: string): Promise<Library> {
  const { library, claims } = await loadLibrary(folder);
  const { library: shipped, failed } = shippedLibrary(library, claims);
  for (const { claim, expected, index, found } of failed)
    warn(
      `${claim}: held back: examples.${expected}[${index}] is found as ${found ? found.stance : 'nothing'}; see claims explain`,
    );
  return shipped;
}
