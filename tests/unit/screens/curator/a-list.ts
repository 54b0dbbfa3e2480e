import { type ClaimsFolder, readClaim } from '../../../../src/claims/compile.ts';
import { outlineOf } from '../../../../src/claims/outline.ts';
import type { BundledList } from '../../../../src/storage/curating/source-folder.ts';

/** A folder as the extension brings it along, with its table of contents. */
export function bundledList(folder: ClaimsFolder, version = '2026-11-22'): BundledList {
  const claims = folder.claims.flatMap((source) => {
    const { parsed } = readClaim(source);
    return parsed ? [{ file: source.file, outline: outlineOf(parsed.value) }] : [];
  });
  return { version, claims, folder: async () => folder };
}
