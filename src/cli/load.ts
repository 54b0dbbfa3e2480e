import type { Claim } from '../claims/claim.ts';
import { compile } from '../claims/compile.ts';
import type { Library } from '../claims/library.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { BadInput } from './output.ts';

/** Reads and compiles a claims folder. @throws BadInput with every problem in it. */
export async function loadLibrary(folder: string): Promise<{ library: Library; claims: Claim[] }> {
  const files = await readClaimsFolder(folder).catch((error: Error) => {
    throw new BadInput(`${folder}: is not a claims folder: ${error.message}`);
  });
  const { library, claims, problems } = compile(files, libraryVersion());
  if (!library) throw new BadInput(problems);
  return { library, claims };
}

/** When the library was compiled, ISO; SOURCE_DATE_EPOCH (https://reproducible-builds.org) fixes it. */
export function libraryVersion(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString();
}
