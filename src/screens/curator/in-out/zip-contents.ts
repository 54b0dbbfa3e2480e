import type { Change } from '../../../claims/editing/change.ts';
import { unitsOf } from '../../../claims/editing/change-units.ts';
import type { SourceFile } from '../../../claims/source-file.ts';
import { say } from '../../say.ts';

/** A file that has to go from the claims folder, and the one to which its claim moved; null if the claim is gone. */
export type GoneFile = { file: string; to: string | null };

/** What a zip that is unpacked over a claims folder leaves there and should not. */
export function goneFiles(changes: readonly Change[]): GoneFile[] {
  return unitsOf(changes).flatMap(({ main, from }): GoneFile[] => {
    if (main.text === null) return [{ file: main.file, to: null }];
    return from ? [{ file: from.file, to: main.file }] : [];
  });
}

/** What is to be done about it is said in the zip itself, for whoever unpacks it. */
const noteName = 'delete-these.txt';

/** The changed files, and a note of those that have to be deleted by hand where there are any. */
export function zipContents(changes: readonly Change[]): SourceFile[] {
  const files = changes.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }]));
  const gone = goneFiles(changes);
  return gone.length === 0 ? files : [...files, { file: noteName, text: noteOf(gone) }];
}

function noteOf(gone: readonly GoneFile[]): string {
  const lines = gone.map(({ file, to }) => (to === null ? file : `${file} -> ${to}`));
  return `${say('curatorZipNote')}\n\n${lines.join('\n')}\n`;
}
