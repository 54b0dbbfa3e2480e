import { schemaFolder } from './new-claim.ts';
import { isLexicon, referencesFile } from './overlay.ts';

/**
 * What tells a claim's file from those of all other claims, in whatever topic folder it stands: its own name, which is
 * the claim's id. Null for files that are no claims: they never move.
 */
export function claimNameOf(file: string): string | null {
  if (file === referencesFile || isLexicon(file) || file.startsWith(`${schemaFolder}/`)) return null;
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The topic folder of a claim's file. */
export function topicFolderOf(file: string): string {
  return file.split('/')[0] ?? '';
}

/** Files that are decided on, saved and undone together: those of one claim; every other file by itself. */
export function groupedByClaim<T extends { file: string }>(files: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of files) {
    const name = claimNameOf(one.file) ?? one.file;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}
